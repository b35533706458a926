// QUERY_QUEUED_REQUEST: state of a queued request. Its reply was never verified; this shape is inferred (reference 3.11).
import { naiveDate } from '../state/dates.js';
import { failure, missing, success, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';

export function queryQueuedRequest(call: Call): Reply {
  const id = call.attributes.given('request_id');
  if (id === undefined) return missing('request_id');
  const order = [...call.world.orders.values()].find(
    (candidate) => candidate.account === call.account.username && String(candidate.queueRequestId) === id,
  );
  const change = [...call.world.changes.values()].find(
    (candidate) => candidate.account === call.account.username && String(candidate.id) === id,
  );
  if (change !== undefined)
    return success('Command successful', { request_id: id, request_status: change.status, request_history: [] });
  if (order === undefined) return failure(480, `Queued request ${id} not found`);
  return success('Command successful', {
    request_id: id,
    order_id: order.id,
    request_status: order.status,
    request_history: order.notes.map((note) => ({ date: naiveDate(note.at), note: note.text })),
  });
}
