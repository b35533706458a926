import { WorkflowFailedError } from '@temporalio/client';
import { ApplicationFailure, CancelledFailure, RetryState, TerminatedFailure } from '@temporalio/common';
import { describe, expect, test } from 'vitest';
import { resultFrom, resultFromFailure } from '../../../src/client/operation-ending.js';

const id = 'registerDomain:acme:example.com:1';
const taken = { outcome: 'taken', orderIds: [], registrarText: 'Domain taken' } as const;
const failed = (cause: Error) => new WorkflowFailedError('failed', cause, RetryState.NON_RETRYABLE_FAILURE);

describe('how an operation ended is read from its workflow', () => {
  test('a business ending is a value, although its workflow failed', () => {
    const failure = ApplicationFailure.create({ type: 'DomainUnavailable', details: [taken] });
    expect(resultFromFailure(id, failed(failure))).toEqual(taken);
  });

  test('a workflow cancelled from outside is a cancelled operation', () => {
    expect(resultFromFailure(id, failed(new CancelledFailure('cancelled')))).toMatchObject({ outcome: 'cancelled' });
  });

  test('a terminated workflow is an error that sends a person to the registrar', () => {
    expect(resultFromFailure(id, failed(new TerminatedFailure('terminated')))).toMatchObject({
      code: 'ended_abnormally',
      message: expect.stringContaining('look at the name there'),
    });
  });

  test('a failure without a result names its type and not its message', () => {
    const failure = ApplicationFailure.create({ type: 'RegistrarAuth', message: 'secret detail' });
    const error = resultFromFailure(id, failed(failure));
    expect(error).toMatchObject({ code: 'ended_abnormally', message: expect.stringContaining('RegistrarAuth') });
    expect(JSON.stringify([error, (error as Error).message])).not.toContain('secret');
  });

  test('a result that cannot be decrypted says which key is missing', () => {
    const marker = { $tenure: 'undecodable', reason: 'unknown_key', keyId: 'k7' };
    expect(() => resultFrom(id, marker)).toThrow(/encrypted \(key k7\).*TENURE_KEYS_FILE/);
  });

  test('a result of a shape that is not known is not passed on', () => {
    expect(() => resultFrom(id, { hello: 'world' })).toThrow(/a result that this version understands/);
  });
});
