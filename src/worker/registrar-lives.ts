// Every credential that this worker serves has its workflow `registrar`: it polls events where that is switched on, and can be
// asked whether the credential works.
import type { Client } from '@temporalio/client';
import { registrarStart } from '../contract/registrar-start.js';

/** Begins it if it does not run. Never rejects: without it orders are served all the same. */
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
