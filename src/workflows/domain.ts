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
  workflowInfo,
  ApplicationFailure,
} from '@temporalio/workflow';
import { failureTypes } from '../contract/failure-types.js';
import { operationWorkflowId } from '../contract/ids.js';
import { domainDetails } from '../domain/domain-details.js';
import { DomainLife } from '../domain/domain-life.js';
import { instantFrom } from '../domain/instant.js';
import { type RenewalIntentRequest, parseRenewalIntent } from '../domain/life/renewal-intent-request.js';
import type { RequestAnswer } from '../domain/operation.js';
import type { Problem } from '../domain/problem.js';
import { type OperationEnded, parseOperationEnd } from '../domain/operation-end.js';
import { type OperationRequest, checkedRequest } from '../domain/operation-request.js';
import { modeProblem } from '../domain/mode-problem.js';
import { operationProblems } from '../domain/operations/kinds.js';
import { pinSettings, quickReadsOf, readOperationEnd } from './activity-proxies.js';
import {
  type CancelAnswer,
  type CancelRequest,
  type DomainInput,
  type ImportAnswer,
  type ImportRequest,
  type RenewalIntentAnswer,
  cancelOperation,
  getDomain,
  importDomain,
  operationEnded,
  refresh,
  registrarEvent,
  requestOperation,
  setRenewalIntent,
} from './messages.js';
import { Alarm } from './alarm.js';
import { NameKeeper } from './name-keeper.js';
import type { RegistrarHint } from '../domain/registrar/registrar-hint.js';
import { ChildStarter } from './child-starter.js';
import { begunWith } from './domain-beginning.js';

export async function domain(input: DomainInput): Promise<void> {
  const { account, name, state } = begunWith(input);
  const life = new DomainLife(account, name, Date.now(), state);
  const starter = new ChildStarter(life);
  const pinning = new Map<string, Promise<RequestAnswer>>();
  const keeper = new NameKeeper(life, answer);
  const alarm = new Alarm();

  setHandler(getDomain, () => life.view(Date.now()));
  setHandler(requestOperation, (request) => answer(request), { validator: (request) => void checked(name, request) });
  setHandler(cancelOperation, (request) => cancel(life, starter, request));
  setHandler(operationEnded, (end) => noteEnd(life, end));
  setHandler(setRenewalIntent, (request) => setIntent(life, starter, request), {
    validator: (request) => void intentFrom(request),
  });
  setHandler(importDomain, (request) => importName(life, request), {
    validator: (request) => void importerOf(request),
  });
  setHandler(registrarEvent, (hint) => {
    keeper.hinted(hint);
    tellTransfer(life, hint);
  });
  setHandler(refresh, () => {
    keeper.askReading();
    life.askRefresh();
  });
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
    const isAwake = (): boolean => wakes(life) || keeper.wakes;
    if (!isAwake()) alarm.set(nextMs(life, keeper));
    // A message may bring something forward: another intent, a hint.
    await condition(() => alarm.rings || isAwake() || nextMs(life, keeper) < alarm.atMs);
    const next = life.nextToStart();
    if (next !== undefined) {
      await starter.start(next);
      show(life);
      continue;
    }
    await readSilentChild(life);
    await keeper.keep();
    show(life);
    if (hasWork(life)) continue;
    if (life.isOver(Date.now())) break;
    if (life.shouldRollOver(Date.now(), keeper.looksForOldNews) || workflowInfo().continueAsNewSuggested) {
      await condition(() => allHandlersFinished() || hasWork(life));
      if (hasWork(life)) continue; // a request came in while draining
      await continueAsNew<typeof domain>({ schemaVersion: 1, account, domain: name, state: life.snapshot() });
    }
  }
  await condition(allHandlersFinished);
}

function nextMs(life: DomainLife, keeper: NameKeeper): number {
  const now = Date.now();
  return Math.min(life.nextDeadlineMs(now), keeper.nextMs(now) ?? Infinity);
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
  throw wrong(parsed.problems);
}

function wrong(problems: readonly Problem[]): ApplicationFailure {
  return ApplicationFailure.create({
    message: problems.map((problem) => problem.sentence).join(' '),
    type: failureTypes.InvalidInput,
    nonRetryable: true,
    details: [problems],
  });
}

function intentFrom(request: unknown): RenewalIntentRequest {
  const parsed = parseRenewalIntent(request);
  if (parsed.kind === 'valid') return parsed.value;
  throw wrong(parsed.problems);
}

async function setIntent(life: DomainLife, starter: ChildStarter, raw: unknown): Promise<RenewalIntentAnswer> {
  const request = intentFrom(raw);
  const problem = life.names.setIntent(request, Date.now());
  if (problem !== undefined) return { kind: 'refused', problems: [problem] };
  if (request.intent !== 'renew') await callBackRenewal(life, starter);
  const { decideBy } = life.names;
  return { kind: 'set', ...(decideBy === undefined ? {} : { decideBy }) };
}

/** Nothing is spent for a customer who has said so in time: a renewal that is not paid yet is stopped, if it still can be. */
async function callBackRenewal(life: DomainLife, starter: ChildStarter): Promise<void> {
  const requestId = life.names.renewalUnderWay;
  if (requestId === undefined) return;
  const operationId = operationWorkflowId('renewDomain', life.account, life.domain, requestId);
  try {
    const answer = await cancel(life, starter, { operationId, by: 'renewal-intent' });
    if (answer.kind === 'cancelled') life.names.renewalWithdrawn();
  } catch {
    log.warn('a renewal that is not wanted any more could not be reached', { operationId });
  }
}

function importerOf(request: unknown): string {
  const by: unknown = (request as ImportRequest | undefined)?.by;
  if (typeof by === 'string' && /^[A-Za-z0-9._:-]{1,64}$/.test(by)) return by;
  throw wrong([
    { field: 'by', sentence: 'by must be an opaque id of letters, digits, dots, underscores, colons or hyphens.' },
  ]);
}

/** Reads the name and keeps it; nothing is written at the registrar. */
async function importName(life: DomainLife, request: unknown): Promise<ImportAnswer> {
  const by = importerOf(request);
  const { account, domain: name, names } = life;
  if (names.name !== undefined) return { kind: 'held_before', expiresAt: names.name.expiresAt };
  const pinned = await pinSettings({ account, domain: name, type: 'registerDomain' });
  if (pinned.kind === 'refused') return { kind: 'refused', problems: [pinned.problem] };
  const registrar = pinned.settings.registrar.name;
  const question = { account, registrar, domain: name, aspects: ['status', 'privacy'] as const };
  const reading = await quickReadsOf(question)
    .readNameNow(question)
    .catch(() => undefined);
  if (reading === undefined) {
    const sentence = `domain "${name}" was not imported: the registrar did not answer; ask again later.`;
    return { kind: 'refused', problems: [{ field: 'domain', sentence }] };
  }
  const answer = names.imported(registrar, reading, by, Date.now());
  return answer.kind === 'refused' ? answer : { kind: 'imported', expiresAt: answer.expiresAt };
}

/** Pins connector and policy, and refuses what they do not allow: nothing unsupported ever starts. */
async function accept(life: DomainLife, request: OperationRequest): Promise<RequestAnswer> {
  const { type } = request.operation;
  const { account, domain: name } = life;
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

/** A transfer under way looks at once, not at its next poll; whoever has ended meanwhile need not be told. */
function tellTransfer(life: DomainLife, hint: RegistrarHint | undefined): void {
  const { running } = life;
  if (running?.type !== 'transferDomain' || hint?.object !== 'transfer') return;
  getExternalWorkflowHandle(running.operationId)
    .signal(refresh)
    .catch(() => undefined);
}

function noteEnd(life: DomainLife, report: OperationEnded): void {
  const end = parseOperationEnd(report);
  if (end === undefined || life.running?.operationId !== end.operationId) {
    log.warn('a report of an operation that does not run here was ignored');
    return;
  }
  life.ended(end, Date.now());
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
  setCurrentDetails(domainDetails(life.view(Date.now())));
}
