import type { OrderEnding } from '../domain/common-ending.js';
import type { ChangeResult } from '../domain/operations/outcomes.js';
import { type NameserversRequest, expiredObjection, isAboutHosts } from '../domain/operations/update-nameservers.js';
import { figureOf } from '../domain/registrant-verification.js';
import { quickReadsOf } from './activity-proxies.js';
import type { ChangeContext } from './operation/change.js';
import { flagChangeCourse } from './operation/flag-change.js';
import type { CommonRequest, OperationInput } from './operation/input.js';
import { runOperation } from './operation/run-operation.js';

/** Sets the whole delegation, in order. A host that the registry does not know is named in the result. */
export function updateNameservers(input: OperationInput<NameserversRequest>): Promise<ChangeResult> {
  return runOperation('updateNameservers', input, (parts) => {
    const { domain, nameServers } = parts.input.request;
    const { policy } = parts.input.settings;
    const comesLater = figureOf(policy, 'name-servers-answer') !== undefined;
    return flagChangeCourse(parts, (context) => ({
      change: { kind: 'name_servers', hosts: nameServers, ...(comesLater ? { comesLater } : {}) },
      mindsLock: true,
      words: [`At the registrar, set the name servers of ${domain} to exactly these, in this order:`, ...nameServers],
      objection: (truth) => expiredObjection(truth, Date.now()),
      explain: (ending) => unknownHosts(context, nameServers, ending),
      result: (truth, unchanged) => ({
        outcome: 'name_servers_set',
        nameServers: truth?.nameServers ?? nameServers,
        unchanged,
      }),
    }));
  });
}

/** A refusal names one host at best, so each is asked for. Undefined: the registry knows them all, or does not say. */
async function unknownHosts(
  context: ChangeContext<CommonRequest>,
  hosts: readonly string[],
  ending: OrderEnding,
): Promise<ChangeResult | undefined> {
  if (ending.outcome !== 'refused' || !isAboutHosts(ending.code, ending.registrarText)) return undefined;
  const { tld } = context.input.settings.policy;
  try {
    const unknown = await quickReadsOf(context.address).readUnknownHosts({ ...context.address, tld, hosts });
    if (unknown.length === 0) return undefined;
    return { outcome: 'hosts_unknown', hosts: unknown, registrarText: ending.registrarText };
  } catch {
    context.note('Which of the hosts the registry does not know could not be read.');
    return undefined;
  }
}
