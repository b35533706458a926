// Registrations of three sizes, as backends would order them. Nobody in them exists.
import { createHash } from 'node:crypto';
import type { Contact, RegistrationOrder } from '../../dist/client/index.js';

export type OrderSize = 'smallest' | 'usual' | 'largest';
export const orderSizes: readonly OrderSize[] = ['smallest', 'usual', 'largest'];

export const sizeWords: Readonly<Record<OrderSize, string>> = {
  smallest: 'smallest (.com, three contacts, required fields only)',
  usual: 'usual (.com, three contacts, lock, privacy, two name servers)',
  largest: 'largest (.us, four different contacts with every field, nexus data, seven name servers)',
};

const person: Contact = {
  firstName: 'Owen',
  lastName: 'Ottway',
  organisation: 'Example Inc.',
  address1: '32 Oak Street',
  city: 'SomeCity',
  state: 'CA',
  postalCode: '90210',
  country: 'US',
  phone: '+1.4165550123',
  email: 'owen@example.com',
};

const company: Contact = {
  ...person,
  address2: 'Suite 500',
  phone: '+1.4165550123x1902',
};

function officer(role: string): Contact {
  return {
    ...company,
    firstName: `${role}-Marguerite-Antoinette`,
    lastName: 'Featherstonehaugh-Cholmondeley',
    organisation: `Example Holdings International, ${role} Department`,
    address1: '10250 Constellation Boulevard, North Tower',
    address2: 'Twenty-third floor, Suite 2300',
    address3: 'Attention of the domain name desk',
    city: 'Los Angeles',
    fax: '+1.4165550124',
    email: `${role}.department@subsidiary.example.com`,
  };
}

/** `domain` is a label without its TLD: each size has a TLD of its own. */
export function orderOfSize(size: OrderSize, label: string): RegistrationOrder {
  const requestId = requestIdFor(label);
  switch (size) {
    case 'smallest':
      return {
        domain: `${label}.com`,
        requestId,
        periodYears: 1,
        contacts: { registrant: person, admin: person, billing: person },
      };
    case 'usual':
      return {
        domain: `${label}.com`,
        requestId,
        periodYears: 1,
        contacts: { registrant: company, admin: company, billing: company },
        registrarLock: true,
        whoisPrivacy: true,
        nameServers: ['ns1.systemdns.com', 'ns2.systemdns.com'],
      };
    case 'largest':
      return {
        domain: `${label}.us`,
        requestId,
        reference: `customer-0000-order-${label}`,
        periodYears: 10,
        contacts: {
          registrant: officer('owner'),
          admin: officer('admin'),
          billing: officer('billing'),
          tech: officer('tech'),
        },
        customTechContact: true,
        registrarLock: true,
        autoRenew: true,
        comments: 'Ordered with the yearly renewal of the holding; the invoice goes to the billing department.',
        tldData: { nexus: { app_purpose: 'P1', category: 'C31', validator: 'US' } },
        nameServers: [1, 2, 3, 4, 5, 6, 7].map((host) => `ns${host}.name-servers.example.net`),
      };
  }
}

/** As long as the ids that backends use (they stand in many events), and the same in every run. */
function requestIdFor(label: string): string {
  const digits = createHash('sha256').update(label).digest('hex');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20, 32),
  ].join('-');
}
