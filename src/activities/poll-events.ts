import { domainToASCII } from 'node:url';
import { isALabel } from '../domain/domain-name.js';
import type { EventsPace } from '../domain/registrar/events-pace.js';
import type { RegistrarHint } from '../domain/registrar/registrar-hint.js';
import { type RegistrarEvent, pollCommand, pollReplyFrom } from '../xcp/commands/events.js';
import { ask } from './ask-registrar.js';
import type { EventsAnswer, EventsQuestion } from './contract.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { notYet } from './registrar-failure.js';

/** Waits until there are events, or until the settings say something else than the asker believes. */
export const makePollEvents =
  (directory: RegistrarDirectory, signal: () => AbortSignal, pace: () => EventsPace) =>
  async (question: EventsQuestion): Promise<EventsAnswer> => {
    const { client, record } = directory(question);
    const { events } = record;
    if (events !== question.believed) return { kind: 'setting', events, pauseMs: pace().pollMs };
    if (events === 'off') throw notYet('Polling of events is switched off for this registrar.', pace().offPauseMs);
    const answer = await ask(client, pollCommand(), pollReplyFrom, signal());
    if (answer.kind === 'read' && answer.value.events.length > 0)
      return { kind: 'events', hints: answer.value.events.map(hintFrom) };
    throw notYet('No events are waiting.', pace().pollMs);
  };

/** Nothing else leaves the activity: what an event carries beside these may be about people. */
export function hintFrom(event: RegistrarEvent): RegistrarHint {
  const domain = domainToASCII(event.domain?.trim().toLowerCase() ?? '');
  const orderId = idIn(event.orderId);
  const transferId = idIn(event.transferId);
  return {
    eventId: event.eventId,
    object: objectFrom(event.object),
    event: /^[a-z_]{1,64}$/.test(event.name) ? event.name : 'other',
    ...(isALabel(domain) ? { domain } : {}),
    ...(orderId === undefined ? {} : { orderId }),
    ...(transferId === undefined ? {} : { transferId }),
    ...(event.at === undefined ? {} : { at: event.at }),
  };
}

function objectFrom(word: string): RegistrarHint['object'] {
  return word === 'domain' || word === 'order' || word === 'transfer' ? word : 'other';
}

function idIn(word: string | undefined): string | undefined {
  return word !== undefined && /^\d{1,20}$/.test(word) ? word : undefined;
}
