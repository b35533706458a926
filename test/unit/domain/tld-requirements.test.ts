import { describe, expect, test } from 'vitest';
import type { ALabel } from '../../../src/domain/domain-name.js';
import { contactsProblems } from '../../../src/domain/operations/update-contacts.js';
import { contactRequirementProblems } from '../../../src/domain/tld-requirements.js';
import { contact, policyOf, settingsWith } from './support/orders.js';

const { state: _, ...stateless } = contact;
const spaniard = { ...contact, country: 'ES', state: 'Madrid', postalCode: '28013' };

describe('what a TLD wants of each contact', () => {
  test.each([
    ['.us: a state', 'us', { tech: stateless }, ['contacts.tech.state']],
    [
      '.us: of all of them',
      'us',
      { admin: stateless, billing: stateless },
      ['contacts.admin.state', 'contacts.billing.state'],
    ],
    [
      '.es: a postal code of its province',
      'es',
      { admin: { ...spaniard, postalCode: '41001' } },
      ['contacts.admin.postalCode'],
    ],
    ['.es: which is right', 'es', { admin: spaniard }, []],
    ['.nl: nothing more', 'nl', { admin: stateless }, []],
    ['.ca: nothing of its legal type, which no contact has', 'ca', { admin: contact }, []],
  ] as const)('%s', (__, tld, contacts, fields) => {
    expect(contactRequirementProblems(contacts, policyOf(tld)).map(({ field }) => field)).toEqual(fields);
  });

  test('holds for a change of contacts too', () => {
    const request = { domain: 'example.us' as ALabel, contacts: { admin: stateless } };
    const fields = contactsProblems(request, { ...settingsWith(), policy: policyOf('us') }).map(({ field }) => field);
    expect(fields).toEqual(['contacts.admin.state']);
  });
});
