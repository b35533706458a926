import { expect, test } from 'vitest';
import { orderedContacts } from '../../../src/activities/ordered-contacts.js';
import { requestFor } from '../domain/support/orders.js';

const person = {
  firstName: 'Ada',
  lastName: 'Example',
  address1: '1 Sample Street',
  city: 'Utrecht',
  postalCode: '3511',
  country: 'NL',
  phone: '+31.301234567',
  email: 'ada@example.org',
};

test('an individual is named as organisation, in every role that an order carries', () => {
  const contacts = orderedContacts(requestFor('example.com', { contacts: { registrant: person } }));
  const named = { ...person, organisation: 'Ada Example' };
  expect(contacts).toEqual({ registrant: named, admin: named, billing: named });
});

test('contacts that were given are sent as given', () => {
  const admin = { ...person, firstName: 'Grace', organisation: 'Example B.V.' };
  const contacts = orderedContacts(requestFor('example.com', { contacts: { registrant: person, admin } }));
  expect(contacts.admin).toEqual(admin);
});

test.each([
  ['example.eu', {}],
  ['example.it', { tldData: { it_registrant_info: { entity_type: '1', reg_code: 'X' } } }],
])('a natural person under %s does not become a legal one', (domain, changes) => {
  const contacts = orderedContacts(requestFor(domain, { ...changes, contacts: { registrant: person } }));
  expect(contacts.registrant).not.toHaveProperty('organisation');
});

test('a company under .it keeps its organisation rule', () => {
  const tldData = { it_registrant_info: { entity_type: '2', reg_code: 'X' } };
  const contacts = orderedContacts(requestFor('example.it', { tldData, contacts: { registrant: person } }));
  expect(contacts.registrant.organisation).toBe('Ada Example');
});
