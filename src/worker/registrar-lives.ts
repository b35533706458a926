// Every credential that this worker serves has its workflow `registrar`: it polls events where that is switched on, and can be
// asked whether the credential works.
import type { Client } from '@temporalio/client';
import { registrarStart } from '../contract/registrar-start.js';
import type { Settings } from '../domain/settings-catalog.js';

/** Begins those that do not run. Never rejects: without them orders are served all the same. */
export async function beginRegistrarLives(
  client: Client,
  settings: Settings,
  warn: (sentence: string) => void,
): Promise<void> {
  for (const [account, { registrars }] of settings.accounts) {
    for (const { name, api } of registrars) if (api === 'xcp') await beginRegistrarLife(client, account, name, warn);
  }
}

/** As {@link beginRegistrarLives}, for one credential. */
export async function beginRegistrarLife(
  client: Client,
  account: string,
  registrar: string,
  warn: (sentence: string) => void,
): Promise<void> {
  const { args, ...options } = registrarStart(account, registrar);
  try {
    await client.workflow.start('registrar', { ...options, args: [...args] });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    warn(
      `The workflow ${options.workflowId} could not be started (${why}): its events are not polled until a worker can.`,
    );
  }
}
