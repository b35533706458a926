// The fields that registrations and transfers share, read the same way for both: one order at the registrar carries either.
import { type Contact, type ContactSet, readContactSet, withoutUndefined } from './contact.js';
import { type ALabel, parseDomainName } from './domain-name.js';
import type { FieldReader, TextRule } from './field-reader.js';
import { isIpAddress } from './ip-address.js';

/** Data that a registry asks for, as the registrar's pages spell it: `{ nexus: { app_purpose: 'P3', category: 'C11' } }`. */
export type TldData = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** The registrant's credentials at the registrar. */
export interface ProfileOfCaller {
  readonly username: string;
  readonly password: string;
}

const HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;
export const COMMENTS: TextRule = { max: 4_000 };
export const AFFILIATE_ID: TextRule = { max: 256 };
const LANGUAGE_TAG: TextRule = { max: 3, pattern: /^[a-z]{3}$/i, shape: 'must be a language tag of three letters' };
const LEGAL_TYPE: TextRule = {
  max: 3,
  pattern: /^[A-Z]{3}$/,
  shape: 'must be a legal type of three capital letters, such as CCT',
};
const LANGUAGE: TextRule = { max: 2, pattern: /^[a-z]{2}$/, shape: 'must be a language code of two letters' };
const COUNTRY: TextRule = { max: 2, pattern: /^[A-Z]{2}$/, shape: 'must be a country code of two capital letters' };

/** The name of the order; empty when it is wrong, which is then among the problems. */
export function readDomain(reader: FieldReader): { readonly aLabel: ALabel; readonly isIdn: boolean } {
  const name = parseDomainName(reader.raw('domain'));
  if (name.kind === 'valid') return name.value;
  name.problems.forEach((problem) => reader.problem('domain', problem.sentence));
  return { aLabel: '' as ALabel, isIdn: false };
}

export function readContacts(reader: FieldReader): ContactSet {
  reader.raw('contacts');
  const nested = reader.optionalObject('contacts');
  if (nested !== undefined) return readContactSet(nested);
  if (!reader.has('contacts')) reader.problem('contacts', 'contacts is missing: give at least contacts.registrant.');
  return {} as ContactSet; // never used: the problem is recorded
}

export function readProfile(reader: FieldReader): ProfileOfCaller | undefined {
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

export function readLinkTo(reader: FieldReader): ALabel | undefined {
  const value = reader.raw('linkTo');
  if (value === undefined || value === null) return undefined;
  const name = parseDomainName(value, 'linkTo');
  if (name.kind === 'valid') return name.value.aLabel;
  name.problems.forEach((problem) => reader.problem('linkTo', problem.sentence));
  return undefined;
}

export function readNameServers(reader: FieldReader): readonly string[] | undefined {
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

/** What single registries want beside the common fields; which of it a TLD needs, `tld-requirements.ts` says. */
export interface RegistryFields {
  /** .ca: the registrant's legal classification, such as CCT. */
  readonly legalType?: string;
  readonly tldData?: TldData;
  /** Language of the registrant where the registry wants it (.eu, .be, .ca). */
  readonly language?: string;
  /** Top-level `country` of a .eu order. */
  readonly registryCountry?: string;
}

type Read<Fields> = { readonly [Name in keyof Required<Fields>]: Required<Fields>[Name] | undefined };

export function readRegistryFields(reader: FieldReader): Read<RegistryFields> {
  return {
    legalType: reader.optionalText('legalType', LEGAL_TYPE),
    tldData: readTldData(reader),
    language: reader.optionalText('language', LANGUAGE),
    registryCountry: reader.optionalText('registryCountry', COUNTRY),
  };
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

export function readIp(reader: FieldReader): string | undefined {
  const text = reader.optionalText('registrantIp', { max: 45 });
  if (text === undefined || isIpAddress(text)) return text;
  reader.problem('registrantIp', 'registrantIp must be an IP address, such as 192.0.2.7 or 2001:db8::7.');
  return undefined;
}

/** sw_register page, encoding_type: the tag of its language goes with an internationalised name, and with no other. */
export function readLanguageTag(
  reader: FieldReader,
  domain: { readonly aLabel: string; readonly isIdn: boolean },
): string | undefined {
  const tag = reader.optionalText('languageTag', LANGUAGE_TAG);
  if (domain.isIdn && reader.isBlank('languageTag')) {
    reader.problem(
      'languageTag',
      'languageTag is missing: an internationalised name needs the tag of its language, such as fre.',
    );
  }
  if (!domain.isIdn && tag !== undefined && domain.aLabel !== '')
    reader.problem('languageTag', 'languageTag is for internationalised names only; leave it out.');
  return tag;
}

/** What belongs together in every order. */
export function checkTogether(
  reader: FieldReader,
  order: {
    readonly linkTo: ALabel | undefined;
    readonly profile: ProfileOfCaller | undefined;
    readonly customTechContact: boolean | undefined;
    readonly contacts: { readonly tech?: Contact };
  },
): void {
  if (order.linkTo !== undefined && order.profile === undefined)
    reader.problem('profile', 'profile is missing: joining the profile of linkTo needs its user name and password.');
  if (order.customTechContact === true && order.contacts.tech === undefined)
    reader.problem('contacts.tech', 'contacts.tech is missing although customTechContact asks for it.');
}
