// Country codes of Asia, Oceania and Africa, as far as the sources name them.
import type { TldPolicy } from '../tld-policy.js';
import {
  idnUnknown,
  lockSaid,
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

const australian = (tld: string): TldPolicy =>
  record(tld, {
    term: {
      registrationYears: years(1, 5),
      renewalYears: years(1, 5),
      maxTotalYears: 5,
      renewWindowDays: 90,
      sources: [
        said('Lifecycle 5', 'A', 'renewWindowDays'),
        said('Lifecycle R-7', 'B', 'maxTotalYears'),
        said('Lifecycle 8.1', 'C', 'registrationYears', 'renewalYears'),
      ],
    },
    renewal: {
      style: 'explicit',
      renewByOffsetDays: -10,
      redemptionDays: 30,
      sources: [
        said('Lifecycle 8.1', 'C'),
        said('Lifecycle 5, 8.1 (one registrar demands it)', 'C', 'renewByOffsetDays'),
      ],
    },
    transfer: transferOf(
      tld,
      { proof: 'auth-code', addsYears: 0, resetsTerm: false, ackWindowDays: 14 },
      said('Lifecycle 8.2', 'B'),
    ),
    contacts: { contacts: 'manual', source: said('Lifecycle 8.3: manual, fee, new term of one year', 'B', 'contacts') },
    idn: idnUnknown,
    lock: lockSaid(false, 'Lifecycle 8.3', 'B'),
    requires: ['auRegistrantInfo'],
    requirementSources: [said('Lifecycle 8.3; XCP 2.5', 'B')],
    remarks: ['Needs an Australian presence; a name whose holder is no longer eligible cannot be renewed.'],
  });

/** Lifecycle 8.2: a transfer leaves the term as it is. */
const unchangedByTransfer = (tld: string) =>
  transferOf(
    tld,
    { proof: 'auth-code', addsYears: 0, resetsTerm: false },
    said('Lifecycle 8.2', 'B', 'addsYears', 'resetsTerm'),
    unsaid('the registrar says before a transfer what it needs', 'proof'),
  );

const japan = record('jp', {
  term: unknownTerm,
  renewal: {
    style: 'registry-auto',
    renewByOffsetDays: -10,
    deleteByOffsetDays: -10,
    sources: [said('Lifecycle 5 (offsets of a sister brand)', 'B')],
  },
  transfer: unchangedByTransfer('jp'),
  contacts: unknownContacts,
  idn: idnUnknown,
});

const southAfrica = record('za', {
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
  transfer: unchangedByTransfer('za'),
  contacts: unknownContacts,
  idn: idnUnknown,
});

const termKeptByTransfer = ['sg', 'nz'].map((tld) =>
  record(tld, {
    term: unknownTerm,
    renewal: unknownRenewal,
    transfer: unchangedByTransfer(tld),
    contacts: unknownContacts,
    idn: idnUnknown,
    remarks: tld === 'nz' ? ['The code comes from vendor support only (XCP 7.3).'] : [],
  }),
);

/** Named on the connector page or in the list of `change_contact`; nothing else is known of them. */
const named = ['in', 'hk', 'tw', 'ws', 'cn'].map((tld) =>
  record(tld, {
    term: unknownTerm,
    renewal: unknownRenewal,
    transfer: unknownTransfer(tld),
    contacts: unknownContacts,
    idn: idnUnknown,
    remarks:
      tld === 'hk'
        ? ['The vendor also lists it among codes that only its support supplies: expect a manual step (XCP 7.3).']
        : [],
  }),
);

export const asiaPacificPolicies: readonly TldPolicy[] = [
  ...['au', 'com.au', 'net.au'].map(australian),
  japan,
  ...termKeptByTransfer,
  southAfrica,
  ...named,
];
