// The three orders of the sw_register page of the OpenSRS API guide, with example e-mail addresses, and one of our own.
// User names and passwords are the page's; they open nothing but the simulator.
import type { ContactSet } from '../../domain/contact.js';
import type { RegistrationOrder } from '../../client/registration-order.js';

const common = {
  organisation: 'Example Inc.',
  state: 'CA',
  postalCode: '90210',
  country: 'US',
  address1: '32 Oak Street',
};

export const contacts: ContactSet = {
  registrant: {
    ...common,
    firstName: 'Owen',
    lastName: 'Ottway',
    address2: 'Suite 500',
    address3: 'Owner',
    city: 'SomeCity',
    phone: '+1.4165550123x1902',
    fax: '+1.4165550124',
    email: 'ottway@example.com',
  },
  admin: {
    ...common,
    firstName: 'Adler',
    lastName: 'Adams',
    address2: 'Suite 100',
    address3: 'Admin',
    city: 'Santa Clara',
    phone: '+1.4165550123x1812',
    fax: '+1.4165550125',
    email: 'adams@example.com',
  },
  billing: {
    ...common,
    firstName: 'Bill',
    lastName: 'Burton',
    address2: 'Suite 200',
    address3: 'Billing',
    city: 'Santa Clara',
    phone: '+1.4165550123x1248',
    fax: '+1.4165550136',
    email: 'burton@example.com',
  },
};

const daniel = { username: 'daniel', password: 'adf3wyt444fvfc3' };

/** Own name servers, lock, privacy, a parked page; two older pending orders of the name are waiting. */
export const firstOrder: RegistrationOrder = {
  requestId: 'seed-example-1',
  reference: 'sw_register example 1',
  domain: 'example2rwetw42tt4t.com',
  periodYears: 1,
  contacts,
  profile: daniel,
  nameServers: ['ns1.systemdns.com', 'ns2.systemdns.com'],
  registrarLock: true,
  whoisPrivacy: true,
  parkedPage: true,
  comments: 'Sample comment',
};

export const TEMPLATE = 'newdnstemplate';

/** Ten years, joined to the profile of the first, with a DNS template that the registrar does not know yet. */
export const secondOrder: RegistrationOrder = {
  requestId: 'seed-example-2',
  reference: 'sw_register example 2',
  domain: 'example2342343333.net',
  periodYears: 10,
  contacts,
  profile: daniel,
  linkTo: firstOrder.domain,
  dnsTemplate: TEMPLATE,
};

/** DNS without records; the user name of the first with another password, as the page has it. */
export const thirdOrder: RegistrationOrder = {
  requestId: 'seed-example-3',
  reference: 'sw_register example 3',
  domain: 'example.com',
  periodYears: 1,
  contacts,
  profile: { username: 'daniel', password: 'sadfl222ksdflsdkjf' },
  dnsTemplate: '*blank*',
  registrarLock: true,
  whoisPrivacy: true,
  parkedPage: true,
};

/** Not on the page: an order that the registry declines at first. */
export const declinedOrder: RegistrationOrder = {
  requestId: 'declined-once',
  domain: 'declined-once.org',
  periodYears: 1,
  contacts,
};
