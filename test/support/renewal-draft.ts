import { createXcpClient } from '../../src/xcp/client.js';
import { orderIdOf } from '../../src/xcp/classify/classify.js';
import { renewCommand } from '../../src/xcp/commands/renew.js';
import type { TenureEnvironment } from './tenure-environment.js';

/** A renewal order that waits at the registrar, as somebody left it there; its id. */
export async function addRenewalDraft(env: TenureEnvironment, domain: string, expiryYear: number): Promise<string> {
  const [account] = env.simulator.accounts;
  const client = createXcpClient({
    url: env.simulator.url,
    username: account?.username ?? '',
    key: account?.key ?? '',
  });
  const order = { domain, expiryYear, periodYears: 1, handle: 'save', registrarAutoRenew: false } as const;
  const outcome = await client.call(renewCommand(order));
  client.close();
  const id = outcome.kind === 'answered' ? orderIdOf(outcome.reply) : undefined;
  if (id === undefined) throw new Error(`no draft was made: ${JSON.stringify(outcome)}`);
  return id;
}
