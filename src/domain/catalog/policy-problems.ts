// Whether the policy of a TLD lets a connector be as it is.
import type { Connector } from '../connector.js';
import type { Instant } from '../instant.js';
import { policyOfConnector } from '../tld-policies.js';
import type { CapabilityFigures } from '../tld-policy.js';
import type { AccountProblem } from './account-problems.js';

interface Impossible {
  readonly flag: 'registrarLock' | 'whoisPrivacy' | 'transferKey';
  readonly capability: keyof CapabilityFigures;
  readonly sentence: (tld: string) => string;
}

const impossible: readonly Impossible[] = [
  { flag: 'registrarLock', capability: 'registrarLock', sentence: (tld) => `.${tld} has no registrar lock.` },
  { flag: 'whoisPrivacy', capability: 'whoisPrivacy', sentence: (tld) => `.${tld} has no WHOIS privacy.` },
  {
    flag: 'transferKey',
    capability: 'authCodeReadable',
    sentence: (tld) => `the registrar does not show the transfer key of .${tld}.`,
  },
];

/**
 * Why the connector cannot be taken as it is; empty when it can. A recorded override silences what a policy says of a flag,
 * and never the want of a policy: that is what `acceptDefaultPolicy` states.
 */
export function connectorPolicyProblems(
  connector: Pick<Connector, 'name' | 'tld' | 'flags' | 'acceptDefaultPolicy' | 'override'>,
  at: Instant,
): readonly AccountProblem[] {
  const { name, tld } = connector;
  const policy = policyOfConnector(connector, at);
  const about = `connector "${name}"`;
  if (policy === undefined) {
    const sentence =
      `${about}: there is no policy record for .${tld}. State acceptDefaultPolicy: true to sell it by the careful ` +
      'default (one year, no lock, no privacy), once the registrar has confirmed that it fits.';
    return [{ of: 'connector', name, field: 'tld', sentence }];
  }
  if (connector.override !== undefined) return [];
  return impossible
    .filter(({ flag, capability }) => connector.flags[flag] && policy.capability[capability] !== true)
    .map(({ flag, sentence }) => ({ of: 'connector', name, field: flag, sentence: `${about}: ${sentence(tld)}` }));
}
