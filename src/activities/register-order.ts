import type { RegistrationIntent } from '../domain/registration-intent.js';
import type { DomainLink, RegisterOrder } from '../xcp/commands/register.js';
import { markerOrOwn } from './order-marker.js';
import { orderedContacts, techContactFrom } from './ordered-contacts.js';
import type { ProfileCredentials } from './profile-credentials.js';
import { registryFieldsFrom } from './registry-fields.js';

/** The order as the XCP client takes it. docs/reference/sw-register.md lists the fields; a test keeps the two equal. */
export function registerOrderFrom(intent: RegistrationIntent, profile: ProfileCredentials): RegisterOrder {
  const { request } = intent;
  const link = linkFrom(intent);
  const dnsTemplate = dnsTemplateFrom(intent);
  const nameservers = nameserversFrom(intent, dnsTemplate);
  const tech = techContactFrom(request, intent.defaultTechContact);
  const affiliateId = markerOrOwn(request.affiliateId, intent.identity);
  return {
    domain: request.domain,
    registrationType: request.kind,
    periodYears: request.periodYears,
    handle: request.handling,
    profile,
    contacts: orderedContacts(tech === undefined ? request : { ...request, contacts: { ...request.contacts, tech } }),
    usesOwnTechContact: request.customTechContact === true || tech !== undefined,
    ...(nameservers === undefined ? {} : { nameservers }),
    ...(dnsTemplate === undefined ? {} : { dnsTemplate }),
    ...(link === undefined ? {} : { link }),
    ...(request.registrarLock === undefined ? {} : { registrarLock: request.registrarLock }),
    ...(request.whoisPrivacy === undefined || refusesPrivacyField(request.domain)
      ? {}
      : { whoisPrivacy: request.whoisPrivacy }),
    ...(request.parkedPage === undefined ? {} : { parkedPage: request.parkedPage }),
    ...(request.autoRenew === undefined ? {} : { registrarAutoRenew: request.autoRenew }),
    ...(affiliateId === undefined ? {} : { affiliateId }),
    ...(request.comments === undefined ? {} : { comments: request.comments }),
    ...(request.languageTag === undefined ? {} : { idnLanguage: request.languageTag }),
    ...(request.premiumPrice === undefined ? {} : { premiumPrice: request.premiumPrice }),
    ...(request.trademarkSmd === undefined ? {} : { trademarkSmd: request.trademarkSmd }),
    ...(request.intendedUse === undefined ? {} : { intendedUse: request.intendedUse }),
    ...(request.registrantIp === undefined ? {} : { registrantIp: request.registrantIp }),
    tld: registryFieldsFrom(request),
  };
}

/** A DNS template brings its own name servers; otherwise the caller's, then the registrar record's, then the reseller default. */
function nameserversFrom(
  { request, providerNameServers }: RegistrationIntent,
  dnsTemplate: string | undefined,
): readonly string[] | undefined {
  if (request.nameServers !== undefined) return request.nameServers;
  if (dnsTemplate !== undefined || providerNameServers.length < 2) return undefined;
  return providerNameServers;
}

/** The record's template only where the caller asked for no name servers: a template would replace them. */
function dnsTemplateFrom({ request, dnsTemplate }: RegistrationIntent): string | undefined {
  return request.dnsTemplate ?? (request.nameServers === undefined ? dnsTemplate : undefined);
}

/** .uk answers "invalid XML" to the mere presence of the field, a "no" included (XCP reference 7.2). */
function refusesPrivacyField(domain: string): boolean {
  return domain.endsWith('.uk');
}

function linkFrom({ request }: RegistrationIntent): DomainLink | undefined {
  if (request.linkTo !== undefined) return { kind: 'existing_profile', domain: request.linkTo };
  if (request.masterOrderId !== undefined) return { kind: 'follower', masterOrderId: request.masterOrderId };
  return request.linkDomains === true ? { kind: 'first_of_group' } : undefined;
}
