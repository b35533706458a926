import { describe, expect, test } from 'vitest';
import { sameContacts } from '../../../src/activities/same-contacts.js';
import type { Contact } from '../../../src/domain/contact.js';

const wanted: Contact = {
  firstName: 'Rita',
  lastName: 'Registrant',
  organisation: 'Example Ltd',
  address1: '1 Example Street',
  city: 'Toronto',
  postalCode: 'M4M 4M4',
  country: 'CA',
  phone: '+1.4165550123',
  email: 'rita@example.com',
};

describe('R-23: a field that is not told is unknown, never different', () => {
  test.each(Object.keys(wanted) as (keyof Contact)[])('R-23: %s left out, or empty', (field) => {
    const { [field]: _, ...told } = wanted;
    expect(sameContacts({ registrant: wanted }, { registrant: told })).toBe(true);
    expect(sameContacts({ registrant: wanted }, { registrant: { ...told, [field]: '' } })).toBe(true);
  });

  test('R-23: a contact that is not told at all proves nothing', () => {
    expect(sameContacts({ registrant: wanted, admin: wanted }, { registrant: wanted })).toBe(false);
  });
});

describe('contacts that are told', () => {
  test.each(Object.keys(wanted) as (keyof Contact)[])('differ where %s differs', (field) => {
    expect(sameContacts({ registrant: wanted }, { registrant: { ...wanted, [field]: 'another' } })).toBe(false);
  });

  test('are the same in another case, with other spaces, or with full-width letters', () => {
    const told = { ...wanted, firstName: ' RITA ', address1: '1  example street', city: 'Ｔoronto' };
    expect(sameContacts({ registrant: wanted }, { registrant: told })).toBe(true);
  });

  test('may hold more than was asked for, unless each contact was to be replaced whole', () => {
    const told = { ...wanted, address2: 'Floor 2' };
    expect(sameContacts({ registrant: wanted }, { registrant: told })).toBe(true);
    expect(sameContacts({ registrant: wanted }, { registrant: told }, 'exactly')).toBe(false);
  });
});
