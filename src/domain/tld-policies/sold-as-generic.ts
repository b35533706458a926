// Country codes that are sold to anybody, as if they were generic. Few sources say what their registries do.
import type { RenewalFigures, Sourced, TermFigures, TldPolicy } from '../tld-policy.js';
import {
  idnUnknown,
  lockNotDenied,
  oneOnly,
  oneToTen,
  record,
  said,
  transferOf,
  unknownContacts,
  unknownRenewal,
  unknownTerm,
  unknownTransfer,
  unsaid,
  years,
} from './shared.js';

const likeGtldsUnconfirmed: Sourced<TermFigures> = {
  registrationYears: oneToTen,
  renewalYears: oneOnly,
  maxTotalYears: 10,
  sources: [
    unsaid('sold as gTLDs are', 'registrationYears', 'maxTotalYears'),
    unsaid('renewed by the year', 'renewalYears'),
  ],
};

const ofPrivacyList = ['cc', 'tv', 'me', 'co'].map((tld) =>
  record(tld, {
    term: likeGtldsUnconfirmed,
    renewal: unknownRenewal,
    transfer: unknownTransfer(tld),
    contacts: unknownContacts,
    lock: lockNotDenied,
  }),
);

const graceOfChart: Sourced<RenewalFigures> = {
  ...unknownRenewal,
  renewByOffsetDays: 0,
  graceDays: 40,
  redemptionDays: 30,
  sources: [
    said('XCP 7.4', 'A', 'graceDays', 'redemptionDays'),
    unsaid('at expiry, because nothing says until when it resolves', 'style', 'renewByOffsetDays'),
  ],
};
const NO_API_RESTORE = 'A restore by the API is not listed (XCP 7.4): a person does it.';

const anguilla = record('ai', {
  term: {
    registrationYears: years(2, 10),
    renewalYears: years(2, 10),
    maxTotalYears: 10,
    sources: [
      said('XCP 7.4', 'A', 'registrationYears', 'maxTotalYears'),
      unsaid('never less than at registration', 'renewalYears'),
    ],
  },
  renewal: graceOfChart,
  transfer: transferOf(
    'ai',
    { proof: 'auth-code', addsYears: 2, resetsTerm: false },
    said('XCP 2.2, 7.4', 'A', 'addsYears'),
    unsaid('the registrar says before a transfer what it needs', 'proof', 'resetsTerm'),
  ),
  contacts: unknownContacts,
  idn: idnUnknown,
  remarks: [NO_API_RESTORE, "Not in the vendor's test environment (XCP 7.4)."],
});

const indianOcean = record('io', {
  term: unknownTerm,
  renewal: graceOfChart,
  transfer: unknownTransfer('io'),
  contacts: unknownContacts,
  idn: idnUnknown,
  remarks: [NO_API_RESTORE, 'The code comes from vendor support only (XCP 7.3).'],
});

const named = ['bz', 'ac', 'sh'].map((tld) =>
  record(tld, {
    term: unknownTerm,
    renewal: unknownRenewal,
    transfer: unknownTransfer(tld),
    contacts: unknownContacts,
    idn: idnUnknown,
    remarks: tld === 'bz' ? [] : ['The code comes from vendor support only (XCP 7.3).'],
  }),
);

export const soldAsGenericPolicies: readonly TldPolicy[] = [...ofPrivacyList, anguilla, indianOcean, ...named];
