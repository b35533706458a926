// What a fault does to the event queue at a poll (reference 8, item 17).
import type { Behaviours } from '../faults/behaviours.js';
import { isGlobMatch } from '../faults/fault-table.js';
import type { QueuedEvent } from '../state/model.js';
import type { World } from '../state/world.js';

type Bend = NonNullable<Behaviours['events']>;

/** The events that this poll may give, after the queue was bent. */
export function bentEvents(world: World, own: readonly QueuedEvent[], bend: Bend, at: number): readonly QueuedEvent[] {
  const isMeant = (event: QueuedEvent): boolean =>
    (bend.event === undefined || event.event === bend.event.toUpperCase()) &&
    (bend.domain === undefined || isGlobMatch(bend.domain.toLowerCase(), String(event.data['domain_name'] ?? '')));
  switch (bend.how) {
    case 'lost':
      for (const event of own.filter(isMeant)) world.events.splice(world.events.indexOf(event), 1);
      return own.filter((event) => !isMeant(event));
    case 'doubled': {
      // A second copy under the same id stays in the queue when the first is acknowledged. Once per event: a fault that
      // holds for every poll must not fill the queue.
      const fresh = new Set(own.filter((event) => isMeant(event) && !world.doubledEvents.has(event.id)));
      for (const event of fresh) {
        world.doubledEvents.add(event.id);
        world.events.splice(world.events.indexOf(event) + 1, 0, { ...event });
      }
      return own.flatMap((event) => (fresh.has(event) ? [event, event] : [event]));
    }
    case 'delayed':
      return own.filter((event) => !isMeant(event) || event.at + bend.seconds * 1000 <= at);
    case 'out_of_order':
      return [...own.filter((event) => !isMeant(event)), ...own.filter(isMeant).toReversed()];
  }
}
