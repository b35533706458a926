// tenure setup: namespace and search attributes on a server.
import { Connection, type ConnectionOptions } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { Command } from 'commander';
import { TenureUnavailableError } from '../../client/errors.js';
import { DEFAULT_NAMESPACE, RETENTION_DAYS } from '../../contract/queues.js';
import { searchAttributeTypes } from '../../contract/search-attributes.js';
import { bootstrapNamespace } from '../../temporal-server/bootstrap-namespace.js';
import { exitCodes } from '../exit-codes.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

interface Flags {
  readonly address?: string;
  readonly namespace?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addSetup(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command('setup')
    .summary('prepare a Temporal server')
    .description(
      `Registers the namespace (${RETENTION_DAYS} days of retention) and the search attributes. Safe to repeat.`,
    )
    .option('--address <host:port>', 'Temporal server (default: TEMPORAL_ADDRESS, else 127.0.0.1:7233)')
    .option('--namespace <name>', 'Temporal namespace (default: TEMPORAL_NAMESPACE, else tenure)')
    .option('--dry-run', 'print what would be registered, change nothing')
    .option('--json', 'print a JSON document')
    .action(async (flags: Flags) => {
      await setup(flags, terminal);
      finish(exitCodes.done);
    });
}

async function setup(flags: Flags, terminal: Terminal): Promise<void> {
  const overrideEnvVars = Object.fromEntries(
    Object.entries(terminal.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const profile = loadClientConnectConfig({ overrideEnvVars });
  const address = flags.address ?? profile.connectionOptions.address ?? '127.0.0.1:7233';
  const namespace = flags.namespace ?? profile.namespace ?? DEFAULT_NAMESPACE;
  if (flags.dryRun === true) {
    const names = Object.entries(searchAttributeTypes).map(([name, type]) => `${name}=${type}`);
    terminal.out(`would register namespace ${namespace} at ${address} with ${names.join(' ')}`);
    return;
  }
  const options = { ...(profile.connectionOptions as ConnectionOptions), address, connectTimeout: 5_000 };
  const connection = await Connection.connect(options).catch((cause: unknown) => {
    throw new TenureUnavailableError(`The Temporal server at ${address} cannot be reached.`, { cause });
  });
  try {
    const result = await bootstrapNamespace({
      connection,
      namespace,
      searchAttributes: searchAttributeTypes,
      retentionDays: RETENTION_DAYS,
    });
    const added = result.addedSearchAttributes;
    terminal.out(
      flags.json === true
        ? JSON.stringify({ ...result, address, namespace, wasNamespace: result.namespace })
        : `namespace ${namespace} ${result.namespace}; search attributes ${added.length === 0 ? 'were all there' : `added: ${added.join(', ')}`}`,
    );
  } finally {
    await connection.close();
  }
}
