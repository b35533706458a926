/** Data that single registries want (opensrs-xcp 2.5). Most lies in `tld_data`; some stands directly in `attributes`. */
import { bit, type OptionalFields } from '../command.js';
import type { XcpAssoc } from '../value.js';

/** Registry-specific fields of an order, in the field's words where there are any. */
export interface TldFields {
  /** .CA: one of the 18 codes of opensrs-xcp 2.5, such as `CCT`. */
  readonly legalType?: string;
  /**
   * Where `legalType` stands: `attributes`, as the registration page and the vendor toolkit have it, or nested in
   * `registrant_extra_info`, as one recent client sends it. @default 'attributes'
   */
  readonly legalTypePlacement?: 'attributes' | 'registrant_extra_info';
  /** .CA. */
  readonly isTrademark?: boolean;
  /** .CA: `en` or `fr`. */
  readonly languagePreference?: string;
  /** .CA: the registrant agreement, `Y` once accepted, and its number. */
  readonly agreementAccepted?: string;
  readonly agreementNumber?: string;
  readonly domainDescription?: string;
  readonly caLinkDomain?: string;
  readonly cwa?: string;
  /** .EU and .BE: language of the registrant's mails. */
  readonly language?: string;
  /** .EU: country of the registrant, upper case. */
  readonly country?: string;
  /** The `tld_data` map as the registry's page spells it, such as `{ nexus: { app_purpose: 'P1', category: 'C11' } }`. */
  readonly tldData?: XcpAssoc;
}

/** The fields at their places among the attributes. */
export function wireTldFields(fields: TldFields | undefined): OptionalFields {
  if (fields === undefined) return {};
  const isNested = fields.legalTypePlacement === 'registrant_extra_info' && fields.legalType !== undefined;
  const nested: XcpAssoc = isNested ? { registrant_extra_info: { legal_type: fields.legalType ?? '' } } : {};
  return {
    legal_type: isNested ? undefined : fields.legalType,
    isa_trademark: bit(fields.isTrademark),
    lang_pref: fields.languagePreference,
    rant_agrees: fields.agreementAccepted,
    rant_no: fields.agreementNumber,
    domain_description: fields.domainDescription,
    ca_link_domain: fields.caLinkDomain,
    cwa: fields.cwa,
    lang: fields.language,
    country: fields.country,
    tld_data: fields.tldData === undefined && !isNested ? undefined : { ...fields.tldData, ...nested },
  };
}
