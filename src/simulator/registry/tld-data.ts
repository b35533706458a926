// TLD-specific data of a registration (reference 2.5): what must be there and what it may say.
import type { Fields } from '../wire/fields.js';
import { EMPTY_FIELDS } from '../wire/fields.js';
import { invalid, missing, type Reply } from '../wire/reply.js';
import { isEmail } from './parse-contacts.js';

interface FieldRule {
  readonly name: string;
  readonly oneOf?: readonly string[];
  readonly pattern?: RegExp;
  /** Required only when this holds for the sub-map. */
  readonly when?: (map: Fields) => boolean;
  readonly isOptional?: boolean;
}

interface TldRule {
  readonly tlds: readonly string[];
  /** Sub-map of `tld_data`; undefined: the fields stand in `tld_data` itself. */
  readonly map: string | undefined;
  readonly isOptional?: boolean;
  readonly fields: readonly FieldRule[];
}

const words = (text: string): readonly string[] => text.split(' ');
const COUNTRY = /^[A-Za-z]{2}$/;
const ANY = /^.+$/su;

const RULES: readonly TldRule[] = [
  {
    tlds: ['us'],
    map: 'nexus',
    fields: [
      { name: 'app_purpose', oneOf: words('P1 P2 P3 P4 P5') },
      { name: 'category', oneOf: words('C11 C12 C21 C31 C32') },
      { name: 'validator', pattern: COUNTRY, when: (map) => /^C3[12]$/.test(map.given('category') ?? '') },
    ],
  },
  {
    tlds: ['it'],
    map: 'it_registrant_info',
    fields: [
      { name: 'entity_type', oneOf: words('1 2 3 4 5 6 7') },
      { name: 'reg_code', pattern: ANY },
      { name: 'nationality_code', pattern: COUNTRY, isOptional: true },
    ],
  },
  {
    tlds: ['com.au', 'net.au', 'au'],
    map: 'au_registrant_info',
    fields: words('registrant_name registrant_id registrant_id_type eligibility_type').map((name) => ({
      name,
      pattern: ANY,
    })),
  },
  { tlds: ['com.br'], map: undefined, fields: [{ name: 'br_register_number', pattern: /^[\d./-]{11,18}$/ }] },
  { tlds: ['pro'], map: 'professional_data', fields: [{ name: 'profession', pattern: ANY }] },
  {
    tlds: ['asia'],
    map: 'ced_info',
    fields: words('contact_type id_number id_type legal_entity_type locality_country').map((name) => ({
      name,
      pattern: ANY,
    })),
  },
  {
    tlds: ['nu', 'se', 'hu'],
    map: 'registrant_extra_info',
    fields: [
      { name: 'registrant_type', pattern: ANY },
      { name: 'id_card_number', pattern: ANY, when: (map) => map.given('registrant_type') === 'individual' },
      { name: 'registration_number', pattern: ANY, when: (map) => map.given('registrant_type') !== 'individual' },
    ],
  },
  {
    tlds: ['uk', 'co.uk', 'me.uk'],
    map: 'registrant_extra_info',
    isOptional: true,
    fields: [
      {
        name: 'registrant_type',
        oneOf: words('IND FIND LTD PLC PTNR LLP IP STRA SCH RCHAR GOV CRC STAT OTHER FCORP FOTHER'),
      },
      {
        name: 'registration_number',
        pattern: ANY,
        when: (map) => words('LTD PLC LLP IP SCH RCHAR').includes(map.given('registrant_type') ?? ''),
      },
    ],
  },
  {
    tlds: ['aero'],
    map: 'registrant_extra_info',
    fields: words('aero_ens_id aero_ens_password').map((name) => ({ name, pattern: ANY })),
  },
];

/** Top-level fields of `attributes` that belong to a TLD; stored and readable in GET_ORDER_INFO. */
const LEGAL_TYPES = words('ABO ASS CCO CCT EDU GOV HOP INB LAM MAJ OMK PLT PRT RES TDM TRD TRS LGR');
const EU_LANGUAGES = words('cs da de el en es et fi fr hu it lt lv mt nl pl pt sk sl sv ro bg ga');
const TOP_LEVEL: readonly { readonly tlds: readonly string[]; readonly fields: readonly FieldRule[] }[] = [
  {
    tlds: ['ca'],
    fields: [
      { name: 'legal_type', oneOf: LEGAL_TYPES },
      { name: 'isa_trademark', oneOf: ['0', '1'], isOptional: true },
      { name: 'lang_pref', oneOf: ['en', 'fr', 'EN', 'FR'], isOptional: true },
    ],
  },
  {
    tlds: ['eu'],
    fields: [
      { name: 'lang', oneOf: EU_LANGUAGES },
      { name: 'country', pattern: /^[A-Z]{2}$/ },
    ],
  },
  { tlds: ['be'], fields: [{ name: 'lang', oneOf: ['en', 'fr', 'nl'] }] },
];

/** The first thing wrong with the TLD data of a registration, undefined when all is well. */
export function tldDataFault(tld: string, attributes: Fields): Reply | undefined {
  const data = attributes.assoc('tld_data') ?? EMPTY_FIELDS;
  for (const rule of TOP_LEVEL) {
    if (!rule.tlds.includes(tld)) continue;
    const found = fieldsFault(rule.fields, withNestedLegalType(attributes, data), '');
    if (found !== undefined) return found;
  }
  for (const rule of RULES) {
    if (!rule.tlds.includes(tld)) continue;
    const map = rule.map === undefined ? data : data.assoc(rule.map);
    const path = rule.map === undefined ? 'tld_data.' : `tld_data.${rule.map}.`;
    if (map === undefined && rule.isOptional === true) continue;
    if (map === undefined) return missing(path.slice(0, -1));
    const found = fieldsFault(rule.fields, map, path);
    if (found !== undefined) return found;
  }
  const forwarding = data.given('forwarding_email');
  return forwarding !== undefined && !isEmail(forwarding)
    ? invalid('tld_data.forwarding_email', 'not an e-mail address')
    : undefined;
}

/** `legal_type` stands at the top in the seed, nested in one client; the placement is unverified, so both are read. */
function withNestedLegalType(attributes: Fields, data: Fields): Fields {
  const extra = attributes.assoc('registrant_extra_info') ?? data.assoc('registrant_extra_info');
  return attributes.given('legal_type') === undefined && extra?.given('legal_type') !== undefined ? extra : attributes;
}

function fieldsFault(rules: readonly FieldRule[], map: Fields, path: string): Reply | undefined {
  for (const rule of rules) {
    const text = map.given(rule.name);
    const isRequired = rule.isOptional !== true && (rule.when === undefined || rule.when(map));
    if (text === undefined && isRequired) return missing(path + rule.name);
    if (text === undefined) continue;
    if (rule.oneOf !== undefined && !rule.oneOf.includes(text))
      return invalid(path + rule.name, `must be one of ${rule.oneOf.join(', ')}`);
    if (rule.pattern !== undefined && !rule.pattern.test(text))
      return invalid(path + rule.name, 'is not in the expected form');
  }
  return undefined;
}

/** `entity_type` of .IT; 1 is a natural person, for whom the admin contact and org_name may be left out. */
export function isItalianPerson(attributes: Fields): boolean {
  return attributes.assoc('tld_data')?.assoc('it_registrant_info')?.given('entity_type') === '1';
}
