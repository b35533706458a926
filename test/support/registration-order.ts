// A registration as a backend would order it; each test changes what it is about.
import { randomUUID } from 'node:crypto';
import type { Contact, RegistrationOrder } from '../../src/client/index.js';

export const registrant: Contact = {
  firstName: 'Owen',
  lastName: 'Ottway',
  organisation: 'Example Inc.',
  address1: '32 Oak Street',
  address2: 'Suite 500',
  city: 'SomeCity',
  state: 'CA',
  postalCode: '90210',
  country: 'US',
  phone: '+1.4165550123x1902',
  email: 'owen@example.com',
};

/** A name that no other test uses. */
export function freshName(tld = 'com'): string {
  return `t${randomUUID().slice(0, 13).replaceAll('-', '')}.${tld}`;
}

export function orderFor(domain: string, changes: Partial<RegistrationOrder> = {}): RegistrationOrder {
  return {
    domain,
    requestId: randomUUID(),
    kind: 'new',
    handling: 'process',
    periodYears: 1,
    contacts: { registrant, admin: registrant, billing: registrant },
    registrarLock: true,
    whoisPrivacy: true,
    nameServers: ['ns1.systemdns.com', 'ns2.systemdns.com'],
    ...changes,
  };
}
