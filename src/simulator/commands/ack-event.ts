// ACK EVENT: takes one event out of the queue (reference 3.29).
import { failure, missing, success, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';

export function ackEvent(call: Call): Reply {
  const id = call.attributes.given('event_id');
  if (id === undefined) return missing('event_id');
  const index = call.world.events.findIndex((event) => event.id === id && event.account === call.account.username);
  if (index < 0) return failure(465, 'The event is unknown or was acknowledged before');
  call.world.events.splice(index, 1);
  return success('Command successful');
}
