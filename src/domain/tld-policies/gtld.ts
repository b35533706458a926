// gTLDs: one set of rules (ICANN, and OpenSRS after expiry); what single ones add stands beside them.
import type { RenewalFigures, Sourced, TermFigures, TldPolicy, VerificationFigures } from '../tld-policy.js';
import { rulesInForce } from './icann-transfer-rules.js';
import {
  type ContactWay,
  type RecordParts,
  idnUnknown,
  lockSaid,
  oneToTen,
  record,
  said,
  transferOf,
} from './shared.js';

const term: Sourced<TermFigures> = {
  registrationYears: oneToTen,
  renewalYears: oneToTen,
  maxTotalYears: 10,
  sources: [said('Lifecycle 4; XCP 7.4', 'A')],
};

/** What OpenSRS does with an expired gTLD name; the registries' own grace is 0 to 45 days. */
const gtldRenewal: Sourced<RenewalFigures> = {
  style: 'explicit',
  renewByOffsetDays: 0,
  graceDays: 40,
  redemptionDays: 30,
  pendingDeleteDays: 5,
  dnsStopsAtDay: 0,
  addGraceDays: 4,
  effectiveAt: 'immediate',
  sources: [
    said('Lifecycle 4 (OpenSRS after expiry); XCP 7.4', 'B', 'graceDays', 'dnsStopsAtDay', 'renewByOffsetDays'),
    said('Lifecycle 4', 'A', 'redemptionDays', 'pendingDeleteDays'),
    said('XCP 7.4: synchronous; no auto-renew unless asked', 'A', 'style', 'effectiveAt'),
    said('Lifecycle 4 (OpenSRS refunds four days, the registries five); XCP 3.19', 'A', 'addGraceDays'),
  ],
};

/** Lifecycle 6.4: a change of name, organisation or e-mail of the owner is a change of registrant. */
const gtldContacts: ContactWay = { contacts: 'update', source: said('Lifecycle 3, 6.4', 'A', 'contacts') };

const registrantVerification: Sourced<VerificationFigures> = {
  kind: 'registrant-email',
  windowDays: 15,
  consequence: 'hold',
  sources: [said('Lifecycle 6.2', 'A')],
};

/** Lifecycle 6.4: the new owner is asked for seven days, then the present one for seven more. */
const ownerChangeApproval: Sourced<VerificationFigures> = {
  kind: 'owner-change-approval',
  windowDays: 14,
  sources: [said('Lifecycle 6.4', 'A')],
};

const AUCTION =
  'Some names go to auction about days 41 to 45 after expiry and can then no longer be restored (Lifecycle 4).';
const PRIVACY_OF_CHART =
  'The vendor chart lists WHOIS privacy for it (XCP 7.2), the sw_register page does not: not offered until confirmed.';

function gtldParts(tld: string): RecordParts {
  return {
    term,
    renewal: gtldRenewal,
    transfer: transferOf(tld, rulesInForce.figures, ...rulesInForce.sources),
    contacts: gtldContacts,
    lock: lockSaid(true, 'sw_register page, f_lock_domain; XCP 7.1', 'A'),
    verification: [registrantVerification, ownerChangeApproval],
    remarks: [AUCTION],
  };
}

const sold = ['com', 'net', 'org', 'info', 'biz', 'name', 'mobi'].map((tld) => record(tld, gtldParts(tld)));
const newer = ['dev', 'app', 'studio'].map((tld) =>
  record(tld, { ...gtldParts(tld), remarks: [AUCTION, PRIVACY_OF_CHART] }),
);

/** Their registries are not the usual ones: which scripts they take was not confirmed. */
const sponsored = [
  record('tel', { ...gtldParts('tel'), idn: idnUnknown }),
  record('xxx', {
    ...gtldParts('xxx'),
    idn: idnUnknown,
    remarks: [AUCTION, 'The order may carry `tld_data.ipr_data` (XCP 2.5); when it must was not confirmed.'],
  }),
  record('scot', {
    ...gtldParts('scot'),
    idn: idnUnknown,
    remarks: [AUCTION, 'State the intended use: OpenSRS sends one otherwise, which the registry may not accept.'],
  }),
  record('pro', {
    ...gtldParts('pro'),
    idn: idnUnknown,
    remarks: [AUCTION, 'The order may carry `tld_data.professional_data` (XCP 2.5); when it must was not confirmed.'],
  }),
  record('aero', {
    ...gtldParts('aero'),
    idn: idnUnknown,
    requires: ['aeroMembership'],
    requirementSources: [said('XCP 2.5: `aero_ens_id` and `aero_ens_password`, both required', 'A')],
  }),
  record('asia', {
    ...gtldParts('asia'),
    idn: idnUnknown,
    term: { ...term, sources: [said('Lifecycle 8.1', 'B')] },
    requires: ['asiaPresence'],
    requirementSources: [said('Lifecycle 8.3; XCP 2.5 (`ced_info`)', 'B')],
    remarks: [AUCTION, 'Needs a legal entity in the region, with form and number of its identification.'],
  }),
];

export const gtldPolicies: readonly TldPolicy[] = [...sold, ...newer, ...sponsored];
