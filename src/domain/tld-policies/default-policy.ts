// The record for a TLD that nobody has written one for: it promises nothing that could cost money or a name.
import type { TldPolicy } from '../tld-policy.js';
import { idnUnknown, record, unknownContacts, unknownRenewal, unknownTerm, unknownTransfer, unsaid } from './shared.js';

const VERSION = 'default-2026-11-22.1';

/**
 * One year at a time, no lock, no privacy, no parked page, no code shown, renewal thirty days early. All of it confidence C.
 * A connector gets it only by saying so (`acceptDefaultPolicy`): whoever sells a TLD that nobody here has looked at takes
 * upon himself that its registry may want data that is not asked for, or renew by itself.
 */
export function defaultTldPolicy(tld: string): TldPolicy {
  const careful = record(tld, {
    term: unknownTerm,
    renewal: unknownRenewal,
    transfer: unknownTransfer(tld),
    contacts: unknownContacts,
    idn: idnUnknown,
    remarks: [
      `Nobody has written a record for .${tld}: every figure is a careful guess; confirm them with the registrar before relying on one.`,
    ],
  });
  return {
    ...careful,
    version: VERSION,
    // The lists of the vendor's pages say nothing of a TLD that they do not name.
    capability: {
      ...careful.capability,
      whoisPrivacy: false,
      parkedPages: false,
      authCodeReadable: false,
      sources: [unsaid('nothing is promised')],
    },
  };
}
