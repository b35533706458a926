// What the TLD policy and the connector say about any order of a name, registration or transfer. Pure: settings in, problems out.
import type { ConnectorFlags } from './connector.js';
import type { RegistryFields } from './order-fields.js';
import type { PinnedPolicy } from './pinned-policy.js';
import type { Problem } from './problem.js';

interface Order extends RegistryFields {
  readonly domain: string;
  readonly registrarLock?: boolean;
  readonly whoisPrivacy?: boolean;
  readonly parkedPage?: boolean;
  readonly intendedUse?: string;
}

/** A name has exactly one label before its TLD, and letters that the registry takes. */
export function nameProblems({ domain }: Order, policy: PinnedPolicy, what: string): readonly Problem[] {
  const tld = `.${policy.tld}`;
  const label = domain.slice(0, -tld.length);
  return [
    ...(label === '' || label.includes('.')
      ? [{ field: 'domain', sentence: `domain "${domain}": ${what} under ${tld} have exactly one label before it.` }]
      : []),
    ...(!policy.capability.idn && domain.includes('xn--')
      ? [{ field: 'domain', sentence: `domain: ${tld} offers no internationalised names.` }]
      : []),
  ];
}

/** sw_register page, f_lock_domain, f_whois_privacy and f_parkp: their lists of TLDs stand in the policy. */
export function settingProblems(order: Order, policy: PinnedPolicy, flags: ConnectorFlags): readonly Problem[] {
  const tld = `.${policy.tld}`;
  const { capability } = policy;
  const problems: Problem[] = [];
  const refuse = (field: string, sentence: string): void => void problems.push({ field, sentence });
  if (order.registrarLock === true) {
    if (!capability.registrarLock) refuse('registrarLock', `registrarLock: ${tld} has no registrar lock.`);
    else if (!flags.registrarLock) refuse('registrarLock', flagOff('registrarLock', tld, 'registrar lock'));
  }
  if (order.whoisPrivacy === true) {
    if (!capability.whoisPrivacy) refuse('whoisPrivacy', `whoisPrivacy: ${tld} has no WHOIS privacy.`);
    else if (!flags.whoisPrivacy) refuse('whoisPrivacy', flagOff('whoisPrivacy', tld, 'WHOIS privacy'));
  }
  if (order.parkedPage === true && !capability.parkedPages)
    refuse('parkedPage', `parkedPage: parked pages are not offered for ${tld}.`);
  return problems;
}

function flagOff(field: string, tld: string, flag: string): string {
  return `${field}: the connector for ${tld} has the flag "${flag}" off.`;
}

/** Parameters that the sw_register page and XCP reference 2.5 define for single TLDs. */
const OF_SINGLE_TLDS = {
  legalType: ['ca'],
  intendedUse: ['scot'],
  language: ['eu', 'be', 'ca'],
  registryCountry: ['eu'],
} as const satisfies Partial<Record<keyof Order, readonly string[]>>;

/** What another TLD would ignore: an order that means nothing by it is not what the caller had in mind. */
export function strayProblems(order: Order, { tld }: PinnedPolicy): readonly Problem[] {
  const fields = Object.keys(OF_SINGLE_TLDS) as readonly (keyof typeof OF_SINGLE_TLDS)[];
  return fields
    .filter((field) => order[field] !== undefined && !OF_SINGLE_TLDS[field].some((its) => its === tld))
    .map((field) => {
      const tlds = OF_SINGLE_TLDS[field].map((its) => `.${its}`).join(', ');
      return { field, sentence: `${field} is for ${tlds} only, not for .${tld}; leave it out.` };
    });
}
