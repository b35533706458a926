// An order that is right in every way, for tests that spoil one thing.
export const contact = {
  firstName: 'Owen',
  lastName: 'Ottway',
  organisation: 'Example Inc.',
  address1: '32 Oak Street',
  city: 'SomeCity',
  state: 'CA',
  postalCode: '90210',
  country: 'US',
  phone: '+1.4165550123x1902',
  email: 'owen@example.com',
} as const;

export const order = {
  requestId: 'r-1',
  domain: 'example.com',
  periodYears: 1,
  contacts: { registrant: contact },
} as const;
