// list, show, export: the same for TLDs, registrar records and connectors.
import type { Command } from 'commander';
import { stringify } from 'yaml';
import type { CatalogHistoryEntry, CatalogRecord, FieldChange } from '../../client/index.js';
import { shownRecord } from '../../domain/catalog/record-kinds.js';
import { shownInstant } from '../../domain/instant.js';
import { type ConnectionFlags, withConnectionFlags, withTenure } from '../connection-flags.js';
import { exitCodes } from '../exit-codes.js';
import type { Finish } from '../program.js';
import { tableLines } from '../table.js';
import type { Terminal } from '../terminal.js';
import type { RecordGroup } from './record-group.js';

type Flags = ConnectionFlags & { readonly json?: boolean };

const NO_CATALOG = 'This account has no catalog: its settings may stand in the settings file of the workers.';

export function addList(parent: Command, group: RecordGroup, terminal: Terminal, finish: Finish): void {
  withConnectionFlags(parent.command('list'))
    .summary(`list the ${group.noun}s of the account`)
    .option('--json', 'print a JSON array')
    .action(async (flags: Flags) => {
      const view = await withTenure(flags, terminal, (tenure) => tenure.catalog.get());
      if (view === undefined) terminal.note(NO_CATALOG);
      const records = (view?.[group.list] ?? []).map((each) => ({ ...each, record: shownRecord(each.record) }));
      if (flags.json === true) terminal.out(JSON.stringify(records, null, 2));
      else {
        const rows = records.map(({ name, version, record }) => [name, `${version}`, ...group.cells(record)]);
        tableLines(['name', 'version', ...group.head], rows).forEach((line) => terminal.out(line));
      }
      finish(exitCodes.done);
    });
}

export function addShow(parent: Command, group: RecordGroup, terminal: Terminal, finish: Finish): void {
  withConnectionFlags(parent.command('show').argument('<name>', group.nameMeaning))
    .summary(`show one ${group.noun}`)
    .option('--history', 'show its last ten changes too; older ones are in the audit log')
    .option('--json', 'print a JSON document')
    .action(async (name: string, flags: Flags & { readonly history?: boolean }) => {
      const code = await withTenure(flags, terminal, async (tenure) => {
        const view = await tenure.catalog.get();
        const found = view?.[group.list].find((record) => record.name === name);
        const history = flags.history === true ? await tenure.catalog.history(group.of, name) : undefined;
        if (found === undefined && (history ?? []).length === 0) {
          terminal.note(view === undefined ? NO_CATALOG : `There is no ${group.noun} ${name} in this account.`);
          return exitCodes.failed;
        }
        const record = found === undefined ? undefined : { ...found, record: shownRecord(found.record) };
        if (flags.json === true) terminal.out(JSON.stringify({ ...record, ...(history && { history }) }, null, 2));
        else showLines(group, name, record, history).forEach((line) => terminal.out(line));
        return exitCodes.done;
      });
      finish(code);
    });
}

export function addExport(parent: Command, group: RecordGroup, terminal: Terminal, finish: Finish): void {
  const what = group.documentKinds.length > 1 ? 'TLDs, registrar records and connectors' : `${group.noun}s`;
  withConnectionFlags(parent.command('export'))
    .summary(`print the ${what} as a document`)
    .description(
      `Prints the ${what} as YAML that can be imported again. It holds the contacts of registrar records; a key is named by its place only.`,
    )
    .option('--json', 'print JSON instead')
    .action(async (flags: Flags) => {
      const document = await withTenure(flags, terminal, (tenure) => tenure.catalog.export(group.documentKinds));
      terminal.out(flags.json === true ? JSON.stringify(document, null, 2) : stringify(document).trimEnd());
      finish(exitCodes.done);
    });
}

function showLines(
  { noun }: RecordGroup,
  name: string,
  found: CatalogRecord | undefined,
  history: readonly CatalogHistoryEntry[] | undefined,
): readonly string[] {
  const now =
    found === undefined
      ? [`${noun} ${name}: removed`]
      : [
          `${noun} ${name}: version ${found.version}, ${shownInstant(found.changedAt)} by ${found.changedBy}`,
          ...stringify(found.record)
            .trimEnd()
            .split('\n')
            .map((line) => `  ${line}`),
        ];
  return history === undefined ? now : [...now, 'history', ...history.flatMap(historyLines)];
}

function historyLines({ version, at, by, reason, change, fields }: CatalogHistoryEntry): readonly string[] {
  const why = reason === undefined ? '' : `: ${reason}`;
  return [
    `  version ${version}  ${shownInstant(at)}  ${change} by ${by}${why}`,
    ...(change === 'changed'
      ? Object.entries(fields).map(([field, both]) => `    ${field}: ${changeWords(both)}`)
      : []),
  ];
}

export function changeWords({ from, to }: FieldChange): string {
  return `${words(from)} -> ${words(to)}`;
}

function words(value: unknown): string {
  if (value === undefined || value === null) return '(default)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
