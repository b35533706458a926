// The flags that every command with a server needs, and the client made from them.
import type { Command } from 'commander';
import { Tenure } from '../client/tenure.js';
import type { Terminal } from './terminal.js';

export interface ConnectionFlags {
  readonly address?: string;
  readonly namespace?: string;
  readonly account?: string;
  readonly keys?: string;
}

export function withConnectionFlags(command: Command): Command {
  return command
    .option('--address <host:port>', 'Temporal server (default: TEMPORAL_ADDRESS, else 127.0.0.1:7233)')
    .option('--namespace <name>', 'Temporal namespace (default: TEMPORAL_NAMESPACE, else tenure)')
    .option('--account <name>', 'account to act for (default: TENURE_ACCOUNT, else main)')
    .option('--keys <file>', 'key ring file of the worker (default: TENURE_KEYS_FILE, else .tenure/keys.json)');
}

/** Connects, does the work, closes in any case. */
export async function withTenure<T>(
  flags: ConnectionFlags,
  terminal: Terminal,
  work: (tenure: Tenure) => Promise<T>,
): Promise<T> {
  const { keys, ...rest } = flags;
  const tenure = await Tenure.connect({
    ...pick(rest, ['address', 'namespace', 'account']),
    ...(keys === undefined ? {} : { keysFile: keys }),
    warn: (sentence) => terminal.note(sentence),
    env: terminal.env,
  });
  try {
    return await work(tenure);
  } finally {
    await tenure.close();
  }
}

function pick<T extends object, K extends keyof T>(
  from: T,
  names: readonly K[],
): { [N in K]?: Exclude<T[N], undefined> } {
  return Object.fromEntries(names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]])) as {
    [N in K]?: Exclude<T[N], undefined>;
  };
}
