// An order that is right in every way, for tests that spoil one thing.
import { contact } from '../domain/support/orders.js';

export const order = {
  requestId: 'r-1',
  domain: 'example.com',
  periodYears: 1,
  contacts: { registrant: contact },
} as const;
