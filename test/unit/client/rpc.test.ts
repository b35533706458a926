import { ServiceError } from '@temporalio/client';
import { describe, expect, test } from 'vitest';
import { grpcCodeOf, isSilence, repeatedOnRollOver } from '../../../src/client/rpc.js';

function grpcError(code: number): Error {
  return Object.assign(new Error('from the server'), { code, details: '', metadata: {} });
}

/** Fails with these errors in turn, then answers. */
function failing(...errors: readonly Error[]) {
  const calls: number[] = [];
  const ask = () => {
    const error = errors[calls.length];
    calls.push(calls.length);
    return error === undefined ? Promise.resolve('answer') : Promise.reject(error);
  };
  return { ask, count: () => calls.length };
}

describe('a message that met the end of a run', () => {
  test.each([
    ['as the SDK wraps it', new ServiceError('Update failed', { cause: grpcError(9) })],
    ['as update-with-start throws it', grpcError(9)],
  ])('is sent again, %s', async (_, error) => {
    const { ask, count } = failing(error, error);
    expect(await repeatedOnRollOver(ask)).toBe('answer');
    expect(count()).toBe(3);
  });

  test('is given up after five repeats', async () => {
    const { ask, count } = failing(...Array.from({ length: 9 }, () => grpcError(9)));
    await expect(repeatedOnRollOver(ask)).rejects.toMatchObject({ code: 9 });
    expect(count()).toBe(6);
  });

  test('any other error is not repeated', async () => {
    const { ask, count } = failing(grpcError(14));
    await expect(repeatedOnRollOver(ask)).rejects.toMatchObject({ code: 14 });
    expect(count()).toBe(1);
  });
});

describe('silence', () => {
  test.each([
    ['a deadline is silence', grpcError(4), true],
    ['an unreachable server is silence', grpcError(14), true],
    ['an unreachable server inside a wrapper is silence', new ServiceError('x', { cause: grpcError(14) }), true],
    ['a refused argument is an answer', grpcError(3), false],
    ['a mistake of ours is not silence', new TypeError('x'), false],
  ])('%s', (_, error, expected) => {
    expect(isSilence(error)).toBe(expected);
  });

  test('a code is found in a wrapper', () => {
    expect(grpcCodeOf(new ServiceError('x', { cause: grpcError(9) }))).toBe(9);
  });
});
