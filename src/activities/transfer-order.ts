import type { Contact } from '../domain/contact.js';
import type { OrderIdentity } from '../domain/order-match.js';
import { transferNameServers } from '../domain/transfer-rules.js';
import type { TransferRequest } from '../domain/transfer-request.js';
import type { RegisterOrder } from '../xcp/commands/register.js';
import { markerOrOwn } from './order-marker.js';
import { orderedContacts, techContactFrom } from './ordered-contacts.js';
import type { ProfileCredentials } from './profile-credentials.js';
import { registryFieldsFrom } from './registry-fields.js';

/** What the intent of a transfer holds, as far as its order is made of it. */
export interface TransferParts {
  readonly request: TransferRequest;
  readonly identity: OrderIdentity;
  /** Of the registrar record. */
  readonly providerNameServers: readonly string[];
  /** Of the registrar record. */
  readonly defaultTechContact?: Contact;
  /** The connector's flag `transferUsesProviderNameServers`. */
  readonly usesProviderNameServers: boolean;
}

/**
 * The order as the XCP client takes it; docs/reference/sw-register.md lists the fields. Privacy is not among them: the page
 * has it for new registrations, so that it is ordered once the name has come. Lock and automatic renewal go along and are
 * read back like the rest.
 */
export function transferOrderFrom(parts: TransferParts, profile: ProfileCredentials): RegisterOrder {
  const { request, providerNameServers: hosts, usesProviderNameServers: isUsed } = parts;
  const nameservers = transferNameServers(request, { isUsed, hosts });
  const affiliateId = markerOrOwn(request.affiliateId, parts.identity);
  const changesContacts = changeOf(request);
  const tech = techContactFrom(request, parts.defaultTechContact);
  return {
    domain: request.domain,
    registrationType: 'transfer',
    ...(request.periodYears === undefined ? {} : { periodYears: request.periodYears }),
    handle: 'process',
    profile,
    contacts: orderedContacts(tech === undefined ? request : { ...request, contacts: { ...request.contacts, tech } }),
    usesOwnTechContact: request.customTechContact === true || tech !== undefined,
    appliesNameserversOnTransfer: nameservers !== undefined,
    ...(nameservers === undefined ? {} : { nameservers }),
    ...(request.linkTo === undefined ? {} : { link: { kind: 'existing_profile', domain: request.linkTo } }),
    ...(request.registrarLock === undefined ? {} : { registrarLock: request.registrarLock }),
    ...(request.parkedPage === undefined ? {} : { parkedPage: request.parkedPage }),
    ...(request.autoRenew === undefined ? {} : { registrarAutoRenew: request.autoRenew }),
    ...(affiliateId === undefined ? {} : { affiliateId }),
    ...(request.comments === undefined ? {} : { comments: request.comments }),
    ...(request.authCode === undefined ? {} : { authCode: request.authCode }),
    ...(changesContacts === undefined ? {} : { changesContacts }),
    ...(request.ownerConfirmAddress === undefined ? {} : { ownerConfirmAddress: request.ownerConfirmAddress }),
    ...(request.languageTag === undefined ? {} : { idnLanguage: request.languageTag }),
    ...(request.registrantIp === undefined ? {} : { registrantIp: request.registrantIp }),
    tld: registryFieldsFrom(request),
  };
}

/** One parameter for both: .ca changes its legal type by it, every other TLD its contacts. */
function changeOf({ changeContact, changeLegalType }: TransferRequest): boolean | undefined {
  return changeLegalType === true ? true : (changeContact ?? changeLegalType);
}
