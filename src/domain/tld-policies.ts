// Which policy record holds for a TLD at an instant. The records themselves stand by family in tld-policies/.
import type { Connector } from './connector.js';
import { type Instant, epochMsOf } from './instant.js';
import type { TldPolicy } from './tld-policy.js';
import { americanPolicies } from './tld-policies/american.js';
import { asiaPacificPolicies } from './tld-policies/asia-pacific.js';
import { defaultTldPolicy } from './tld-policies/default-policy.js';
import { europeanPolicies } from './tld-policies/european.js';
import { gtldPolicies } from './tld-policies/gtld.js';
import { soldAsGenericPolicies } from './tld-policies/sold-as-generic.js';

/** Every record that has a first day. A TLD may have several: the one with the latest day that has come holds. */
export const tldPolicies: readonly TldPolicy[] = [
  ...gtldPolicies,
  ...soldAsGenericPolicies,
  ...americanPolicies,
  ...europeanPolicies,
  ...asiaPacificPolicies,
];

const byTld = new Map<string, readonly TldPolicy[]>();
for (const policy of tldPolicies) byTld.set(policy.tld, [...(byTld.get(policy.tld) ?? []), policy]);

/**
 * Undefined for a TLD without a record: such a TLD is not sold until somebody has written one, or has accepted the
 * default for it.
 */
export function tldPolicyFor(tld: string, at: Instant): TldPolicy | undefined {
  return policyInForce(byTld.get(tld) ?? [], at);
}

/** What a connector sells by. `acceptDefaultPolicy` never replaces a record: it only stands in where there is none. */
export function policyOfConnector(
  connector: Pick<Connector, 'tld' | 'acceptDefaultPolicy'>,
  at: Instant,
): TldPolicy | undefined {
  const policy = tldPolicyFor(connector.tld, at);
  return policy === undefined && connector.acceptDefaultPolicy === true ? defaultTldPolicy(connector.tld) : policy;
}

/**
 * The latest of the records of one TLD that has begun. Before the first of them the first holds: nothing older is known,
 * and a clock that is behind must not make a TLD unsellable.
 */
export function policyInForce(records: readonly TldPolicy[], at: Instant): TldPolicy | undefined {
  const now = epochMsOf(at);
  const ascending = records.toSorted((a, b) => epochMsOf(a.validFrom) - epochMsOf(b.validFrom));
  return ascending.findLast((policy) => epochMsOf(policy.validFrom) <= now) ?? ascending[0];
}
