// POLL EVENT: the oldest events that were not acknowledged (reference 3.29).
import { isoDate } from '../state/dates.js';
import type { QueuedEvent } from '../state/model.js';
import { success, type Reply } from '../wire/reply.js';
import { pageOf, type Call } from './command.js';
import { bentEvents } from '../registry/event-mischief.js';

export function pollEvent(call: Call): Reply {
  const { limit } = pageOf(call, 1, 100);
  const own = visibleEvents(call);
  const events = own.slice(0, limit);
  return success('Command successful', {
    events: events.map((event) => ({
      event: event.event,
      event_id: event.id,
      event_date: isoDate(event.at),
      object: event.object,
      object_data: event.data,
    })),
    count: events.length,
    remaining: own.length - events.length,
  });
}

function visibleEvents(call: Call): readonly QueuedEvent[] {
  const own = call.world.events.filter((event) => event.account === call.account.username);
  const bend = call.behaviours.events;
  return bend === undefined ? own : bentEvents(call.world, own, bend, call.at);
}
