// The fields that a command line gives to a record: a file first, flags over it.
import { Option } from 'commander';
import type { RecordFields } from '../../client/index.js';
import { assertNever } from '../../domain/assert-never.js';
import { readDocument } from '../read-document.js';
import { UsageError } from '../usage-error.js';
import type { FieldFlag } from './record-group.js';

export interface RecordSources {
  readonly values: Readonly<Record<string, unknown>>;
  readonly flags: readonly FieldFlag[];
  /** Who answers for an override. */
  readonly author: string;
  /** The record as it is, for flags that change one part of a field. */
  readonly present?: RecordFields;
}

/** Not checked yet: the parser of the record says what is wrong, in the same words as everywhere. Throws {@link UsageError}. */
export async function fieldsFromFlags({ values, flags, author, present }: RecordSources): Promise<RecordFields> {
  const { file } = values;
  const fields: Record<string, unknown> = typeof file === 'string' ? { ...(await readDocument(file)) } : {};
  for (const flag of flags) {
    const given = values[new Option(flag.flag).attributeName()];
    if (given === undefined) continue;
    const [field = '', part] = flag.field.split('.');
    const value = await valueOf(flag, given, author);
    fields[field] = part === undefined ? value : { ...asObject(fields[field] ?? present?.[field]), [part]: value };
  }
  return fields;
}

async function valueOf({ flag, kind }: FieldFlag, given: unknown, author: string): Promise<unknown> {
  switch (kind) {
    case 'text':
    case 'list':
      return given;
    case 'number': {
      const number = Number(given);
      if (given === '' || Number.isNaN(number)) throw new UsageError(`${flag}: ${String(given)} is no number.`);
      return number;
    }
    case 'on_off':
      return given === 'on';
    case 'document':
      return await readDocument(String(given));
    case 'env_place':
      return { env: given };
    case 'file_place':
      return { file: given };
    case 'override':
      return { by: author, reason: given };
    default:
      return assertNever(kind);
  }
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
