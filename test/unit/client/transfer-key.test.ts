import { expect, test } from 'vitest';
import { sealTransferKey } from '../../../src/activities/seal-transfer-key.js';
import { newSealKey } from '../../../src/client/sealed-key.js';
import { openedKey, sealedOrder } from '../../../src/client/transfer-key.js';

const asked = { requestId: 'r-1', domain: 'example.com', consent: { by: 'customer-7' } };

test('the order carries the public half of the pair alone', () => {
  const pair = newSealKey();
  const { order, sealKey } = sealedOrder({ ...asked, sealKey: pair });
  expect(order).toEqual({ ...asked, sealTo: pair.sealTo });
  expect(sealKey).toBe(pair);
});

test('each order without a pair gets one of its own', () => {
  expect(sealedOrder(asked).order['sealTo']).not.toBe(sealedOrder(asked).order['sealTo']);
});

test('an order by mail has no pair', () => {
  expect(sealedOrder({ ...asked, deliver: 'mail' })).toEqual({ order: { ...asked, deliver: 'mail' } });
});

test('what was sealed to the pair is opened by it', () => {
  const pair = newSealKey();
  const sealed = sealTransferKey('Right-Code-7', pair.sealTo, 'example.com') ?? '';
  const result = { outcome: 'transfer_key_sealed', sealed } as const;
  expect(openedKey(result, pair, 'example.com')).toEqual({ kind: 'key', key: 'Right-Code-7', result });
});

test('asked under the same request id with another pair, it is refused with a sentence', () => {
  const sealed = sealTransferKey('Right-Code-7', newSealKey().sealTo, 'example.com') ?? '';
  const open = () => openedKey({ outcome: 'transfer_key_sealed', sealed }, newSealKey(), 'example.com');
  expect(open).toThrow(/sealed to another key/);
});

test('an end without a key is told as it is', () => {
  const result = { outcome: 'transfer_key_sent', sentence: 'Mailed to the administrative contact.' } as const;
  expect(openedKey(result, undefined, 'example.com')).toEqual({ kind: 'no_key', result });
});
