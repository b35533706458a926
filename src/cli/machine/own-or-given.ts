// Whether a server is started or one that runs is used, and in which namespace we work there.
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { DEFAULT_NAMESPACE } from '../../contract/queues.js';
import type { MachineFlags } from './machine-flags.js';

export interface ServerTarget {
  /** Absent: start one. */
  readonly address?: string;
  readonly namespace: string;
}

/**
 * At a server of somebody's own, real work may run in the usual namespace: a worker with simulated settings must not take it.
 * So another namespace is used there unless one is named.
 */
export function serverTarget(flags: MachineFlags, env: NodeJS.ProcessEnv, foreignNamespace: string): ServerTarget {
  const overrideEnvVars = Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  // The file of profiles is left alone: only an address that was given for this command counts.
  const address =
    flags.address ?? loadClientConnectConfig({ overrideEnvVars, disableFile: true }).connectionOptions.address;
  if (address === undefined) return { namespace: flags.namespace ?? DEFAULT_NAMESPACE };
  return { address, namespace: flags.namespace ?? foreignNamespace };
}
