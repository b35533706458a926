/**
 * POLL and ACK (opensrs-xcp 3.29). Events only wake somebody up: they come late, twice, out of order or never, so the state is
 * always read before anything is concluded. An event comes again until it is acknowledged.
 */
import { digits, readCommand, writeCommand, type XcpCommand } from '../command.js';
import { instantFrom } from '../dates.js';
import type { XcpReply } from '../reply.js';
import { assocOf, assocsOf, integerOf, textOf, wordOf, type XcpAssoc } from '../value.js';
import { readResult, type ReadResult } from './read-result.js';

/** One event. */
export interface RegistrarEvent {
  /** For recognising repeats, and for `ackCommand`. */
  readonly eventId: string;
  /** Lower case, such as `status_change`. */
  readonly name: string;
  /** `domain`, `order` or `transfer`, lower case. */
  readonly object: string;
  readonly at: string | undefined;
  readonly domain: string | undefined;
  readonly orderId: string | undefined;
  readonly transferId: string | undefined;
  /** Everything the event carries, in the wire's names. */
  readonly data: XcpAssoc;
}

/** A page of events, oldest first. */
export interface EventsPage {
  readonly events: readonly RegistrarEvent[];
  readonly remaining: number | undefined;
}

/** Asks for waiting events, at most 100. A read: it takes nothing away. */
export function pollCommand(limit = 100): XcpCommand {
  return readCommand('POLL', { limit: digits(limit) }, 'EVENT');
}

/** Reads the reply to `pollCommand`. An event without an id is left out: it can be neither recognised nor acknowledged. */
export function pollReplyFrom(reply: XcpReply): ReadResult<EventsPage> {
  return readResult({ action: 'POLL', object: 'EVENT' }, reply, (attributes) => ({
    events: assocsOf(attributes, 'events').flatMap(eventFrom),
    remaining: integerOf(attributes, 'remaining'),
  }));
}

function eventFrom(row: XcpAssoc): readonly RegistrarEvent[] {
  const eventId = wordOf(row, 'event_id');
  if (eventId === undefined) return [];
  const data = assocOf(row, 'object_data');
  return [
    {
      eventId,
      name: (wordOf(row, 'event') ?? '').toLowerCase(),
      object: (wordOf(row, 'object') ?? '').toLowerCase(),
      at: instantFrom(textOf(row, 'event_date')),
      domain: wordOf(data, 'domain_name'),
      orderId: wordOf(data, 'order_id'),
      transferId: wordOf(data, 'transfer_id'),
      data,
    },
  ];
}

/** Acknowledges one event, after what it announced is safely noted. A repeat may be refused; that is harmless. */
export function ackCommand(eventId: string): XcpCommand {
  return writeCommand('ACK', { event_id: eventId }, 'EVENT');
}
