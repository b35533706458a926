// The settings of one account: TLDs, registrar records, connectors, with their history. Wiring only; what is decided is in
// src/domain/catalog.
import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  log,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setDefaultSignalHandler,
  setHandler,
  upsertMemo,
  workflowInfo,
} from '@temporalio/workflow';
import type { CatalogActivities } from '../activities/contract.js';
import { failureTypes } from '../contract/failure-types.js';
import { accountOfCatalogId } from '../contract/ids.js';
import { answerTo, withAnswer } from '../domain/catalog/answered.js';
import { applyChanges, placed } from '../domain/catalog/apply-changes.js';
import type { CatalogAnswer } from '../domain/catalog/catalog-answer.js';
import { type CatalogChangeRequest, parseCatalogChangeRequest } from '../domain/catalog/catalog-change.js';
import { catalogDetails } from '../domain/catalog/catalog-details.js';
import { historyOf } from '../domain/catalog/catalog-history.js';
import { type CatalogSnapshot, snapshotOf, stateFrom } from '../domain/catalog/catalog-snapshot.js';
import { type CatalogState, emptyCatalog } from '../domain/catalog/catalog-state.js';
import { catalogView } from '../domain/catalog/catalog-view.js';
import { instantFrom } from '../domain/instant.js';
import {
  CATALOG_REVISION_MEMO,
  type CatalogInput,
  changeCatalog,
  getCatalog,
  getCatalogHistory,
} from './catalog-messages.js';
import { mustBeIntact } from './intact-input.js';
import { validInput } from './valid-input.js';

/** The tables are in the worker's memory. Recorded: they change with the version of the program, and what was decided must not. */
const { judgeConnectors } = proxyLocalActivities<CatalogActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '200ms', maximumAttempts: 3 },
});

const { writeCatalogAudit } = proxyActivities<CatalogActivities>({
  startToCloseTimeout: '30s',
  scheduleToCloseTimeout: '10 minutes',
  retry: { initialInterval: '1s', maximumInterval: '1 minute' },
});

/** So many entries are written at once: each writing costs three events of history. */
const AUDIT_BATCH = 200;
/** A folder that cannot be written to is tried again after this pause. */
const AUDIT_PAUSE_MS = 3_600_000;

export async function catalog(input: CatalogInput): Promise<void> {
  const { account, state: begun } = begunWith(input);
  let state = begun;
  let queue: Promise<unknown> = Promise.resolve();
  let auditNotBefore = 0;

  setHandler(getCatalog, () => catalogView(account, state));
  setHandler(getCatalogHistory, ({ of, name }) => {
    const records = state.kept[of];
    const kept = Object.hasOwn(records, name) ? records[name] : undefined;
    return kept === undefined ? [] : historyOf(of, name, kept);
  });
  setHandler(changeCatalog, (request) => inTurn(() => change(request)), {
    validator: (request) => void checked(request),
  });
  setDefaultSignalHandler((signal) => log.warn('a signal that this workflow does not know was ignored', { signal }));
  setCurrentDetails(catalogDetails(account, state));

  /** One after the other: each is decided on what the one before left. */
  function inTurn(decide: () => Promise<CatalogAnswer>): Promise<CatalogAnswer> {
    const turn = queue.then(decide);
    queue = turn.catch(() => {});
    return turn;
  }

  async function change(raw: CatalogChangeRequest): Promise<CatalogAnswer> {
    const request = checked(raw);
    const known = answerTo(state, request.requestId);
    if (known !== undefined) return known;
    const { changes, author, reason } = request;
    const at = Date.now();
    const overdueBefore = state.overdue.length;
    const applied = applyChanges(state, changes, { at, by: author, ...(reason === undefined ? {} : { reason }) });
    if (applied.kind !== 'changed') return applied;
    const { touched, records } = applied;
    const judged = touched.length === 0 ? [] : await judgeConnectors({ connectors: touched, at: instantFrom(at) });
    const [first, ...rest] = judged.map((problem) => placed(problem, changes));
    if (first !== undefined) return { kind: 'refused', problems: [first, ...rest] };
    const answer: CatalogAnswer = { kind: 'changed', revision: applied.state.revision, records };
    if (request.dryRun === true) return { ...answer, dryRun: true };
    // The audit log may have been written meanwhile: what left the state then must not come back.
    const added = applied.state.overdue.slice(overdueBefore);
    keep({ ...withAnswer(applied.state, request.requestId, answer), overdue: [...state.overdue, ...added] });
    return answer;
  }

  function keep(next: CatalogState): void {
    const isNews = next.revision !== state.revision;
    state = next;
    if (!isNews) return;
    upsertMemo({ [CATALOG_REVISION_MEMO]: state.revision });
    setCurrentDetails(catalogDetails(account, state));
  }

  async function writeOverdue(): Promise<void> {
    const entries = state.overdue;
    if (entries.length === 0) return;
    try {
      await writeCatalogAudit({ account, entries });
      const written = new Set(entries);
      state = { ...state, overdue: state.overdue.filter((entry) => !written.has(entry)) };
    } catch (error) {
      log.warn('the older history of the catalog could not be written to the audit log', { error: String(error) });
      auditNotBefore = Date.now() + AUDIT_PAUSE_MS;
    }
  }

  const auditIsDue = (): boolean => state.overdue.length >= AUDIT_BATCH && Date.now() >= auditNotBefore;
  for (;;) {
    await condition(() => auditIsDue() || workflowInfo().continueAsNewSuggested);
    await writeOverdue();
    if (!workflowInfo().continueAsNewSuggested) continue;
    await condition(allHandlersFinished);
    await continueAsNew<typeof catalog>({ schemaVersion: 1, account, state: snapshotOf(state) });
  }
}

function checked(request: unknown): CatalogChangeRequest {
  return validInput(parseCatalogChangeRequest(request));
}

/** A first run carries nothing that its id does not say; a later one carries everything, and waits for the key without it. */
function begunWith(input: CatalogInput): { readonly account: string; readonly state: CatalogState } {
  const { workflowId, continuedFromExecutionRunId } = workflowInfo();
  const account = accountOfCatalogId(workflowId);
  if (account === undefined) {
    const sentence = `The id of a catalog workflow is catalog:{account}; this one is ${workflowId}.`;
    throw ApplicationFailure.nonRetryable(sentence, failureTypes.InvalidInput);
  }
  if (continuedFromExecutionRunId === undefined) return { account, state: emptyCatalog };
  mustBeIntact(input, 'catalog');
  return { account, state: stateFrom(input.state as CatalogSnapshot) };
}
