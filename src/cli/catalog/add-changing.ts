// create, change, remove, import: the same for TLDs, registrar records and connectors.
import type { Command } from 'commander';
import type { CatalogChange, CatalogKind, CatalogView } from '../../client/index.js';
import { nameOf, shownRecord } from '../../domain/catalog/record-kinds.js';
import { withConnectionFlags, withTenure } from '../connection-flags.js';
import { exitCodes } from '../exit-codes.js';
import type { Finish } from '../program.js';
import { readDocument } from '../read-document.js';
import { tableLines } from '../table.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { changeWords } from './add-reading.js';
import { type ChangeFlags, authorOf, changeAndShow, withChangeFlags } from './change-flags.js';
import { fieldsFromFlags } from './record-from-flags.js';
import { type RecordGroup, withFieldFlags } from './record-group.js';

type Values = ChangeFlags & Readonly<Record<string, unknown>>;

const listOf = { tld: 'tlds', registrar: 'registrars', connector: 'connectors' } as const satisfies Record<
  CatalogKind,
  keyof CatalogView
>;

export function addCreate(parent: Command, group: RecordGroup, terminal: Terminal, finish: Finish): void {
  const command = withConnectionFlags(parent.command('create').argument('<name>', group.nameMeaning))
    .summary(`create a ${group.noun}`)
    .option('--file <record.yaml>', 'fields as YAML or JSON; flags go before it');
  withChangeFlags(withFieldFlags(command, group.flags)).action(async (name: string, values: Values) => {
    const author = authorOf(values, terminal);
    const record = { ...(await fieldsFromFlags({ values, flags: group.flags, author })), name };
    await withTenure(values, terminal, (tenure) =>
      changeAndShow(tenure, [{ kind: 'create', of: group.of, record }], values, terminal),
    );
    finish(exitCodes.done);
  });
}

export function addChange(parent: Command, group: RecordGroup, terminal: Terminal, finish: Finish): void {
  const command = withConnectionFlags(parent.command('change').argument('<name>', group.nameMeaning))
    .summary(`change a ${group.noun}; work under way keeps what it began with`)
    .option('--file <record.yaml>', 'fields as YAML or JSON; flags go before it')
    .option(
      '--unset <field>',
      'put a field back to its default; give it once for each',
      (field: string, before?: string[]) => [...(before ?? []), field],
    )
    .option('--expected-version <n>', 'refuse when somebody changed it meanwhile');
  withChangeFlags(withFieldFlags(command, group.flags)).action(async (name: string, values: Values) => {
    const author = authorOf(values, terminal);
    await withTenure(values, terminal, async (tenure) => {
      const present = (await tenure.catalog.get())?.[group.list].find((record) => record.name === name)?.record;
      const sources = { values, flags: group.flags, author, ...(present === undefined ? {} : { present }) };
      const unset = Object.fromEntries(((values['unset'] ?? []) as readonly string[]).map((field) => [field, null]));
      const set = { ...(await fieldsFromFlags(sources)), ...unset };
      if (Object.keys(set).length === 0)
        throw new UsageError('Nothing to change was given: use flags, --file or --unset.');
      const change: CatalogChange = { kind: 'change', of: group.of, name, set, ...expectedVersion(values) };
      await changeAndShow(tenure, [change], values, terminal);
    });
    finish(exitCodes.done);
  });
}

export function addRemove(parent: Command, group: RecordGroup, terminal: Terminal, finish: Finish): void {
  const command = withConnectionFlags(parent.command('remove').argument('<name>', group.nameMeaning))
    .summary(`remove a ${group.noun}; its history stays`)
    .option('--expected-version <n>', 'refuse when somebody changed it meanwhile');
  withChangeFlags(command).action(async (name: string, values: Values) => {
    const change: CatalogChange = { kind: 'remove', of: group.of, name, ...expectedVersion(values) };
    await withTenure(values, terminal, (tenure) => changeAndShow(tenure, [change], values, terminal));
    finish(exitCodes.done);
  });
}

export function addImport(parent: Command, group: RecordGroup, terminal: Terminal, finish: Finish): void {
  const what = group.documentKinds.length > 1 ? 'TLDs, registrar records and connectors' : `${group.noun}s`;
  const command = withConnectionFlags(parent.command('import').argument('<file>', 'YAML or JSON, as export prints it'))
    .summary(`bring the ${what} to what a document says`)
    .description(
      `Works out which changes lead from the ${what} as they are to the document, shows them, and makes all of them or none. Records that the document does not name stay.`,
    );
  withChangeFlags(command).action(async (file: string, values: Values) => {
    const document = await readDocument(file);
    const lists = group.documentKinds.map((of) => [listOf[of], document[listOf[of]]] as const);
    const wanted = { schemaVersion: document['schemaVersion'], ...Object.fromEntries(lists) };
    await withTenure(values, terminal, async (tenure) => {
      const view = await tenure.catalog.get();
      const changes = await tenure.catalog.changesTowards(wanted);
      if (values.json !== true) planLines(changes, view).forEach((line) => terminal.out(line));
      if (changes.length > 0 || values.json === true) await changeAndShow(tenure, changes, values, terminal);
    });
    finish(exitCodes.done);
  });
}

/** What is about to be done: one row for each record. */
export function planLines(changes: readonly CatalogChange[], view: CatalogView | undefined): readonly string[] {
  if (changes.length === 0) return ['Nothing to change: the catalog is as the document says.'];
  const rows = changes.map((change): readonly string[] => {
    if (change.kind !== 'change')
      return [change.kind, change.of, change.kind === 'create' ? nameOf(change.record) : change.name, ''];
    const present = view?.[listOf[change.of]].find(({ name }) => name === change.name)?.record ?? {};
    const before = shownRecord(present);
    const fields = Object.entries(shownRecord(change.set));
    const words = fields.map(([field, to]) => `${field}: ${changeWords({ from: before[field], to })}`);
    return [change.kind, change.of, change.name, words.join(', ')];
  });
  return [...tableLines(['to do', 'kind', 'name', 'fields'], rows), ''];
}

function expectedVersion(values: Values): { readonly expectedVersion?: number } {
  const given = values['expectedVersion'];
  if (given === undefined) return {};
  const version = Number(given);
  if (!Number.isInteger(version) || version < 1)
    throw new UsageError('--expected-version must be a whole number from 1 on.');
  return { expectedVersion: version };
}
