import type { NameserversRequest } from '../domain/operations/update-nameservers.js';
import type { ChangeResult } from '../domain/operations/outcomes.js';
import { flagChangeCourse } from './operation/flag-change.js';
import type { OperationInput } from './operation/input.js';
import { runOperation } from './operation/run-operation.js';

/** Sets the whole delegation, in order. */
export function updateNameservers(input: OperationInput<NameserversRequest>): Promise<ChangeResult> {
  return runOperation('updateNameservers', input, (parts) => {
    const { domain, nameServers } = parts.input.request;
    return flagChangeCourse(parts, {
      change: { kind: 'name_servers', hosts: nameServers },
      words: [`At the registrar, set the name servers of ${domain} to exactly these, in this order:`, ...nameServers],
      result: (truth, unchanged) => ({
        outcome: 'name_servers_set',
        nameServers: truth?.nameServers ?? nameServers,
        unchanged,
      }),
    });
  });
}
