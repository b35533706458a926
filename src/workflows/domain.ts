// One durable life per name: takes requests, lets one operation run at a time, keeps the dates that were read.
// Wiring only; what is decided is in src/domain/domain-life.ts.
import {
  allHandlersFinished,
  condition,
  continueAsNew,
  getExternalWorkflowHandle,
  log,
  setCurrentDetails,
  setDefaultSignalHandler,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
  ApplicationFailure,
} from '@temporalio/workflow';
import { failureTypes } from '../contract/failure-types.js';
import { operationWorkflowId } from '../contract/ids.js';
import { searchAttributes } from '../contract/search-attributes.js';
import { domainDetails } from '../domain/domain-details.js';
import { DomainLife } from '../domain/domain-life.js';
import { instantFrom } from '../domain/instant.js';
import type { RequestAnswer } from '../domain/operation.js';
import { type OperationEnded, parseOperationEnd } from '../domain/operation-end.js';
import { type OperationRequest, checkedRequest } from '../domain/operation-request.js';
import { modeProblem } from '../domain/mode-problem.js';
import { operationProblems } from '../domain/operations/kinds.js';
import { pinSettings, readOperationEnd } from './activity-proxies.js';
import {
  type CancelAnswer,
  type CancelRequest,
  type DomainInput,
  cancelOperation,
  getDomain,
  operationEnded,
  refresh,
  requestOperation,
} from './messages.js';
import { ChildStarter } from './child-starter.js';
import { begunWith } from './domain-beginning.js';

export async function domain(input: DomainInput): Promise<void> {
  const { account, name, state } = begunWith(input);
  const life = new DomainLife(account, name, Date.now(), state);
  const starter = new ChildStarter(life);
  const pinning = new Map<string, Promise<RequestAnswer>>();

  setHandler(getDomain, () => life.view());
  setHandler(requestOperation, (request) => answer(request), { validator: (request) => void checked(name, request) });
  setHandler(cancelOperation, (request) => cancel(life, starter, request));
  setHandler(operationEnded, (end) => noteEnd(life, end));
  setHandler(refresh, () => life.askRefresh());
  setDefaultSignalHandler((signal) => log.warn('a signal that this workflow does not know was ignored', { signal }));

  /** The same request id gets the same answer, also while the first is still being looked at. */
  async function answer(raw: OperationRequest): Promise<RequestAnswer> {
    const request = checked(name, raw);
    const known = life.answerFor(request.requestId) ?? pinning.get(request.requestId);
    if (known !== undefined) return known;
    const promise = accept(life, request).finally(() => pinning.delete(request.requestId));
    pinning.set(request.requestId, promise);
    return promise;
  }

  for (;;) {
    // Requests are answered before the life goes to sleep: it would otherwise set a timer just to cancel it.
    await condition(allHandlersFinished);
    await condition(() => wakes(life), Math.max(1, life.nextDeadlineMs() - Date.now()));
    const next = life.nextToStart();
    if (next !== undefined) {
      await starter.start(next);
      show(life);
      continue;
    }
    await readSilentChild(life);
    if (life.isOver(Date.now())) break;
    if (life.shouldRollOver(Date.now()) || workflowInfo().continueAsNewSuggested) {
      await condition(() => allHandlersFinished() || hasWork(life));
      if (hasWork(life)) continue; // a request came in while draining
      await continueAsNew<typeof domain>({ schemaVersion: 1, account, domain: name, state: life.snapshot() });
    }
  }
  await condition(allHandlersFinished);
}

function wakes(life: DomainLife): boolean {
  return hasWork(life) || life.refreshAsked || workflowInfo().continueAsNewSuggested;
}

function hasWork(life: DomainLife): boolean {
  return life.nextToStart() !== undefined;
}

function checked(name: string, request: unknown): OperationRequest {
  const parsed = checkedRequest(request, name);
  if (parsed.kind === 'valid') return parsed.value;
  throw ApplicationFailure.create({
    message: parsed.problems.map((problem) => problem.sentence).join(' '),
    type: failureTypes.InvalidInput,
    nonRetryable: true,
    details: [parsed.problems],
  });
}

/** Pins connector and policy, and refuses what they do not allow: nothing unsupported ever starts. */
async function accept(life: DomainLife, request: OperationRequest): Promise<RequestAnswer> {
  const { type } = request.operation;
  const { account, domain: name } = life.view();
  const pinned = await pinSettings({ account, domain: name, type });
  if (pinned.kind === 'refused') return { kind: 'refused', problems: [pinned.problem] };
  const { settings } = pinned;
  const held = life.heldProblem(type);
  if (held !== undefined) return { kind: 'refused', problems: [held] };
  const mode = modeProblem(settings, type);
  if (mode !== undefined) return { kind: 'refused', problems: [mode] };
  const [first, ...rest] = operationProblems(request.operation, settings);
  if (first !== undefined) return { kind: 'refused', problems: [first, ...rest] };
  return life.accept({
    operationId: operationWorkflowId(type, account, name, request.requestId),
    type,
    requestId: request.requestId,
    acceptedAt: instantFrom(Date.now()),
    settings,
    request: request.operation.request,
    ...(request.reference === undefined ? {} : { reference: request.reference }),
    ...(request.group === undefined ? {} : { group: request.group }),
  });
}

function noteEnd(life: DomainLife, report: OperationEnded): void {
  const end = parseOperationEnd(report);
  if (end === undefined || life.running?.operationId !== end.operationId) {
    log.warn('a report of an operation that does not run here was ignored');
    return;
  }
  const { operationId, type, state, at, name } = end;
  const before = life.held?.expiresAt;
  life.ended({ operationId, type, state, at }, name);
  if (life.held !== undefined && life.held.expiresAt !== before) {
    upsertSearchAttributes([{ key: searchAttributes.expiresAt, value: new Date(life.held.expiresAt) }]);
  }
  show(life);
}

/** A child that has not reported by its deadline is read. */
async function readSilentChild(life: DomainLife): Promise<void> {
  const { running } = life;
  if (running === undefined || Date.now() < Date.parse(running.readAt)) return;
  try {
    const end = await readOperationEnd({ operationId: running.operationId });
    if (end === undefined) life.stillRunning(Date.now());
    else noteEnd(life, end);
    // Whatever was read, it is not read again at once: a reading that is not understood must not become a loop.
    if (life.running?.operationId === running.operationId && end !== undefined) life.stillRunning(Date.now());
  } catch (error) {
    // A reading that failed must not end the life of the name: the child is looked at again later.
    log.warn('an operation that has not reported could not be read', { error: String(error) });
    life.stillRunning(Date.now());
  }
}

async function cancel(life: DomainLife, starter: ChildStarter, request: CancelRequest): Promise<CancelAnswer> {
  const operationId: unknown = (request as CancelRequest | undefined)?.operationId;
  if (typeof operationId !== 'string')
    throw ApplicationFailure.nonRetryable('operationId is missing.', failureTypes.InvalidInput);
  if (life.withdraw(operationId, Date.now()) !== undefined) {
    show(life);
    return { kind: 'cancelled' };
  }
  const ended = life.endOf(operationId);
  if (ended !== undefined) return { kind: 'ended', state: ended.state };
  if (life.running?.operationId !== operationId) {
    throw ApplicationFailure.nonRetryable(`No operation ${operationId} is known for this name.`, failureTypes.Refused);
  }
  await starter.settled(); // accepted a moment ago: the child is on its way
  try {
    await getExternalWorkflowHandle(operationId).cancel();
  } catch {
    // A plain error would fail the task of this life for ever; the operation is read at its deadline.
    throw ApplicationFailure.nonRetryable(
      `${operationId} could not be reached; ask again later.`,
      failureTypes.Refused,
    );
  }
  return { kind: 'asked' };
}

function show(life: DomainLife): void {
  setCurrentDetails(domainDetails(life.view()));
}
