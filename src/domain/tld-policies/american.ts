// Country codes of the Americas.
import type { Sourced, TermFigures, TldPolicy } from '../tld-policy.js';
import {
  type ContactWay,
  idnUnknown,
  lockNotDenied,
  lockSaid,
  oneOnly,
  oneToTen,
  record,
  said,
  transferOf,
  unknownContacts,
  unknownRenewal,
  unknownTerm,
  unsaid,
} from './shared.js';

const upToTen = (confidence: 'A' | 'B'): Sourced<TermFigures> => ({
  registrationYears: oneToTen,
  renewalYears: oneToTen,
  maxTotalYears: 10,
  sources: [said('Lifecycle 8.1', confidence)],
});

const updateContacts = (reference: string): ContactWay => ({
  contacts: 'update',
  source: said(reference, 'B', 'contacts'),
});

const canada = record('ca', {
  term: upToTen('A'),
  renewal: {
    style: 'registry-auto',
    renewByOffsetDays: 0,
    graceDays: 30,
    redemptionDays: 30,
    sources: [
      said('Lifecycle 5, 8.1', 'A', 'style', 'redemptionDays'),
      said('Lifecycle 8.1 (up to 45), XCP 7.4 (30, in 2002)', 'C', 'graceDays'),
      unsaid('at expiry, although the registry waits', 'renewByOffsetDays'),
    ],
  },
  transfer: transferOf('ca', { proof: 'auth-code', addsYears: 1, resetsTerm: false }, said('Lifecycle 8.2', 'B')),
  contacts: updateContacts('XCP 2.3: without `billing`'),
  lock: lockSaid(true, 'Lifecycle 8.3', 'B'),
  verification: [
    { kind: 'registry-agreement', windowDays: 5, consequence: 'delete', sources: [said('Lifecycle 8.3', 'B')] },
  ],
  requires: ['legalType', 'state'],
  requirementSources: [said('sw_register page, legal_type', 'A'), said('XCP 2.3 (state)', 'A')],
  remarks: [
    'The registry shows one year more at expiry even if nobody paid: never read that as our renewal (Lifecycle 5).',
    'No change of contacts in a transfer; a new legal type there also needs `change_contact`.',
  ],
});

const unitedStates = record('us', {
  term: upToTen('B'),
  renewal: {
    style: 'explicit',
    renewByOffsetDays: 0,
    graceDays: 40,
    redemptionDays: 30,
    sources: [
      said('Lifecycle 8.1', 'B', 'style', 'redemptionDays'),
      said('Lifecycle 8.1 ("gTLD-like"), 4', 'C', 'graceDays', 'renewByOffsetDays'),
    ],
  },
  transfer: transferOf(
    'us',
    { proof: 'auth-code', addsYears: 1, resetsTerm: false, lockAfterCreateHours: 1440, ackWindowDays: 5 },
    said('Lifecycle 8.2, 9.3', 'A', 'lockAfterCreateHours'),
    said('Lifecycle 8.2', 'B'),
  ),
  contacts: updateContacts('Lifecycle 8.3'),
  lock: lockSaid(true, 'Lifecycle 8.3', 'B'),
  verification: [{ kind: 'nexus-spot-check', windowDays: 30, sources: [said('Lifecycle 8.3', 'B')] }],
  requires: ['nexus', 'state'],
  requirementSources: [said('XCP 2.3, 2.5; Lifecycle 8.3', 'A')],
  remarks: ['The registry forbids WHOIS privacy (Lifecycle 3).'],
});

const mexico = record('mx', {
  term: {
    registrationYears: oneToTen,
    renewalYears: oneOnly,
    maxTotalYears: 10,
    sources: [
      unsaid('the registrar says what it takes', 'registrationYears', 'maxTotalYears'),
      unsaid('renewed by the year', 'renewalYears'),
    ],
  },
  renewal: unknownRenewal,
  transfer: transferOf(
    'mx',
    { proof: 'auth-code', addsYears: 1, resetsTerm: false },
    said('connector page, Transfer key', 'B', 'proof'),
    said('XCP 2.2', 'A', 'addsYears'),
    unsaid('the registrar says before a transfer what it does', 'resetsTerm'),
  ),
  contacts: unknownContacts,
  lock: lockNotDenied,
  requires: ['state'],
  requirementSources: [said('XCP 2.3', 'A')],
});

/** Lifecycle 8.2: a transfer leaves the term as it is; nothing else is known. */
const unchangedByTransfer = ['cl', 'com.br'].map((tld) =>
  record(tld, {
    term: unknownTerm,
    renewal: unknownRenewal,
    transfer: transferOf(
      tld,
      { proof: 'auth-code', addsYears: 0, resetsTerm: false },
      said('Lifecycle 8.2', 'B', 'addsYears', 'resetsTerm'),
      unsaid('the registrar says before a transfer what it needs', 'proof'),
    ),
    contacts: unknownContacts,
    idn: idnUnknown,
    remarks: tld === 'com.br' ? ['The order carries `tld_data.br_register_number`, a CPF or CNPJ (XCP 2.5).'] : [],
  }),
);

export const americanPolicies: readonly TldPolicy[] = [canada, unitedStates, mexico, ...unchangedByTransfer];
