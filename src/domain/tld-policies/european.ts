// Country codes of Europe. Most renew by themselves, on days and with quarantines of their own.
import type { RenewalFigures, Sourced, TermFigures, TldPolicy } from '../tld-policy.js';
import {
  type ContactWay,
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
} from './shared.js';

const trade: ContactWay = { contacts: 'trade', source: said('Lifecycle 3, 8.3', 'A', 'contacts') };

/** Renewal by the year only, as often as wanted: the total is what rule R-7 allows. */
const yearByYear = (reference: string, confidence: 'A' | 'B'): Sourced<TermFigures> => ({
  registrationYears: oneOnly,
  renewalYears: oneOnly,
  maxTotalYears: 10,
  sources: [said(reference, confidence), said('Lifecycle R-7', 'B', 'maxTotalYears')],
});

const upToTen = (reference: string, confidence: 'A' | 'B'): Sourced<TermFigures> => ({
  registrationYears: oneToTen,
  renewalYears: oneToTen,
  maxTotalYears: 10,
  sources: [said(reference, confidence)],
});

const likeGtldsUnconfirmed: Sourced<TermFigures> = {
  registrationYears: oneToTen,
  renewalYears: oneOnly,
  maxTotalYears: 10,
  sources: [
    unsaid('the registrar says what it takes', 'registrationYears', 'maxTotalYears'),
    unsaid('renewed by the year', 'renewalYears'),
  ],
};

/** Lifecycle 5: dates of a sister brand of OpenSRS. A renewal is ordered before the day on which a deletion would be too late. */
function renewsByItself(deleteByOffsetDays: number, redemptionDays?: number): Sourced<RenewalFigures> {
  return {
    style: 'registry-auto',
    renewByOffsetDays: deleteByOffsetDays,
    deleteByOffsetDays,
    ...(redemptionDays === undefined ? {} : { redemptionDays }),
    sources: [said('Lifecycle 5 (offsets of a sister brand)', 'B')],
  };
}

const nominet = (tld: string): TldPolicy =>
  record(tld, {
    term: upToTen('Lifecycle 8.1', 'A'),
    renewal: {
      style: 'explicit',
      renewByOffsetDays: 0,
      graceDays: 90,
      redemptionDays: 0,
      dnsStopsAtDay: 30,
      effectiveAt: 'expiry',
      sources: [
        said('Lifecycle 8.1', 'A'),
        said('Lifecycle 5; XCP 7.4', 'B', 'effectiveAt'),
        unsaid('at expiry, although it resolves for 30 days more', 'renewByOffsetDays'),
      ],
    },
    transfer: transferOf(
      tld,
      { proof: 'tag-change', addsYears: 0, resetsTerm: false, lockAfterCreateHours: 0, lockAfterTransferHours: 0 },
      said('Lifecycle 8.2; XCP 7.3', 'A', 'proof'),
      said('Lifecycle 8.2', 'B'),
    ),
    contacts: { contacts: 'manual', source: said('Lifecycle 8.3: registry process', 'B', 'contacts') },
    remarks: [
      'A transfer has no code: the losing registrar sets the IPS tag; once the move is at a new registry platform this may change (Lifecycle 8.2).',
      'A renewal is charged at once and reaches the registry at expiry; auto-renew cannot be switched in the last 10 days.',
      'The order is refused as invalid XML when it carries a WHOIS privacy attribute.',
    ],
  });

const germany = record('de', {
  term: yearByYear('Lifecycle 8.1; XCP 7.4', 'A'),
  renewal: {
    style: 'registry-auto-delete-required',
    renewByOffsetDays: -1,
    deleteByOffsetDays: -1,
    graceDays: 0,
    redemptionDays: 30,
    sources: [
      said('Lifecycle 8.1', 'A', 'style', 'redemptionDays'),
      said('Lifecycle 5', 'B', 'renewByOffsetDays', 'deleteByOffsetDays'),
      unsaid('not to be counted on', 'graceDays'),
    ],
  },
  transfer: transferOf(
    'de',
    {
      proof: 'auth-code',
      codeTtlHours: 720,
      addsYears: 1,
      resetsTerm: true,
      lockAfterCreateHours: 0,
      lockAfterTransferHours: 0,
    },
    said('Lifecycle 8.2; XCP 7.4', 'B'),
  ),
  contacts: { contacts: 'update', source: said('Lifecycle 8.3', 'B', 'contacts') },
  verification: [
    { kind: 'name-servers-answer', windowDays: 30, consequence: 'delete', sources: [said('Lifecycle 8.3', 'A')] },
    { kind: 'local-agent-on-request', windowDays: 14, sources: [said('Lifecycle 8.3', 'A')] },
    { kind: 'registry-risk-check', consequence: 'quarantine-or-delete', sources: [said('Lifecycle 6.2', 'B')] },
  ],
  remarks: ['Renews for ever; RENEW answers 480. The risk check of new holders began on 14 April 2026.'],
});

const europeanUnion = record('eu', {
  term: upToTen('Lifecycle 8.1', 'B'),
  renewal: {
    style: 'explicit',
    renewByOffsetDays: 0,
    graceDays: 0,
    redemptionDays: 40,
    sources: [said('Lifecycle 8.1', 'B')],
  },
  transfer: transferOf(
    'eu',
    { proof: 'auth-code', codeTtlHours: 960, addsYears: 1, resetsTerm: false },
    said('Lifecycle 8.2', 'B', 'proof', 'codeTtlHours'),
    said('Lifecycle 8.2 (differs by registrar); XCP 2.2', 'C', 'addsYears', 'resetsTerm'),
  ),
  contacts: trade,
  lock: lockNotDenied,
  verification: [{ kind: 'owner-change-approval', windowDays: 14, sources: [said('Lifecycle 8.3', 'B')] }],
  requires: ['euLanguage'],
  requirementSources: [said('XCP 2.5', 'B')],
  remarks: [
    'A transfer needs the name servers and `custom_transfer_nameservers`; without it OpenSRS ignores the list.',
    'For residents of the EU or EEA and for EU citizens anywhere; the organisation stays empty for natural persons.',
    'A change of owner waits up to 14 days for its approval. Whether the lock works is to be confirmed (Lifecycle 8.3).',
  ],
});

const belgium = record('be', {
  term: yearByYear('Lifecycle 8.1', 'A'),
  renewal: {
    style: 'registry-auto',
    renewByOffsetDays: -3,
    deleteByOffsetDays: -3,
    redemptionDays: 32,
    effectiveAt: 'month-end',
    sources: [
      said('Lifecycle 8.1', 'A', 'style', 'effectiveAt'),
      said('Lifecycle 5', 'B', 'renewByOffsetDays', 'deleteByOffsetDays'),
      said('Lifecycle 5 (32), 8.1 (40)', 'C', 'redemptionDays'),
    ],
  },
  transfer: transferOf(
    'be',
    { proof: 'registrant-mailed-code', codeTtlHours: 168, addsYears: 1, resetsTerm: true },
    said('Lifecycle 8.2', 'B'),
  ),
  contacts: trade,
  verification: [
    { kind: 'registrant-identity', windowDays: 14, consequence: 'delete', sources: [said('Lifecycle 6.2', 'B')] },
  ],
  requires: ['beLanguage'],
  requirementSources: [said('XCP 2.5', 'B')],
  remarks: [
    'OpenSRS files a deletion for every name 60 days before expiry and lifts it when a renewal arrives (Lifecycle 5).',
    'Works until the end of the month of expiry. Reactivation costs more and begins a new year.',
    'The registry mails the transfer code to the registrant: begin when the registrant is ready to read it.',
  ],
});

const netherlands = record('nl', {
  term: yearByYear('Lifecycle 8.1', 'A'),
  renewal: {
    style: 'registry-auto',
    renewByOffsetDays: -3,
    deleteByOffsetDays: -3,
    redemptionDays: 40,
    sources: [
      said('Lifecycle 8.1', 'A', 'style', 'redemptionDays'),
      said('Lifecycle 5', 'B', 'renewByOffsetDays', 'deleteByOffsetDays'),
    ],
  },
  transfer: transferOf(
    'nl',
    { proof: 'token', addsYears: 1, resetsTerm: false },
    said('Lifecycle 8.2', 'B', 'proof'),
    said('Lifecycle 8.2 (differs by registrar); XCP 2.2', 'C', 'addsYears', 'resetsTerm'),
  ),
  contacts: trade,
  remarks: ['The state of the registrant is not needed. Only the last registrant can restore from quarantine.'],
});

const italy = record('it', {
  term: yearByYear('Lifecycle 8.1', 'B'),
  renewal: {
    style: 'registry-auto',
    renewByOffsetDays: 0,
    deleteByOffsetDays: 11,
    graceDays: 14,
    redemptionDays: 30,
    pendingDeleteDays: 5,
    sources: [
      said('Lifecycle 8.1', 'B'),
      said('Lifecycle 5', 'B', 'deleteByOffsetDays'),
      unsaid('before expiry, although the registry waits', 'renewByOffsetDays'),
    ],
  },
  transfer: transferOf('it', { proof: 'auth-code', addsYears: 1, resetsTerm: true }, said('Lifecycle 8.2', 'B')),
  contacts: trade,
  verification: [{ kind: 'name-servers-answer', windowDays: 30, sources: [said('XCP 3.15, 7.4', 'A')] }],
  requires: ['itRegistrantInfo'],
  requirementSources: [said('XCP 2.3, 2.5', 'A')],
  remarks: ['Name servers are checked before activation; a change of them may wait up to 30 days (XCP 7.4).'],
});

const france = record('fr', {
  term: upToTen('Lifecycle 8.1', 'B'),
  renewal: {
    style: 'registry-auto',
    renewByOffsetDays: -10,
    deleteByOffsetDays: -10,
    redemptionDays: 14,
    sources: [
      said('Lifecycle 8.1 (renews by instruction), XCP 7.4 (renews by itself)', 'C', 'style'),
      said('Lifecycle 5', 'B', 'renewByOffsetDays', 'deleteByOffsetDays'),
      said('Lifecycle 5 (14), 8.1 (30, or 28 to 58)', 'C', 'redemptionDays'),
    ],
  },
  transfer: transferOf(
    'fr',
    { proof: 'auth-code', addsYears: 1, resetsTerm: false },
    said('Lifecycle 8.2', 'B', 'proof'),
    said('Lifecycle 8.2 (one or none); XCP 2.2', 'C', 'addsYears', 'resetsTerm'),
  ),
  contacts: { contacts: 'trade', source: said('XCP 7.4', 'B', 'contacts') },
  remarks: ['For EU, CH, NO, IS and LI. Answers of the registry come minutes later; RENEW may answer 480.'],
});

const spain = record('es', {
  term: upToTen('Lifecycle 8.1', 'B'),
  renewal: {
    style: 'explicit',
    renewByOffsetDays: -12,
    graceDays: 10,
    redemptionDays: 0,
    sources: [
      said('Lifecycle 8.1', 'B'),
      said('Lifecycle 5 (11 to 12 before, an older list), 8.1 (lapses)', 'C', 'renewByOffsetDays'),
    ],
  },
  transfer: transferOf(
    'es',
    { proof: 'registrant-acknowledgement', addsYears: 0, resetsTerm: false, ackWindowDays: 14 },
    said('Lifecycle 8.2', 'B'),
  ),
  contacts: { contacts: 'manual', source: said('Lifecycle 8.3: form', 'B', 'contacts') },
  lock: lockNotDenied,
  requires: ['state', 'spanishProvince'],
  requirementSources: [said('XCP 2.3; sw_register page, contact_set', 'A')],
  remarks: [
    'The postal code must fit the province in each contact. Owner and admin need a NIF, NIE or other id.',
    'Whether the lock works was not confirmed (Lifecycle 8.3).',
  ],
});

const austria = record('at', {
  term: likeGtldsUnconfirmed,
  renewal: {
    style: 'registry-auto-delete-required',
    renewByOffsetDays: -4,
    deleteByOffsetDays: -4,
    sources: [
      said('XCP 7.4: RENEW answers 480', 'B', 'style'),
      said('Lifecycle 5', 'B', 'renewByOffsetDays', 'deleteByOffsetDays'),
    ],
  },
  transfer: unknownTransfer('at'),
  contacts: unknownContacts,
  remarks: ['The code comes from vendor support only (XCP 7.3).'],
});

const switzerland = record('ch', {
  term: likeGtldsUnconfirmed,
  renewal: renewsByItself(-10, 14),
  transfer: unknownTransfer('ch'),
  contacts: unknownContacts,
  remarks: ['The code comes from vendor support only (XCP 7.3).'],
});

const poland = record('pl', {
  term: unknownTerm,
  renewal: renewsByItself(-3),
  transfer: unknownTransfer('pl'),
  contacts: unknownContacts,
  idn: idnUnknown,
  remarks: ['The code comes from vendor support only (XCP 7.3).'],
});

const liechtenstein = record('li', {
  term: unknownTerm,
  renewal: renewsByItself(-10),
  transfer: unknownTransfer('li'),
  contacts: unknownContacts,
  idn: idnUnknown,
});

const denmark = record('dk', {
  term: unknownTerm,
  renewal: {
    style: 'registry-auto-delete-required',
    renewByOffsetDays: -30,
    deleteByOffsetDays: -30,
    sources: [
      said('XCP 7.4: RENEW answers 480', 'B', 'style'),
      unsaid('early, because a deletion that comes late is charged', 'renewByOffsetDays', 'deleteByOffsetDays'),
    ],
  },
  transfer: unknownTransfer('dk'),
  contacts: unknownContacts,
  idn: idnUnknown,
  remarks: ['The registrant must accept at the registry (XCP 7.4, inferred).'],
});

/** Named only because vendor support, not the API, supplies their codes. */
const codesFromSupport = ['nu', 'se', 'cz'].map((tld) =>
  record(tld, {
    term: unknownTerm,
    renewal: unknownRenewal,
    transfer: unknownTransfer(tld),
    contacts: unknownContacts,
    idn: idnUnknown,
    remarks: ['The code comes from vendor support only (XCP 7.3).'],
  }),
);

export const europeanPolicies: readonly TldPolicy[] = [
  ...['uk', 'co.uk', 'me.uk'].map(nominet),
  germany,
  europeanUnion,
  belgium,
  netherlands,
  italy,
  france,
  spain,
  austria,
  switzerland,
  liechtenstein,
  poland,
  denmark,
  ...codesFromSupport,
];
