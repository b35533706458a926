// What a caller asks for when a name is to be registered, in the field's words. docs/reference/sw-register.md maps every
// field to the wire, docs/reference/field-rules.md lists what is refused. Checked twice by the same function: in the client
// before anything is sent, and in the workflow.
import { type ContactSet, withoutUndefined } from './contact.js';
import type { ALabel } from './domain-name.js';
import { FieldReader } from './field-reader.js';
import {
  AFFILIATE_ID,
  COMMENTS,
  type ProfileOfCaller,
  type TldData,
  checkTogether,
  readContacts,
  readDomain,
  readIp,
  readLanguageTag,
  readLinkTo,
  readNameServers,
  readProfile,
  readRegistryFields,
} from './order-fields.js';
import type { Parsed } from './problem.js';
import { type SharedProfile, readSharedProfile } from './shared-profile.js';

export type RegistrationKind = 'new' | 'premium' | 'sunrise' | 'landrush';

export interface RegistrationRequest {
  readonly domain: ALabel;
  readonly kind: RegistrationKind;
  /** Always sent: the registrar's default is two years. */
  readonly periodYears: number;
  /** `save` leaves the order in the registrar's pending queue until it is processed. */
  readonly handling: 'process' | 'save';
  readonly contacts: ContactSet;
  /** The registrant's credentials at the registrar. Left out, Tenure makes them and never shows the password. */
  readonly profile?: ProfileOfCaller;
  /** Instead of `profile`: names ordered with the same salt share a profile that Tenure makes. */
  readonly sharedProfile?: SharedProfile;
  /** An active name of the same registrant: the new one joins its profile. */
  readonly linkTo?: ALabel;
  /** First of a group of linked names (`registerLinkedDomains` sets it). */
  readonly linkDomains?: boolean;
  /** Order id of the first of the group. */
  readonly masterOrderId?: string;
  /** In order; the registrar record's own name servers are used when none are given. */
  readonly nameServers?: readonly string[];
  /** A DNS template of the registrar, or `*blank*` for a zone without records. */
  readonly dnsTemplate?: string;
  /** Sends `contacts.tech` instead of the reseller's own tech contact. */
  readonly customTechContact?: boolean;
  readonly registrarLock?: boolean;
  readonly whoisPrivacy?: boolean;
  readonly parkedPage?: boolean;
  readonly autoRenew?: boolean;
  readonly affiliateId?: string;
  readonly comments?: string;
  /** Three-letter tag of the language of an internationalised name. */
  readonly languageTag?: string;
  /** `nnn.nn`, for `kind: premium`: the order fails at any other price. */
  readonly premiumPrice?: string;
  readonly legalType?: string;
  readonly tldData?: TldData;
  readonly trademarkSmd?: string;
  readonly intendedUse?: string;
  /** Language of the registrant where the registry wants it (.eu, .be, .ca). */
  readonly language?: string;
  /** Top-level `country` of a .eu order. */
  readonly registryCountry?: string;
  readonly registrantIp?: string;
}

/** The shape of a request, whatever the TLD. What its TLD adds is checked by `registrationProblems` against the pinned policy. */
export function parseRegistrationRequest(input: unknown): Parsed<RegistrationRequest> {
  const reader = FieldReader.over(input, 'request');
  const domain = readDomain(reader);
  const request = {
    domain: domain.aLabel,
    kind: reader.choice('kind', ['new', 'premium', 'sunrise', 'landrush'], 'new'),
    periodYears: readPeriod(reader),
    handling: reader.choice('handling', ['process', 'save'], 'process'),
    contacts: readContacts(reader),
    profile: readProfile(reader),
    sharedProfile: readSharedProfile(reader),
    linkTo: readLinkTo(reader),
    linkDomains: reader.optionalFlag('linkDomains'),
    masterOrderId: reader.optionalText('masterOrderId', {
      max: 32,
      pattern: /^\d+$/,
      shape: 'must be an order id, digits only',
    }),
    nameServers: readNameServers(reader),
    dnsTemplate: reader.optionalText('dnsTemplate', { max: 50 }),
    customTechContact: reader.optionalFlag('customTechContact'),
    registrarLock: reader.optionalFlag('registrarLock'),
    whoisPrivacy: reader.optionalFlag('whoisPrivacy'),
    parkedPage: reader.optionalFlag('parkedPage'),
    autoRenew: reader.optionalFlag('autoRenew'),
    affiliateId: reader.optionalText('affiliateId', AFFILIATE_ID),
    comments: reader.optionalText('comments', COMMENTS),
    languageTag: readLanguageTag(reader, domain),
    premiumPrice: reader.optionalText('premiumPrice', {
      max: 12,
      pattern: /^\d{1,7}\.\d{2}$/,
      shape: 'must be a price written as nnn.nn',
    }),
    ...readRegistryFields(reader),
    trademarkSmd: reader.optionalText('trademarkSmd', { max: 64_000 }),
    intendedUse: reader.optionalText('intendedUse', { max: 2_000 }),
    registrantIp: readIp(reader),
  };
  checkKind(reader, request);
  checkLinks(reader, request);
  checkTogether(reader, request);
  reader.refuseUnknownFields();
  return reader.finish(withoutUndefined(request));
}

function readPeriod(reader: FieldReader): number {
  const value = reader.raw('periodYears');
  if (value === undefined || value === null) {
    reader.problem(
      'periodYears',
      'periodYears is missing: say for how many years; the registrar would otherwise bill two.',
    );
    return 0;
  }
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 10) {
    reader.problem(
      'periodYears',
      `periodYears must be a whole number from 1 to 10${typeof value === 'number' ? `; ${value} was given` : ''}.`,
    );
    return 0;
  }
  return value;
}

type Draft = { readonly [K in keyof RegistrationRequest]: RegistrationRequest[K] | undefined };

/** sw_register page, premium_price_to_verify and trademark_smd. */
function checkKind(reader: FieldReader, request: Draft): void {
  if (request.kind === 'premium' && reader.isBlank('premiumPrice')) {
    reader.problem('premiumPrice', 'premiumPrice is missing: a premium name is ordered at a price that is verified.');
  }
  if (request.kind !== 'premium' && request.premiumPrice !== undefined) {
    reader.problem('premiumPrice', 'premiumPrice is for kind premium only.');
  }
  if (request.kind !== 'sunrise') {
    if (request.trademarkSmd !== undefined)
      reader.problem('trademarkSmd', 'trademarkSmd is for kind sunrise only; leave it out.');
    return;
  }
  if (reader.isBlank('trademarkSmd'))
    reader.problem('trademarkSmd', 'trademarkSmd is missing: a sunrise order needs the signed mark data.');
  if (request.handling !== 'save')
    reader.problem('handling', 'handling must be save for a sunrise order: it waits until the phase ends.');
}

/** sw_register page, link_domains, master_order_id and reg_domain. */
function checkLinks(reader: FieldReader, request: Draft): void {
  if (request.linkTo !== undefined && (request.linkDomains === true || request.masterOrderId !== undefined)) {
    reader.problem('linkTo', 'linkTo joins an existing profile; it excludes linkDomains and masterOrderId.');
  }
  if (request.linkDomains === true && request.masterOrderId !== undefined) {
    reader.problem('linkDomains', 'only the first of a group has linkDomains; the others carry masterOrderId.');
  }
  if (request.profile !== undefined && request.sharedProfile !== undefined) {
    reader.problem('sharedProfile', 'sharedProfile makes a profile; leave it out when profile is given.');
  }
  const hasProfile = request.profile !== undefined || request.sharedProfile !== undefined;
  if ((request.linkDomains === true || request.masterOrderId !== undefined) && !hasProfile) {
    reader.problem('profile', 'profile is missing: the names of a linked group share one, so each order must give it.');
  }
}
