// What may be asked of the catalog of an account, and how an untrusted request becomes one.
import { withoutUndefined } from '../contact.js';
import { FieldReader } from '../field-reader.js';
import type { Parsed } from '../problem.js';
import { readChoice, readNumber } from './read-values.js';

export const catalogKinds = ['tld', 'registrar', 'connector'] as const;
export type CatalogKind = (typeof catalogKinds)[number];

/** A record in the words of the settings file; what is as by default is left out. */
export type RecordFields = Readonly<Record<string, unknown>>;

export type CatalogChange =
  | { readonly kind: 'create'; readonly of: CatalogKind; readonly record: RecordFields }
  | {
      readonly kind: 'change';
      readonly of: CatalogKind;
      readonly name: string;
      /** Fields that change; `null` takes one away. */
      readonly set: RecordFields;
      /** The version that was looked at: another one is a conflict. Absent: whatever is there. */
      readonly expectedVersion?: number;
    }
  | {
      readonly kind: 'remove';
      readonly of: CatalogKind;
      readonly name: string;
      readonly expectedVersion?: number;
    };

/** All or nothing. */
export interface CatalogChangeRequest {
  readonly changes: readonly CatalogChange[];
  /** Who changes: an opaque id, shown in the history. */
  readonly author: string;
  /** Why, shown in the history; no personal data. */
  readonly reason?: string;
  /** The same id gets the same answer. */
  readonly requestId?: string;
  /** Says what would happen, changes nothing. */
  readonly dryRun?: boolean;
}

/** Enough for every TLD there is in one import; bounds one message. */
const MAX_CHANGES = 3_000;

export function parseCatalogChangeRequest(input: unknown): Parsed<CatalogChangeRequest> {
  const reader = FieldReader.over(input, 'the request');
  const request = {
    changes: readChanges(reader),
    author: reader.requiredText('author', { max: 64 }),
    reason: reader.optionalText('reason', { max: 200 }),
    requestId: reader.optionalText('requestId', {
      max: 64,
      pattern: /^[\w.-]+$/,
      shape: 'must be letters, digits, dots, hyphens or underscores',
    }),
    dryRun: reader.optionalFlag('dryRun'),
  };
  reader.refuseUnknownFields();
  return reader.finish(withoutUndefined(request));
}

function readChanges(reader: FieldReader): readonly CatalogChange[] {
  const value = reader.raw('changes');
  if (!Array.isArray(value) || value.length > MAX_CHANGES) {
    reader.problem('changes', `changes must be a list of at most ${MAX_CHANGES} changes.`);
    return [];
  }
  return value.flatMap((input: unknown, n) => {
    const parsed = parseChange(input, `changes.${n}`);
    if (parsed.kind === 'valid') return [parsed.value];
    parsed.problems.forEach((problem) => reader.problem(problem.field, problem.sentence));
    return [];
  });
}

function parseChange(input: unknown, prefix: string): Parsed<CatalogChange> {
  const reader = FieldReader.over(input, 'the change', prefix);
  const kind = readChoice(reader, 'kind', ['create', 'change', 'remove']);
  const of = readChoice(reader, 'of', catalogKinds);
  if (kind === 'create') {
    const record = readRecord(reader, 'record');
    reader.refuseUnknownFields();
    return reader.finish<CatalogChange>({ kind, of, record });
  }
  const name = reader.requiredText('name', { max: 100 });
  const expectedVersion = readNumber(reader, 'expectedVersion', { min: 1, max: 1_000_000_000, isInteger: true });
  const expected = expectedVersion === undefined ? {} : { expectedVersion };
  if (kind === 'remove') {
    reader.refuseUnknownFields();
    return reader.finish<CatalogChange>({ kind, of, name, ...expected });
  }
  const set = readRecord(reader, 'set');
  reader.refuseUnknownFields();
  return reader.finish<CatalogChange>({ kind, of, name, set, ...expected });
}

/** What the fields are worth is told by the parse function of the record. */
function readRecord(reader: FieldReader, name: string): RecordFields {
  const value = reader.raw(name);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as RecordFields;
  reader.problem(name, `${reader.path(name)} must be an object of fields.`);
  return {};
}
