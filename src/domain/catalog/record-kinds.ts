// The three kinds of records in the catalog, each read and written by its own parser.
import type { Parsed } from '../problem.js';
import type { CatalogKind, RecordFields } from './catalog-change.js';
import { connectorDocument, parseConnector } from './connector-document.js';
import { parseRegistrar, registrarDocument } from './registrar-document.js';
import { parseTldEntry, tldDocument } from './tld-entry.js';

/** The one way of writing a record, so that two that mean the same are the same. */
export function normalRecord(of: CatalogKind, input: unknown, prefix: string): Parsed<RecordFields> {
  switch (of) {
    case 'tld':
      return mapped(parseTldEntry(input, prefix), tldDocument);
    case 'registrar':
      return mapped(parseRegistrar(input, prefix), registrarDocument);
    case 'connector':
      return mapped(parseConnector(input, prefix), connectorDocument);
  }
}

/** Fields with data of a person: the record keeps them, no history, audit line or table does. */
export const personalFields: ReadonlySet<string> = new Set(['defaultTechContact']);
export const PERSONAL_SHOWN = '(given)';

/** A record as it may be shown to anybody of the account. */
export function shownRecord(record: RecordFields): RecordFields {
  return Object.fromEntries(
    Object.entries(record).map(([field, value]) => [field, personalFields.has(field) ? PERSONAL_SHOWN : value]),
  );
}

export function nameOf(record: RecordFields): string {
  return typeof record['name'] === 'string' ? record['name'] : '';
}

function mapped<T, U>(parsed: Parsed<T>, map: (value: T) => U): Parsed<U> {
  return parsed.kind === 'valid' ? { kind: 'valid', value: map(parsed.value) } : parsed;
}
