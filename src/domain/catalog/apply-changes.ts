// One request to the catalog, decided: all of its changes hold, or none does. Pure; what the TLD policies say is asked apart,
// because policies change with the version of the program and a decision once made must not.
import type { Connector } from '../connector.js';
import { assertNever } from '../assert-never.js';
import type { Problem } from '../problem.js';
import { type AccountProblem, accountProblems } from './account-problems.js';
import type { ChangedRecord } from './catalog-answer.js';
import type { CatalogChange, CatalogKind, RecordFields } from './catalog-change.js';
import { difference, historyOf } from './catalog-history.js';
import { type CatalogState, KEPT_CHANGES, type Kept, type Past, presentRecords } from './catalog-state.js';
import { parseConnector } from './connector-document.js';
import { nameOf, normalRecord, shownRecord } from './record-kinds.js';
import { parseRegistrar } from './registrar-document.js';

export interface ChangeNote {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly by: string;
  readonly reason?: string;
}

export type Applied =
  | {
      readonly kind: 'changed';
      readonly state: CatalogState;
      readonly records: readonly ChangedRecord[];
      /** Connectors that are new or changed: to be judged by the policies before the state is taken. */
      readonly touched: readonly Connector[];
    }
  | { readonly kind: 'refused' | 'conflict'; readonly problems: readonly [Problem, ...Problem[]] };

/** Bounds the state; no registrar sells as many TLDs. */
const MAX_RECORDS = 3_000;
/** A state that nears the server's limit of 2 MB for one payload could not be handed to the next run. */
const MAX_STATE_CHARACTERS = 1_200_000;
/** So much history may wait for the audit log before changes are refused. */
const MAX_OVERDUE = 1_000;

export function applyChanges(state: CatalogState, changes: readonly CatalogChange[], note: ChangeNote): Applied {
  if (state.overdue.length > MAX_OVERDUE) return refused([overdueProblem(state)]);
  const draft = new Draft(state, note);
  changes.forEach((change, n) => draft.apply(change, n));
  const [conflict, ...moreConflicts] = draft.conflicts;
  if (conflict !== undefined) return { kind: 'conflict', problems: [conflict, ...moreConflicts] };
  if (draft.problems.length > 0) return refused(draft.problems);
  const next = draft.finished();
  const { connectors, problems } = fitting(next);
  if (problems.length > 0) return refused(problems.map((problem) => placed(problem, changes)));
  if (JSON.stringify(next).length > MAX_STATE_CHARACTERS) return refused([tooLarge]);
  const touched = new Set(
    draft.records.filter(({ change }) => change !== 'unchanged').map(({ of, name }) => `${of} ${name}`),
  );
  return {
    kind: 'changed',
    state: next,
    records: draft.records,
    touched: connectors.filter(({ name }) => touched.has(`connector ${name}`)),
  };
}

/** A problem of one record, at the change that speaks of it, if one does. */
export function placed({ of, name, field, sentence }: AccountProblem, changes: readonly CatalogChange[]): Problem {
  const n = changes.findLastIndex((change) => change.of === of && nameIn(change) === name);
  const change = changes[n];
  if (change === undefined || change.kind === 'remove') return { field: 'changes', sentence };
  return { field: `changes.${n}.${change.kind === 'create' ? 'record' : 'set'}.${field}`, sentence };
}

export function nameIn(change: CatalogChange): string {
  return change.kind === 'create' ? nameOf(change.record) : change.name;
}

class Draft {
  readonly #kept: Record<CatalogKind, Record<string, Kept>>;
  readonly #state: CatalogState;
  readonly #note: ChangeNote;
  readonly #overdue: CatalogState['overdue'][number][];
  readonly records: ChangedRecord[] = [];
  readonly problems: Problem[] = [];
  readonly conflicts: Problem[] = [];

  constructor(state: CatalogState, note: ChangeNote) {
    const { tld, registrar, connector } = state.kept;
    this.#kept = { tld: { ...tld }, registrar: { ...registrar }, connector: { ...connector } };
    this.#state = state;
    this.#note = note;
    this.#overdue = [...state.overdue];
  }

  apply(change: CatalogChange, n: number): void {
    switch (change.kind) {
      case 'create':
        return this.#create(change, `changes.${n}`);
      case 'change':
        return this.#change(change, `changes.${n}`);
      case 'remove':
        return this.#remove(change, `changes.${n}`);
      default:
        assertNever(change);
    }
  }

  finished(): CatalogState {
    const isChanged = this.records.some(({ change }) => change !== 'unchanged');
    if (!isChanged) return this.#state;
    return { ...this.#state, revision: this.#state.revision + 1, kept: this.#kept, overdue: this.#overdue };
  }

  #create({ of, record }: CatalogChange & { kind: 'create' }, place: string): void {
    const parsed = normalRecord(of, record, `${place}.record`);
    if (parsed.kind === 'invalid') return void this.problems.push(...parsed.problems);
    const name = nameOf(parsed.value);
    const before = this.#find(of, name);
    if (before !== undefined && before.is !== null) {
      const sentence = `${of} "${name}" is there already (version ${before.version}); change it instead.`;
      return void this.conflicts.push({ field: `${place}.record.name`, sentence });
    }
    if (before === undefined && Object.keys(this.#kept[of]).length >= MAX_RECORDS) {
      const sentence = `${of} "${name}": the catalog holds ${MAX_RECORDS} of these, which is the most it takes.`;
      return void this.problems.push({ field: place, sentence });
    }
    this.#keep(of, name, before, parsed.value, null, 'created');
  }

  #change({ of, name, set, expectedVersion }: CatalogChange & { kind: 'change' }, place: string): void {
    const before = this.#expected(of, name, expectedVersion, place);
    if (before === undefined) return;
    if (set['name'] !== undefined && set['name'] !== name) {
      const sentence = `${of} "${name}": a record keeps its name; create another and remove this one.`;
      return void this.problems.push({ field: `${place}.set.name`, sentence });
    }
    const parsed = normalRecord(of, { ...before.is, ...set }, `${place}.set`);
    if (parsed.kind === 'invalid') return void this.problems.push(...parsed.problems);
    const was = difference(before.is, parsed.value);
    if (was === undefined) this.records.push({ of, name, version: before.version, change: 'unchanged' });
    else this.#keep(of, name, before, parsed.value, was, 'changed');
  }

  #remove({ of, name, expectedVersion }: CatalogChange & { kind: 'remove' }, place: string): void {
    const before = this.#expected(of, name, expectedVersion, place);
    if (before !== undefined) this.#keep(of, name, before, null, shownRecord(before.is), 'removed');
  }

  #expected(
    of: CatalogKind,
    name: string,
    version: number | undefined,
    place: string,
  ): (Kept & { readonly is: RecordFields }) | undefined {
    const kept = this.#find(of, name);
    if (kept === undefined || kept.is === null) {
      this.conflicts.push({ field: `${place}.name`, sentence: `${of} "${name}" is not there; create it first.` });
      return undefined;
    }
    if (version !== undefined && version !== kept.version) {
      const sentence = `${of} "${name}" has version ${kept.version}, not ${version}: somebody changed it meanwhile. Look at it, then ask again.`;
      this.conflicts.push({ field: `${place}.expectedVersion`, sentence });
      return undefined;
    }
    return { ...kept, is: kept.is };
  }

  #keep(
    of: CatalogKind,
    name: string,
    before: Kept | undefined,
    is: RecordFields | null,
    was: RecordFields | null,
    change: 'created' | 'changed' | 'removed',
  ): void {
    const { at, by, reason } = this.#note;
    const past: Past = reason === undefined ? [at, by, was] : [at, by, was, reason];
    const version = (before?.version ?? 0) + 1;
    const all: Kept = { version, is, past: [past, ...(before?.past ?? [])] };
    this.#overdue.push(...historyOf(of, name, all).slice(KEPT_CHANGES));
    this.#kept[of][name] = { ...all, past: all.past.slice(0, KEPT_CHANGES) };
    this.records.push({ of, name, version, change });
  }

  /** Names come from outside: `__proto__` is a name like any other. */
  #find(of: CatalogKind, name: string): Kept | undefined {
    return Object.hasOwn(this.#kept[of], name) ? this.#kept[of][name] : undefined;
  }
}

function fitting(state: CatalogState): {
  readonly connectors: readonly Connector[];
  readonly problems: readonly AccountProblem[];
} {
  const { tld, registrar, connector } = state.kept;
  // What is stored was read by these functions before; a record that a later version cannot read is told when it is used.
  const registrars = presentRecords(registrar).flatMap(([, { is }]) => validOnly(parseRegistrar(is)));
  const connectors = presentRecords(connector).flatMap(([, { is, version }]) =>
    validOnly(parseConnector(is, '', version)),
  );
  const tlds = new Set(presentRecords(tld).map(([name]) => name));
  return { connectors, problems: accountProblems({ tlds, registrars, connectors }) };
}

function validOnly<T>(parsed: { kind: 'valid'; value: T } | { kind: 'invalid' }): readonly T[] {
  return parsed.kind === 'valid' ? [parsed.value] : [];
}

const tooLarge: Problem = {
  field: 'changes',
  sentence: 'The catalog would become too large to be kept: remove records, or write shorter notes and reasons.',
};

function overdueProblem({ overdue }: CatalogState): Problem {
  return {
    field: 'changes',
    sentence: `${overdue.length} older changes wait to be written to the audit log, so no more are taken: see that a worker can write to its audit folder (TENURE_AUDIT_DIR).`,
  };
}

function refused(problems: readonly Problem[]): Applied {
  const [first = tooLarge, ...rest] = problems;
  return { kind: 'refused', problems: [first, ...rest] };
}
