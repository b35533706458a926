import { describe, expect, test } from 'vitest';
import { failureOfCall, failureOfRead, notYet } from '../../../src/activities/registrar-failure.js';

describe('a read that brought nothing', () => {
  test.each([
    [
      'is repeated when nothing left',
      { kind: 'not_sent', reason: 'connection_refused', message: 'M.' },
      'RegistrarUnavailable',
      false,
    ],
    [
      'is repeated when the answer was lost',
      { kind: 'unknown', reason: 'deadline', message: 'M.' },
      'RegistrarUnavailable',
      false,
    ],
    [
      'is repeated slowly when the credential is wrong',
      { kind: 'fault', reason: 'http_auth', message: 'M.' },
      'RegistrarAuth',
      false,
    ],
    [
      'is repeated slowly when the key cannot be fetched',
      { kind: 'fault', reason: 'key_unavailable', message: 'M.' },
      'RegistrarAuth',
      false,
    ],
    [
      'is not repeated when it cannot be written',
      { kind: 'fault', reason: 'invalid_request', message: 'M.' },
      'InvalidInput',
      true,
    ],
  ] as const)('%s', (_, outcome, type, nonRetryable) => {
    expect(failureOfCall(outcome)).toMatchObject({ type, nonRetryable, message: 'M.' });
  });

  test.each([
    [
      'is repeated later when the registrar is busy',
      { kind: 'retry_later', code: '310', checkFirst: false },
      'RegistrarRateLimited',
    ],
    ['is repeated slowly when this address is not allowed', { kind: 'config', code: '400' }, 'RegistrarAuth'],
    ['is repeated when the answer has no meaning', { kind: 'unknown', code: '999' }, 'RegistrarUnavailable'],
  ] as const)("%s, and its message has the code but not the registrar's words", (_, result, type) => {
    const failure = failureOfRead({ ...result, text: 'Owen Ottway' }, 'LOOKUP');
    expect(failure).toMatchObject({ type, nonRetryable: false });
    expect(failure.message).toContain(`code ${result.code}, LOOKUP`);
    expect(failure.message).not.toContain('Ottway');
  });
});

test('"the same as before" is repeated and is no sign of trouble', () => {
  expect(notYet('Nothing new.')).toMatchObject({ type: 'NotYet', nonRetryable: false, category: 'BENIGN' });
});
