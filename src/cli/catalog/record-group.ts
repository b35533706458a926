// What the three groups of commands (tlds, registrars, connectors) have of their own; all else is the same for them.
import { type Command, Option } from 'commander';
import type { CatalogKind, RecordFields } from '../../client/index.js';

/** One field of a record that may be given as a flag. */
export interface FieldFlag {
  readonly flag: string;
  /** A dot leads into an object: `limits.concurrentCalls`. */
  readonly field: string;
  readonly meaning: string;
  readonly kind: 'text' | 'number' | 'on_off' | 'list' | 'document' | 'env_place' | 'file_place' | 'override';
}

export interface RecordGroup {
  readonly of: CatalogKind;
  /** The list of the document and of the view that holds these. */
  readonly list: 'tlds' | 'registrars' | 'connectors';
  /** As it stands in sentences: `registrar record`. */
  readonly noun: string;
  readonly nameMeaning: string;
  readonly flags: readonly FieldFlag[];
  readonly head: readonly string[];
  readonly cells: (record: RecordFields) => readonly string[];
  /** Lists of the document that import and export are about. */
  readonly documentKinds: readonly CatalogKind[];
}

export function withFieldFlags(command: Command, flags: readonly FieldFlag[]): Command {
  for (const { flag, meaning, kind } of flags) command.addOption(optionFor(flag, meaning, kind));
  return command;
}

function optionFor(flag: string, meaning: string, kind: FieldFlag['kind']): Option {
  const option = new Option(flag, meaning);
  if (kind === 'on_off') return option.choices(['on', 'off']);
  if (kind === 'list')
    return option.argParser((value, before: readonly string[] | undefined) => [...(before ?? []), value]);
  return option;
}

/** As a cell of a table: a field that is absent is as by default. */
export function cell(record: RecordFields, field: string, byDefault = '-'): string {
  const value = record[field];
  if (value === undefined) return byDefault;
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : JSON.stringify(value);
}
