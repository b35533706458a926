// What a TLD wants beyond the common fields of an order, registration or transfer: checked against the pinned policy, before
// any call. Values are those of XCP reference 2.5 and of the sw_register page.
import { assertNever } from './assert-never.js';
import type { Contact, ContactRole, ContactSet } from './contact.js';
import type { RegistryFields } from './order-fields.js';
import type { PinnedPolicy } from './pinned-policy.js';
import type { Problem } from './problem.js';
import { provincePrefix } from './spanish-provinces.js';
import type { TldRequirement } from './tld-policy.js';

interface Order extends RegistryFields {
  readonly contacts: ContactSet;
}

const words = (text: string): readonly string[] => text.split(' ');

/** The 18 classifications of the .ca registry. */
const LEGAL_TYPES = words('ABO ASS CCO CCT EDU GOV HOP INB LAM LGR MAJ OMK PLT PRT RES TDM TRD TRS');
const NEXUS_PURPOSES = words('P1 P2 P3 P4 P5');
const NEXUS_CATEGORIES = words('C11 C12 C21 C31 C32');
/** Foreign registrants of .us, who name their country in `validator`. */
const FOREIGN_NEXUS = words('C31 C32');
const ITALIAN_ENTITIES = words('1 2 3 4 5 6 7');
const ITALIAN_PERSON = '1';
const EU_LANGUAGES = words('bg cs da de el en es et fi fr ga hu it lt lv mt nl pl pt ro sk sl sv');
const BE_LANGUAGES = words('en fr nl');

/** Everything that this TLD needs and the order does not have, or has wrongly. */
export function requirementProblems(order: Order, policy: PinnedPolicy): readonly Problem[] {
  const tld = `.${policy.tld}`;
  return policy.requires.flatMap((requirement) => problemsOf(requirement, order, tld));
}

/** The part of it that each contact is held to, for contacts that are not part of an order. */
export function contactRequirementProblems(contacts: Partial<ContactSet>, policy: PinnedPolicy): readonly Problem[] {
  const tld = `.${policy.tld}`;
  return policy.requires.flatMap((requirement) => contactProblems(requirement, contacts, tld));
}

function contactProblems(requirement: TldRequirement, contacts: Partial<ContactSet>, tld: string): readonly Problem[] {
  if (requirement === 'state')
    return eachContact(contacts, ({ state }, path) => (state === undefined ? [missing(`${path}.state`, tld)] : []));
  if (requirement === 'spanishProvince')
    return eachContact(contacts, (contact, path) => spanishProblems(contact, path, tld));
  return [];
}

function problemsOf(requirement: TldRequirement, order: Order, tld: string): readonly Problem[] {
  switch (requirement) {
    case 'state':
    case 'spanishProvince':
      return contactProblems(requirement, order.contacts, tld);
    case 'legalType':
      return legalTypeProblems(order, tld);
    case 'nexus':
      return nexusProblems(order, tld);
    case 'itRegistrantInfo':
      return italianProblems(order, tld);
    case 'euLanguage':
      return [
        ...languageProblems(order.language, EU_LANGUAGES, tld),
        ...(order.registryCountry === undefined ? [missing('registryCountry', tld)] : []),
      ];
    case 'beLanguage':
      return languageProblems(order.language, BE_LANGUAGES, tld);
    case 'aeroMembership':
      return textsProblems(order, 'registrant_extra_info', ['aero_ens_id', 'aero_ens_password'], tld);
    case 'asiaPresence':
      return sectionProblems(order, tld, 'ced_info');
    case 'auRegistrantInfo':
      return sectionProblems(order, tld, 'au_registrant_info');
    default:
      return assertNever(requirement);
  }
}

function missing(field: string, tld: string): Problem {
  return { field, sentence: `${field} is missing; ${tld} needs it.` };
}

/** `contact_set` is checked contact by contact; one that is left out becomes the registrant, who is checked anyway. */
function eachContact(
  contacts: Partial<ContactSet>,
  check: (contact: Contact, path: string) => readonly Problem[],
): readonly Problem[] {
  const roles = ['registrant', 'admin', 'billing', 'tech'] as const satisfies readonly ContactRole[];
  return roles.flatMap((role) => {
    const contact = contacts[role];
    return contact === undefined ? [] : check(contact, `contacts.${role}`);
  });
}

/** A contact abroad has no province of Spain; that its state is there, the requirement `state` says. */
function spanishProblems(contact: Contact, path: string, tld: string): readonly Problem[] {
  if (contact.country !== 'ES' || contact.state === undefined) return [];
  const prefix = provincePrefix(contact.state);
  if (prefix === undefined) {
    const field = `${path}.state`;
    return [{ field, sentence: `${field} must be the name of a Spanish province for ${tld}, such as Madrid.` }];
  }
  if (/^\d{5}$/.test(contact.postalCode) && contact.postalCode.startsWith(prefix)) return [];
  const field = `${path}.postalCode`;
  return [
    {
      field,
      sentence: `${field} must have five digits and begin with those of the province of its contact, or ${tld} refuses it.`,
    },
  ];
}

function legalTypeProblems({ legalType }: Order, tld: string): readonly Problem[] {
  if (legalType === undefined) {
    return [
      {
        field: 'legalType',
        sentence: `legalType is missing; ${tld} needs the registrant's legal classification, such as CCT or CCO.`,
      },
    ];
  }
  return oneOf('legalType', legalType, LEGAL_TYPES, tld);
}

function nexusProblems(order: Order, tld: string): readonly Problem[] {
  const incomplete = textsProblems(order, 'nexus', ['app_purpose', 'category'], tld);
  if (incomplete.length > 0) return incomplete;
  const { app_purpose, category, validator } = section(order, 'nexus');
  const isForeign = FOREIGN_NEXUS.includes(category ?? '');
  const field = 'tldData.nexus.validator';
  return [
    ...oneOf('tldData.nexus.app_purpose', app_purpose, NEXUS_PURPOSES, tld),
    ...oneOf('tldData.nexus.category', category, NEXUS_CATEGORIES, tld),
    ...(isForeign && !/^[A-Za-z]{2}$/.test(validator ?? '')
      ? [
          {
            field,
            sentence: `${field} must be the country of the registrant, in two letters, for category C31 and C32.`,
          },
        ]
      : []),
  ];
}

/** sw_register page, contact_set: anything but a natural person (entity type 1) needs an organisation and an admin contact. */
function italianProblems(order: Order, tld: string): readonly Problem[] {
  const name = 'it_registrant_info';
  const incomplete = textsProblems(order, name, ['entity_type', 'reg_code'], tld);
  if (incomplete.length > 0) return incomplete;
  const { entity_type } = section(order, name);
  if (entity_type === ITALIAN_PERSON) return [];
  const { registrant, admin } = order.contacts;
  const because = `is missing; ${tld} needs it for every entity type but 1.`;
  return [
    ...oneOf(`tldData.${name}.entity_type`, entity_type, ITALIAN_ENTITIES, tld),
    ...((registrant.organisation ?? '') === ''
      ? [{ field: 'contacts.registrant.organisation', sentence: `contacts.registrant.organisation ${because}` }]
      : []),
    ...(admin === undefined ? [{ field: 'contacts.admin', sentence: `contacts.admin ${because}` }] : []),
  ];
}

function languageProblems(language: string | undefined, allowed: readonly string[], tld: string): readonly Problem[] {
  return language === undefined ? [missing('language', tld)] : oneOf('language', language, allowed, tld);
}

/** The sentence names what may be there, never what was: the value may be personal. */
function oneOf(field: string, value: string | undefined, allowed: readonly string[], tld: string): readonly Problem[] {
  if (value !== undefined && allowed.includes(value)) return [];
  return [{ field, sentence: `${field} must be one of ${allowed.join(', ')} for ${tld}.` }];
}

/** XCP reference 2.5 lists the fields of these sections and does not say which are mandatory: the registry does. */
function sectionProblems(order: Order, tld: string, name: string): readonly Problem[] {
  if (Object.values(section(order, name)).some((value) => value !== '')) return [];
  return [missing(`tldData.${name}`, tld)];
}

function textsProblems(order: Order, name: string, fields: readonly string[], tld: string): readonly Problem[] {
  const data = section(order, name);
  if (fields.every((field) => (data[field] ?? '') !== '')) return [];
  const field = `tldData.${name}`;
  return [{ field, sentence: `${field} needs ${fields.join(' and ')} for ${tld}.` }];
}

function section(order: Order, name: string): Readonly<Record<string, string>> {
  const data = order.tldData?.[name];
  return typeof data === 'object' ? data : {};
}
