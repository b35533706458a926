import { expect, test } from 'vitest';
import { completedContacts } from '../../../src/activities/ordered-contacts.js';
import { registrant } from '../../support/registration-order.js';

test('an organisation that was left out is the full name, but where it would make a person a company', () => {
  const { organisation: _none, ...person } = registrant;
  expect(completedContacts('example.com', { admin: person }).admin?.organisation).toBe('Owen Ottway');
  expect(completedContacts('example.eu', { admin: person }).admin?.organisation).toBeUndefined();
  expect(completedContacts('example.it', { admin: person }).admin?.organisation).toBeUndefined();
});

test('nobody is added who was not given', () => {
  expect(Object.keys(completedContacts('example.com', { tech: registrant }))).toEqual(['tech']);
});
