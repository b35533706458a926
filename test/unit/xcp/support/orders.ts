/** A registration order with invented people. */
import type { XcpCommand } from '../../../../src/xcp/command.js';
import type { Contact } from '../../../../src/xcp/commands/contact.js';
import { registerCommand, type RegisterOrder } from '../../../../src/xcp/commands/register.js';

export const OWNER: Contact = {
  firstName: 'Owen',
  lastName: 'Ottway',
  organisation: 'Example Inc.',
  address1: '32 Oak Street',
  city: 'SomeCity',
  state: 'CA',
  postalCode: '90210',
  country: 'US',
  phone: '+1.4165550123x1902',
  email: 'owner@example.com',
};

/** The order as an object. */
export const ORDER: RegisterOrder = {
  domain: 'example.com',
  registrationType: 'new',
  periodYears: 1,
  handle: 'process',
  profile: { username: 'daniel', password: 'adf3wyt444fvfc3' },
  contacts: { registrant: OWNER, admin: OWNER, billing: OWNER },
  usesOwnTechContact: false,
};

/** The command for the order, changed where a test wants it. */
export function registration(changes: Partial<RegisterOrder> = {}): XcpCommand {
  return registerCommand({ ...ORDER, ...changes });
}
