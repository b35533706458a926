// Commands of the reference that this simulator knows and does not carry out yet.
import { failure, type Reply } from '../wire/reply.js';

/** 430, so that a client sees a refusal and not an outage; nothing has happened. */
export function notModelled(what: string): Reply {
  return failure(430, `${what} is known to this simulator and not modelled yet; nothing was done`);
}
