// What the TLD policy and the connector say about one registration, before any call. Pure: settings in, problems out.
import type { ConnectorFlags } from './connector.js';
import type { PinnedPolicy } from './pinned-policy.js';
import type { Problem } from './problem.js';
import type { RegistrationRequest } from './registration-request.js';
import { type TldRequirement, shownYears } from './tld-policy.js';
import { assertNever } from './assert-never.js';

export function registrationProblems(
  request: RegistrationRequest,
  policy: PinnedPolicy,
  flags: ConnectorFlags,
): readonly Problem[] {
  const problems: Problem[] = [];
  const refuse = (field: string, sentence: string): void => void problems.push({ field, sentence });
  const tld = `.${policy.tld}`;

  const label = request.domain.slice(0, -tld.length);
  if (label === '' || label.includes('.'))
    refuse('domain', `domain "${request.domain}": registrations under ${tld} have exactly one label before it.`);
  if (!policy.capability.idn && request.domain.includes('xn--'))
    refuse('domain', `domain: ${tld} offers no internationalised names.`);
  if (!policy.term.registrationYears.includes(request.periodYears)) {
    refuse(
      'periodYears',
      `periodYears: ${tld} is registered for ${shownYears(policy.term.registrationYears)} year(s); ${request.periodYears} was asked.`,
    );
  }
  if (request.registrarLock === true) {
    if (!policy.capability.registrarLock) refuse('registrarLock', `registrarLock: ${tld} has no registrar lock.`);
    else if (!flags.registrarLock) refuse('registrarLock', flagOff('registrarLock', tld, 'registrar lock'));
  }
  if (request.whoisPrivacy === true) {
    if (!policy.capability.whoisPrivacy) refuse('whoisPrivacy', `whoisPrivacy: ${tld} has no WHOIS privacy.`);
    else if (!flags.whoisPrivacy) refuse('whoisPrivacy', flagOff('whoisPrivacy', tld, 'WHOIS privacy'));
  }
  if (request.parkedPage === true && !policy.capability.parkedPages)
    refuse('parkedPage', `parkedPage: parked pages are not offered for ${tld}.`);
  for (const requirement of policy.requires) {
    const problem = requirementProblem(requirement, request, tld);
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

function flagOff(field: string, tld: string, flag: string): string {
  return `${field}: the connector for ${tld} has the flag "${flag}" off.`;
}

function requirementProblem(
  requirement: TldRequirement,
  request: RegistrationRequest,
  tld: string,
): Problem | undefined {
  switch (requirement) {
    case 'state':
      return request.contacts.registrant.state === undefined
        ? { field: 'contacts.registrant.state', sentence: `contacts.registrant.state is missing; ${tld} needs it.` }
        : undefined;
    case 'legalType':
      return request.legalType === undefined
        ? {
            field: 'legalType',
            sentence: `legalType is missing; ${tld} needs the registrant's legal classification, such as CCT or CCO.`,
          }
        : undefined;
    case 'nexus':
      return hasTexts(request, 'nexus', ['app_purpose', 'category'])
        ? undefined
        : { field: 'tldData.nexus', sentence: `tldData.nexus needs app_purpose and category for ${tld}.` };
    case 'itRegistrantInfo':
      return italianProblem(request, tld);
    case 'euLanguage':
      return request.language === undefined || request.registryCountry === undefined
        ? { field: 'language', sentence: `language and registryCountry are needed for ${tld}.` }
        : undefined;
    case 'aeroMembership':
      return hasTexts(request, 'registrant_extra_info', ['aero_ens_id', 'aero_ens_password'])
        ? undefined
        : {
            field: 'tldData.registrant_extra_info',
            sentence: `tldData.registrant_extra_info needs aero_ens_id and aero_ens_password for ${tld}.`,
          };
    case 'asiaPresence':
      return sectionProblem(request, tld, 'ced_info');
    case 'auRegistrantInfo':
      return sectionProblem(request, tld, 'au_registrant_info');
    default:
      return assertNever(requirement);
  }
}

/** XCP reference 2.5 lists the fields of these sections and does not say which are mandatory: the registry does. */
function sectionProblem(request: RegistrationRequest, tld: string, section: string): Problem | undefined {
  const data = request.tldData?.[section];
  if (typeof data === 'object' && Object.values(data).some((value) => value !== '')) return undefined;
  return { field: `tldData.${section}`, sentence: `tldData.${section} is missing; ${tld} needs it.` };
}

function hasTexts(request: RegistrationRequest, section: string, names: readonly string[]): boolean {
  const data = request.tldData?.[section];
  return typeof data === 'object' && names.every((name) => (data[name] ?? '') !== '');
}

/** sw_register page, contact_set: anything but a natural person (entity type 1) needs an organisation and an admin contact. */
function italianProblem(request: RegistrationRequest, tld: string): Problem | undefined {
  if (!hasTexts(request, 'it_registrant_info', ['entity_type', 'reg_code'])) {
    const field = 'tldData.it_registrant_info';
    return { field, sentence: `${field} needs entity_type and reg_code for ${tld}.` };
  }
  const info = request.tldData?.['it_registrant_info'];
  if (typeof info === 'object' && info['entity_type'] === '1') return undefined;
  if ((request.contacts.registrant.organisation ?? '') === '') {
    const field = 'contacts.registrant.organisation';
    return { field, sentence: `${field} is missing; ${tld} needs it for every entity type but 1.` };
  }
  if (request.contacts.admin === undefined) {
    return {
      field: 'contacts.admin',
      sentence: `contacts.admin is missing; ${tld} needs it for every entity type but 1.`,
    };
  }
  return undefined;
}
