// Renewal orders that Tenure did not place: a draft that somebody left, or a renewal in the registrar's control panel.
import { orderIdOf } from '../../src/xcp/classify/classify.js';
import type { XcpCommand } from '../../src/xcp/command.js';
import type { XcpOutcome } from '../../src/xcp/outcome.js';
import { createXcpClient } from '../../src/xcp/client.js';
import { renewCommand } from '../../src/xcp/commands/renew.js';
import type { TenureEnvironment } from './tenure-environment.js';

/** A renewal order that waits at the registrar; its id. */
export function addRenewalDraft(env: TenureEnvironment, domain: string, expiryYear: number): Promise<string> {
  return orderRenewal(env, domain, expiryYear, 'save');
}

/** A renewal for one year that is carried out at once; the id of its order. */
export function renewAtPanel(env: TenureEnvironment, domain: string, expiryYear: number): Promise<string> {
  return orderRenewal(env, domain, expiryYear, 'process');
}

async function orderRenewal(
  env: TenureEnvironment,
  domain: string,
  expiryYear: number,
  handle: 'save' | 'process',
): Promise<string> {
  const outcome = await atPanel(
    env,
    renewCommand({ domain, expiryYear, periodYears: 1, handle, registrarAutoRenew: false }),
  );
  const id = outcome.kind === 'answered' ? orderIdOf(outcome.reply) : undefined;
  if (id === undefined) throw new Error(`no order was made: ${JSON.stringify(outcome)}`);
  return id;
}

/** What a person does at the registrar beside Tenure. */
export async function atPanel(env: TenureEnvironment, command: XcpCommand): Promise<XcpOutcome> {
  const [account] = env.simulator.accounts;
  const client = createXcpClient({
    url: env.simulator.url,
    username: account?.username ?? '',
    key: account?.key ?? '',
  });
  const outcome = await client.call(command);
  client.close();
  return outcome;
}
