// What a caller asks for when a name held elsewhere is to come to us, in the field's words. docs/reference/sw-register.md maps
// every field to the wire, docs/reference/field-rules.md lists what is refused. Checked twice, like a registration.
import { type ContactSet, EMAIL, withoutUndefined } from './contact.js';
import type { ALabel } from './domain-name.js';
import { FieldReader, type TextRule } from './field-reader.js';
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

export interface TransferRequest {
  readonly domain: ALabel;
  /** Always sent. They become those of the name as `changeContact` and the TLD say. */
  readonly contacts: ContactSet;
  /** Says that the caller counts on one year being added, the only number that an order of a transfer can carry. Usually left out. */
  readonly periodYears?: 1;
  /** A secret. Left out, the registrant is asked by e-mail, or the registry has a way of its own. */
  readonly authCode?: string;
  /** Whether `contacts` replace those of the name; only where the TLD leaves the choice. */
  readonly changeContact?: boolean;
  /** .ca: `legalType` is another than before. Contacts stay; on the wire it is `change_contact` (sw_register page, legal_type). */
  readonly changeLegalType?: boolean;
  /** Where the registrant is asked for consent; required for .de, .be, .eu and .it. */
  readonly ownerConfirmAddress?: string;
  /** In order; they replace those of the name when it has come. Left out, the name keeps its own, unless the connector says otherwise. */
  readonly nameServers?: readonly string[];
  /** False keeps the name servers even where the connector says otherwise; true is implied by `nameServers`. */
  readonly customTransferNameServers?: boolean;
  /** Sends `contacts.tech` instead of the reseller's own tech contact. */
  readonly customTechContact?: boolean;
  /** The registrant's credentials at the registrar. Left out, Tenure makes them and never shows the password. */
  readonly profile?: ProfileOfCaller;
  /** An active name of the same registrant: the name joins its profile. */
  readonly linkTo?: ALabel;
  readonly affiliateId?: string;
  readonly comments?: string;
  /** Three-letter tag of the language of an internationalised name. */
  readonly languageTag?: string;
  readonly legalType?: string;
  readonly tldData?: TldData;
  /** Language of the registrant where the registry wants it (.eu, .be, .ca). */
  readonly language?: string;
  /** Top-level `country` of a .eu order. */
  readonly registryCountry?: string;
  readonly registrantIp?: string;
  readonly parkedPage?: boolean;
  /** Wanted once the name is ours; applied and read back then. */
  readonly registrarLock?: boolean;
  readonly whoisPrivacy?: boolean;
  readonly autoRenew?: boolean;
}

/** No source says how long a code may be: any that is known is far shorter. Spaces around it come from copying. */
export const AUTH_CODE: TextRule = {
  max: 255,
  pattern: /^\S(?:.*\S)?$/s,
  shape: 'must not begin or end with white space',
};

/** The shape of a request, whatever the TLD. What its TLD adds is checked by `transferProblems` against the pinned settings. */
export function parseTransferRequest(input: unknown): Parsed<TransferRequest> {
  const reader = FieldReader.over(input, 'request');
  const domain = readDomain(reader);
  const request = {
    domain: domain.aLabel,
    contacts: readContacts(reader),
    periodYears: readPeriod(reader),
    authCode: reader.optionalText('authCode', AUTH_CODE),
    changeContact: reader.optionalFlag('changeContact'),
    changeLegalType: reader.optionalFlag('changeLegalType'),
    ownerConfirmAddress: reader.optionalText('ownerConfirmAddress', EMAIL),
    nameServers: readNameServers(reader),
    customTransferNameServers: reader.optionalFlag('customTransferNameServers'),
    customTechContact: reader.optionalFlag('customTechContact'),
    profile: readProfile(reader),
    linkTo: readLinkTo(reader),
    affiliateId: reader.optionalText('affiliateId', AFFILIATE_ID),
    comments: reader.optionalText('comments', COMMENTS),
    languageTag: readLanguageTag(reader, domain),
    ...readRegistryFields(reader),
    registrantIp: readIp(reader),
    parkedPage: reader.optionalFlag('parkedPage'),
    registrarLock: reader.optionalFlag('registrarLock'),
    whoisPrivacy: reader.optionalFlag('whoisPrivacy'),
    autoRenew: reader.optionalFlag('autoRenew'),
  };
  if (request.customTransferNameServers === false && request.nameServers !== undefined) {
    reader.problem(
      'customTransferNameServers',
      'customTransferNameServers is false, so that nameServers would be ignored; leave one of them out.',
    );
  }
  checkTogether(reader, request);
  reader.refuseUnknownFields();
  return reader.finish(withoutUndefined(request));
}

/** XCP reference 2.1: the period of a transfer, if there is one, must be 1. */
function readPeriod(reader: FieldReader): 1 | undefined {
  const value = reader.raw('periodYears');
  if (value === undefined || value === null || value === 1) return value ?? undefined;
  reader.problem('periodYears', 'periodYears of a transfer can only be 1; leave it out.');
  return undefined;
}
