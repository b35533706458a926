// What every command that changes the catalog takes, and how it says what became of it.
import type { Command } from 'commander';
import type { CatalogChange, CatalogChangeOptions, CatalogChanged, Tenure } from '../../client/index.js';
import { settingValue } from '../../config.js';
import type { ConnectionFlags } from '../connection-flags.js';
import { tableLines } from '../table.js';
import type { Terminal } from '../terminal.js';

export interface ChangeFlags extends ConnectionFlags {
  readonly by?: string;
  readonly reason?: string;
  readonly requestId?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function withChangeFlags(command: Command): Command {
  return command
    .option('--by <id>', 'who changes: an opaque id (default: TENURE_OPERATOR, else cli)')
    .option('--reason <text>', 'why; shown in the history, no personal data')
    .option('--request-id <id>', 'your id of this change; the same id never changes twice')
    .option('--dry-run', 'say what would happen, change nothing')
    .option('--json', 'print a JSON document');
}

export function authorOf(flags: ChangeFlags, terminal: Terminal): string {
  return settingValue('operator', flags.by, terminal.env) ?? 'cli';
}

/** Asks, and prints one line for each record. */
export async function changeAndShow(
  tenure: Tenure,
  changes: readonly CatalogChange[],
  flags: ChangeFlags,
  terminal: Terminal,
): Promise<void> {
  const options: CatalogChangeOptions = {
    author: authorOf(flags, terminal),
    ...(flags.reason === undefined ? {} : { reason: flags.reason }),
    ...(flags.requestId === undefined ? {} : { requestId: flags.requestId }),
    ...(flags.dryRun === true ? { dryRun: true } : {}),
  };
  const changed = await tenure.catalog.change(changes, options);
  if (flags.json === true) terminal.out(JSON.stringify(changed, null, 2));
  else changedLines(changed).forEach((line) => terminal.out(line));
}

function changedLines({ records, dryRun }: CatalogChanged): readonly string[] {
  const rows = records.map(({ of, name, version, change }) => [of, name, `${version}`, change]);
  return [
    ...tableLines(['kind', 'name', 'version', 'change'], rows),
    ...(dryRun === true ? ['Nothing was changed (--dry-run).'] : []),
  ];
}
