// The catalog as a file that people keep in git: what it says, and which changes lead there.
import { FieldReader } from '../field-reader.js';
import type { Parsed, Problem } from '../problem.js';
import { type CatalogChange, type CatalogKind, type RecordFields, catalogKinds } from './catalog-change.js';
import { isSame } from './catalog-history.js';
import type { CatalogRecord, CatalogView } from './catalog-view.js';
import { nameOf, normalRecord } from './record-kinds.js';

/** Lists that are absent are left alone by an import. */
export interface CatalogDocument {
  readonly schemaVersion: 1;
  readonly tlds?: readonly RecordFields[];
  readonly registrars?: readonly RecordFields[];
  readonly connectors?: readonly RecordFields[];
}

const listOf = { tld: 'tlds', registrar: 'registrars', connector: 'connectors' } as const satisfies Record<
  CatalogKind,
  keyof CatalogDocument
>;

export function parseCatalogDocument(input: unknown): Parsed<CatalogDocument> {
  const reader = FieldReader.over(input, 'the document');
  if (reader.raw('schemaVersion') !== 1) reader.problem('schemaVersion', 'schemaVersion must be 1.');
  const lists: { -readonly [K in Exclude<keyof CatalogDocument, 'schemaVersion'>]?: CatalogDocument[K] } = {};
  for (const of of catalogKinds) {
    const list = reader.raw(listOf[of]);
    if (list === undefined || list === null) continue;
    if (Array.isArray(list)) lists[listOf[of]] = readList(reader, of, list);
    else reader.problem(listOf[of], `${listOf[of]} must be a list.`);
  }
  reader.refuseUnknownFields();
  return reader.finish<CatalogDocument>({ schemaVersion: 1, ...(lists as Omit<CatalogDocument, 'schemaVersion'>) });
}

function readList(reader: FieldReader, of: CatalogKind, list: readonly unknown[]): readonly RecordFields[] {
  const names = new Set<string>();
  return list.flatMap((input, n) => {
    const place = `${listOf[of]}.${n}`;
    const parsed = normalRecord(of, input, place);
    if (parsed.kind === 'invalid') {
      parsed.problems.forEach(({ field, sentence }: Problem) => reader.problem(field, sentence));
      return [];
    }
    const name = nameOf(parsed.value);
    if (names.has(name)) reader.problem(`${place}.name`, `${place}.name: ${of} "${name}" stands in the list twice.`);
    names.add(name);
    return [parsed.value];
  });
}

/** Records that the document does not name stay as they are. Each change expects the version that was looked at. */
export function changesTowards(document: CatalogDocument, view: CatalogView | undefined): readonly CatalogChange[] {
  return catalogKinds.flatMap((of) => {
    const present = new Map((view?.[listOf[of]] ?? []).map((record) => [record.name, record]));
    return (document[listOf[of]] ?? []).flatMap((record) => changeTowards(of, record, present.get(nameOf(record))));
  });
}

function changeTowards(
  of: CatalogKind,
  record: RecordFields,
  present: CatalogRecord | undefined,
): readonly CatalogChange[] {
  if (present === undefined) return [{ kind: 'create', of, record }];
  const fields = new Set([...Object.keys(record), ...Object.keys(present.record)]);
  const changed = [...fields].filter((field) => !isSame(record[field], present.record[field]));
  if (changed.length === 0) return [];
  const set = Object.fromEntries(changed.map((field) => [field, record[field] ?? null]));
  return [{ kind: 'change', of, name: present.name, set, expectedVersion: present.version }];
}

/** With contacts and all: what is exported can be imported again. */
export function documentOf(view: CatalogView, kinds: readonly CatalogKind[] = catalogKinds): CatalogDocument {
  const lists = kinds.map((of) => [listOf[of], view[listOf[of]].map(({ record }) => record)] as const);
  return { schemaVersion: 1, ...Object.fromEntries(lists) };
}
