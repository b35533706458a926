// One per credential and account: polls its events and hands them on as hints, and answers whether it works and what is free.
// Wiring only; what is decided is in src/domain/registrar.
import {
  ActivityFailure,
  CancellationScope,
  CancelledFailure,
  TimeoutFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  log,
  setDefaultSignalHandler,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { EventsAnswer } from '../activities/contract.js';
import { isAddressed, type RegistrarHint } from '../domain/registrar/registrar-hint.js';
import { RegistrarLife } from '../domain/registrar/registrar-life.js';
import type { RegistrarAddress } from '../domain/registration-intent.js';
import { type RegistrarInput, checkRegistrar, getRegistrar, listNames, lookUpNames, refresh } from './messages.js';
import { checked, checkedLookUp, checkedNamePage, listed, lookedUp } from './registrar-answers.js';
import { registrarBegunWith } from './registrar-beginning.js';
import { acksOf, handHints, pollsOf } from './registrar-proxies.js';

/** After a step that failed for good: no busy loop. */
const PAUSE_MS = 60_000;

export async function registrar(input: RegistrarInput): Promise<void> {
  const { account, name, state } = registrarBegunWith(input);
  const address: RegistrarAddress = { account, registrar: name };
  const life = new RegistrarLife(account, name, Date.now(), state);
  const wakes = (): boolean => life.refreshAsked || workflowInfo().continueAsNewSuggested;

  setHandler(getRegistrar, () => life.view());
  setHandler(checkRegistrar, async () => life.noteCheck(await checked(address)));
  setHandler(lookUpNames, (request) => lookedUp(address, request), {
    validator: (request) => void checkedLookUp(request),
  });
  setHandler(listNames, (request) => listed(address, request), {
    validator: (request) => void checkedNamePage(request),
  });
  setHandler(refresh, () => life.askRefresh());
  setDefaultSignalHandler((signal) => log.warn('a signal that this workflow does not know was ignored', { signal }));

  for (;;) {
    const heard = await untilHeard(address, life, wakes);
    if (CancellationScope.current().consideredCancelled) throw new CancelledFailure('This workflow was cancelled.');
    if (heard.kind === 'time_over') life.timeIsOver();
    const pauseMs = await taken(address, life, heard);
    if (life.isOver) break;
    if (life.shouldRollOver(Date.now()) || workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof registrar>({ schemaVersion: 1, account, registrar: name, state: life.snapshot() });
    }
    if (pauseMs > 0) await condition(wakes, pauseMs);
  }
  await condition(allHandlersFinished);
}

type Heard = EventsAnswer | { readonly kind: 'woken' | 'time_over' | 'failed' };

/**
 * Events, a changed setting, or why there is neither. The time-out of the activity is the deadline of the wait: a timer beside
 * it would write history for nothing.
 */
async function untilHeard(address: RegistrarAddress, life: RegistrarLife, wakes: () => boolean): Promise<Heard> {
  const scope = new CancellationScope();
  return await scope.run(async () => {
    const question = { ...address, believed: life.events };
    // What an abandoned question would have brought was not acknowledged, and comes again.
    const polling: Promise<Heard> = pollsOf(address, life.listensForMs(Date.now()))
      .pollEvents(question)
      .catch((error: unknown) => ({ kind: isTimeOver(error) ? 'time_over' : 'failed' }));
    const woken = (): Heard => ({ kind: 'woken' });
    const waking = condition(wakes).then(woken, woken); // cancelled below, after the question was answered
    const heard = await Promise.race([polling, waking]);
    scope.cancel();
    await Promise.all([polling, waking]);
    return heard;
  });
}

/** The server gives up a question already when its next repeat would come after the deadline: then the last failure arrives. */
function isTimeOver(error: unknown): boolean {
  return error instanceof ActivityFailure && (error.retryState === 'TIMEOUT' || error.cause instanceof TimeoutFailure);
}

/** How long to wait before the next question, in milliseconds. */
async function taken(address: RegistrarAddress, life: RegistrarLife, heard: Heard): Promise<number> {
  switch (heard.kind) {
    case 'woken':
    case 'time_over':
      return 0;
    case 'failed':
      return PAUSE_MS;
    case 'setting': {
      const isFirst = life.events === 'not_known';
      life.noteSetting(heard.events);
      // Two workers with different settings would contradict each other without a pause.
      return isFirst ? 0 : heard.pauseMs;
    }
    case 'events':
      return (await handedOn(address, life, heard.hints)) ? 0 : PAUSE_MS;
  }
}

/** Handed over, then remembered, then acknowledged: whatever fails on the way, the events come again and are told apart. */
async function handedOn(
  address: RegistrarAddress,
  life: RegistrarLife,
  hints: readonly RegistrarHint[],
): Promise<boolean> {
  const addressed = life.fresh(hints).filter(isAddressed);
  try {
    const told = addressed.length === 0 ? 0 : await handHints({ account: address.account, hints: addressed });
    life.handled(hints, told, Date.now());
    await acksOf(address).ackEvents({ ...address, eventIds: [...new Set(hints.map(({ eventId }) => eventId))] });
    return true;
  } catch (error) {
    log.warn('events of the registrar could not be handed on or acknowledged; they come again', {
      error: String(error),
    });
    return false;
  }
}
