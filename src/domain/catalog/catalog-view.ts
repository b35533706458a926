// What others see of a catalog, and the settings that operations are pinned from.
import type { Connector, RegistrarRecord } from '../connector.js';
import { type Instant, instantFrom } from '../instant.js';
import type { Parsed } from '../problem.js';
import type { AccountSettings } from '../settings-catalog.js';
import type { RecordFields } from './catalog-change.js';
import { type CatalogState, type KeptRecords, presentRecords } from './catalog-state.js';
import { parseConnector } from './connector-document.js';
import { parseRegistrar } from './registrar-document.js';
import { DEFAULT_PRIORITY } from './tld-entry.js';

export interface CatalogRecord {
  readonly name: string;
  readonly version: number;
  readonly changedAt: Instant;
  readonly changedBy: string;
  /** In the words of the settings file. */
  readonly record: RecordFields;
}

/** The answer to `getCatalog`. */
export interface CatalogView {
  readonly schemaVersion: 1;
  readonly account: string;
  readonly revision: number;
  /** By priority, then name. */
  readonly tlds: readonly CatalogRecord[];
  readonly registrars: readonly CatalogRecord[];
  readonly connectors: readonly CatalogRecord[];
}

export function catalogView(account: string, state: CatalogState): CatalogView {
  const { tld, registrar, connector } = state.kept;
  return {
    schemaVersion: 1,
    account,
    revision: state.revision,
    tlds: recordsOf(tld).toSorted((a, b) => priorityOf(a) - priorityOf(b)),
    registrars: recordsOf(registrar),
    connectors: recordsOf(connector),
  };
}

function recordsOf(records: KeptRecords): readonly CatalogRecord[] {
  return presentRecords(records)
    .map(([name, { version, is, past }]) => {
      const [at = 0, by = ''] = past[0] ?? [];
      return { name, version, changedAt: instantFrom(at), changedBy: by, record: is };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function priorityOf({ record }: CatalogRecord): number {
  return typeof record['priority'] === 'number' ? record['priority'] : DEFAULT_PRIORITY;
}

export interface ReadCatalog {
  readonly settings: AccountSettings;
  /** Records that this version cannot read: they are left out, and whoever reads them says so. */
  readonly problems: readonly string[];
}

export function settingsOfCatalog(view: CatalogView): ReadCatalog {
  const problems: string[] = [];
  const taken = <T>(parsed: Parsed<T>): readonly T[] => {
    if (parsed.kind === 'valid') return [parsed.value];
    problems.push(...parsed.problems.map(({ sentence }) => sentence));
    return [];
  };
  const registrars: readonly RegistrarRecord[] = view.registrars.flatMap(({ name, record }) =>
    taken(parseRegistrar(record, `registrar ${name}`)),
  );
  const connectors: readonly Connector[] = view.connectors.flatMap(({ name, version, record }) =>
    taken(parseConnector(record, `connector ${name}`, version)),
  );
  return { settings: { registrars, connectors }, problems };
}
