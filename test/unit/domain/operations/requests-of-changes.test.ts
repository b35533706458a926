// What each change is asked with, and what is refused before any call.
import { describe, expect, test } from 'vitest';
import { newSealKey } from '../../../../src/client/sealed-key.js';
import { parseTransferKeyRequest } from '../../../../src/domain/operations/retrieve-transfer-key.js';
import { parseLockRequest } from '../../../../src/domain/operations/set-registrar-lock.js';
import { parsePrivacyRequest } from '../../../../src/domain/operations/set-whois-privacy.js';
import { ownerLockSentence, parseContactsRequest } from '../../../../src/domain/operations/update-contacts.js';
import { registrant } from '../../../support/registration-order.js';
import { policyOf } from '../support/orders.js';

const domain = 'example.com';
const consent = { by: 'customer-7' };
const { sealTo } = newSealKey();

const fieldsOf = (parsed: { readonly kind: string; readonly problems?: readonly { readonly field: string }[] }) =>
  (parsed.problems ?? []).map(({ field }) => field);

describe('the lock', () => {
  test('R-10: locking needs nobody, unlocking the word of a person', () => {
    expect(parseLockRequest({ domain, locked: true }).kind).toBe('valid');
    expect(parseLockRequest({ domain, locked: false, consent }).kind).toBe('valid');
    expect(fieldsOf(parseLockRequest({ domain, locked: false }))).toEqual(['consent']);
    expect(fieldsOf(parseLockRequest({ domain }))).toEqual(['locked']);
  });

  test.each(['Owen Ottway', 'owen@example.com', ''])('who asked is an id, not a person: %j', (by) => {
    expect(fieldsOf(parseLockRequest({ domain, locked: false, consent: { by } }))).not.toEqual([]);
  });
});

test('privacy says on or off, never nothing', () => {
  expect(parsePrivacyRequest({ domain, enabled: false })).toMatchObject({ kind: 'valid', value: { enabled: false } });
  expect(fieldsOf(parsePrivacyRequest({ domain }))).toEqual(['enabled']);
});

describe('the transfer key', () => {
  test('is sealed to a key or mailed, not both', () => {
    expect(parseTransferKeyRequest({ domain, deliver: 'seal', sealTo, consent }).kind).toBe('valid');
    expect(parseTransferKeyRequest({ domain, deliver: 'mail', consent }).kind).toBe('valid');
    expect(fieldsOf(parseTransferKeyRequest({ domain, deliver: 'mail', sealTo, consent }))).toEqual(['sealTo']);
    expect(fieldsOf(parseTransferKeyRequest({ domain, deliver: 'seal', consent }))).toEqual(['sealTo']);
  });

  test('R-10: needs the word of a person', () => {
    expect(fieldsOf(parseTransferKeyRequest({ domain, deliver: 'mail' }))).toEqual(['consent']);
  });
});

describe('contacts', () => {
  test('are given whole, and at least one of them', () => {
    expect(parseContactsRequest({ domain, contacts: { admin: registrant } }).kind).toBe('valid');
    expect(fieldsOf(parseContactsRequest({ domain, contacts: {} }))).toEqual(['contacts']);
    expect(fieldsOf(parseContactsRequest({ domain, contacts: { admin: { firstName: 'Ada' } } }))).not.toEqual([]);
  });

  test('a lock against transfers after a change of registrant is announced where policy knows of one', () => {
    expect(ownerLockSentence(policyOf('com'))).toContain('60 days');
    expect(ownerLockSentence(policyOf('de'))).toBeUndefined();
  });
});
