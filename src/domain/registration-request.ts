// What a caller asks for when a name is to be registered, in the field's words. docs/reference/sw-register.md maps every
// field to the wire. Checked twice by the same function: in the client before anything is sent, and in the workflow.
import { type ContactSet, readContactSet, withoutUndefined } from './contact.js';
import { type ALabel, parseDomainName } from './domain-name.js';
import { FieldReader } from './field-reader.js';
import { isIpAddress } from './ip-address.js';
import type { Parsed } from './problem.js';

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
  readonly profile?: { readonly username: string; readonly password: string };
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

export type TldData = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

const HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;

/** The shape of a request, whatever the TLD. What its TLD adds is checked by `registrationProblems` against the pinned policy. */
export function parseRegistrationRequest(input: unknown): Parsed<RegistrationRequest> {
  const reader = FieldReader.over(input, 'request');
  const name = parseDomainName(reader.raw('domain'));
  if (name.kind === 'invalid') name.problems.forEach((problem) => reader.problem('domain', problem.sentence));
  const kind = reader.choice('kind', ['new', 'premium', 'sunrise', 'landrush'], 'new');
  const handling = reader.choice('handling', ['process', 'save'], 'process');
  const request = {
    domain: name.kind === 'valid' ? name.value.aLabel : ('' as ALabel),
    kind,
    periodYears: readPeriod(reader),
    handling,
    contacts: readContacts(reader),
    profile: readProfile(reader),
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
    affiliateId: reader.optionalText('affiliateId', { max: 256 }),
    comments: reader.optionalText('comments', { max: 4_000 }),
    languageTag: reader.optionalText('languageTag', {
      max: 3,
      pattern: /^[a-z]{3}$/i,
      shape: 'must be a language tag of three letters',
    }),
    premiumPrice: reader.optionalText('premiumPrice', {
      max: 12,
      pattern: /^\d{1,7}\.\d{2}$/,
      shape: 'must be a price written as nnn.nn',
    }),
    legalType: reader.optionalText('legalType', {
      max: 3,
      pattern: /^[A-Z]{3}$/,
      shape: 'must be a legal type of three capital letters, such as CCT',
    }),
    tldData: readTldData(reader),
    trademarkSmd: reader.optionalText('trademarkSmd', { max: 64_000 }),
    intendedUse: reader.optionalText('intendedUse', { max: 2_000 }),
    language: reader.optionalText('language', {
      max: 2,
      pattern: /^[a-z]{2}$/,
      shape: 'must be a language code of two letters',
    }),
    registryCountry: reader.optionalText('registryCountry', {
      max: 2,
      pattern: /^[A-Z]{2}$/,
      shape: 'must be a country code of two capital letters',
    }),
    registrantIp: readIp(reader),
  };
  checkCombinations(reader, request, name.kind === 'valid' && name.value.isIdn);
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

function readContacts(reader: FieldReader): ContactSet {
  reader.raw('contacts');
  const nested = reader.optionalObject('contacts');
  if (nested !== undefined) return readContactSet(nested);
  if (!reader.has('contacts')) reader.problem('contacts', 'contacts is missing: give at least contacts.registrant.');
  return {} as ContactSet; // never used: the problem is recorded
}

function readProfile(reader: FieldReader): { username: string; password: string } | undefined {
  reader.raw('profile');
  const nested = reader.optionalObject('profile');
  if (nested === undefined) return undefined;
  // Reference section 2.1: user name 3 to 20 letters and digits; password 10 to 20 of a closed set of characters.
  const profile = {
    username: nested.requiredText('username', {
      max: 20,
      pattern: /^[A-Za-z0-9]{3,20}$/,
      shape: 'must be 3 to 20 letters and digits',
    }),
    password: nested.requiredText('password', {
      max: 20,
      pattern: /^[A-Za-z0-9!@$^,.~|=\-+_{}#]{10,20}$/,
      shape: 'must be 10 to 20 letters, digits or characters of ! @ $ ^ , . ~ | = - + _ { } #',
    }),
  };
  nested.refuseUnknownFields();
  return profile;
}

function readLinkTo(reader: FieldReader): ALabel | undefined {
  const value = reader.raw('linkTo');
  if (value === undefined || value === null) return undefined;
  const name = parseDomainName(value, 'linkTo');
  if (name.kind === 'valid') return name.value.aLabel;
  name.problems.forEach((problem) => reader.problem('linkTo', problem.sentence));
  return undefined;
}

function readNameServers(reader: FieldReader): readonly string[] | undefined {
  const value = reader.raw('nameServers');
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || !value.every((entry): entry is string => typeof entry === 'string')) {
    reader.problem('nameServers', 'nameServers must be a list of host names.');
    return undefined;
  }
  if (value.length < 2 || value.length > 13) {
    reader.problem('nameServers', `nameServers needs 2 to 13 hosts; ${value.length} were given.`);
    return undefined;
  }
  value.forEach((host, index) => {
    if (!HOST.test(host))
      reader.problem(`nameServers.${index}`, `nameServers.${index} is not a host name such as ns1.example.net.`);
  });
  const hosts = value.map((host) => host.toLowerCase());
  if (new Set(hosts).size !== hosts.length) reader.problem('nameServers', 'nameServers names the same host twice.');
  return hosts;
}

const TLD_FIELD = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;
const TLD_FIELDS_MAX = 50;
const TLD_TEXT = { max: 1_000 };

function readTldData(reader: FieldReader): TldData | undefined {
  const value = reader.raw('tldData');
  const sections = reader.optionalObject('tldData');
  if (sections === undefined) return undefined;
  return tldFields(reader, 'tldData', sections, (name) => {
    const isObject = typeof (value as Record<string, unknown>)[name] === 'object';
    const fields = isObject ? sections.optionalObject(name) : undefined;
    if (fields !== undefined) return tldFields(sections, name, fields, (inner) => fields.optionalText(inner, TLD_TEXT));
    return isObject ? undefined : sections.optionalText(name, TLD_TEXT);
  });
}

/** Field names go to the wire as they are, so they are held to what the registrar's own look like. */
function tldFields<T>(
  parent: FieldReader,
  name: string,
  reader: FieldReader,
  read: (name: string) => T | undefined,
): Record<string, T> {
  const names = reader.fieldNames();
  if (names.length <= TLD_FIELDS_MAX && names.every((field) => TLD_FIELD.test(field)))
    return withoutUndefined(Object.fromEntries(names.map((field) => [field, read(field)]))) as Record<string, T>;
  parent.problem(
    name,
    `${parent.path(name)} may have ${TLD_FIELDS_MAX} fields, named in letters, digits and underscores, a letter first.`,
  );
  return {};
}

function readIp(reader: FieldReader): string | undefined {
  const text = reader.optionalText('registrantIp', { max: 45 });
  if (text === undefined || isIpAddress(text)) return text;
  reader.problem('registrantIp', 'registrantIp must be an IP address, such as 192.0.2.7 or 2001:db8::7.');
  return undefined;
}

type Draft = { readonly [K in keyof RegistrationRequest]: RegistrationRequest[K] | undefined };

function checkCombinations(reader: FieldReader, request: Draft, isIdn: boolean): void {
  if (isIdn && request.languageTag === undefined) {
    reader.problem(
      'languageTag',
      'languageTag is missing: an internationalised name needs the tag of its language, such as fre.',
    );
  }
  if (!isIdn && request.languageTag !== undefined && request.domain !== '') {
    reader.problem('languageTag', 'languageTag is for internationalised names only; leave it out.');
  }
  if (request.kind === 'premium' && request.premiumPrice === undefined) {
    reader.problem('premiumPrice', 'premiumPrice is missing: a premium name is ordered at a price that is verified.');
  }
  if (request.kind !== 'premium' && request.premiumPrice !== undefined) {
    reader.problem('premiumPrice', 'premiumPrice is for kind premium only.');
  }
  if (request.kind === 'sunrise' && (request.trademarkSmd === undefined || request.handling !== 'save')) {
    reader.problem('trademarkSmd', 'a sunrise order needs trademarkSmd and handling save.');
  }
  if (request.linkTo !== undefined && (request.linkDomains === true || request.masterOrderId !== undefined)) {
    reader.problem('linkTo', 'linkTo joins an existing profile; it excludes linkDomains and masterOrderId.');
  }
  if (request.linkDomains === true && request.masterOrderId !== undefined) {
    reader.problem('linkDomains', 'only the first of a group has linkDomains; the others carry masterOrderId.');
  }
  if (request.linkTo !== undefined && request.profile === undefined) {
    reader.problem('profile', 'profile is missing: joining the profile of linkTo needs its user name and password.');
  }
  if ((request.linkDomains === true || request.masterOrderId !== undefined) && request.profile === undefined) {
    reader.problem('profile', 'profile is missing: the names of a linked group share one, so each order must give it.');
  }
  if (request.customTechContact === true && request.contacts?.tech === undefined) {
    reader.problem('contacts.tech', 'contacts.tech is missing although customTechContact asks for it.');
  }
}
