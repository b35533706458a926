/** The shape of every typed answer to a write: its meaning, and the few ids that belong to it. */
import { classify, type ClassifyContext } from '../classify/classify.js';
import type { Classification } from '../classify/classification.js';
import type { XcpCommand } from '../command.js';
import type { XcpReply } from '../reply.js';

/** A judged answer. `done` is what OpenSRS says; read the state back before calling it so. */
export type WriteReply = Classification;

/** The meaning of the reply to any write of this library. */
export function writeReplyFrom(command: XcpCommand, reply: XcpReply, context?: ClassifyContext): WriteReply {
  return classify(command, reply, context);
}
