/**
 * QUERY_QUEUED_REQUEST and CANCEL_ACTIVE_PROCESS (opensrs-xcp 3.11): requests at an asynchronous registry. The shapes of
 * their replies are inferred; prefer GET_ORDER_INFO for decisions.
 */
import { readCommand, writeCommand, type XcpCommand } from '../command.js';
import type { XcpReply } from '../reply.js';
import { wordOf } from '../value.js';
import { readResult, type ReadResult } from './read-result.js';

/** State of a queued request, as far as the reply tells. */
export interface QueuedRequest {
  readonly requestId: string | undefined;
  readonly status: string | undefined;
}

/** Asks for a request by the `queueRequestId` of an order. */
export function queryQueuedRequestCommand(queueRequestId: string): XcpCommand {
  return readCommand('QUERY_QUEUED_REQUEST', { request_id: queueRequestId });
}

/** Reads the reply. */
export function queryQueuedRequestReplyFrom(reply: XcpReply): ReadResult<QueuedRequest> {
  return readResult({ action: 'QUERY_QUEUED_REQUEST', object: 'DOMAIN' }, reply, (attributes) => ({
    requestId: wordOf(attributes, 'request_id'),
    status: wordOf(attributes, 'request_status') ?? wordOf(attributes, 'status'),
  }));
}

/** Asks that the open asynchronous request of a name be cancelled. Semantics unverified: read the order afterwards. */
export function cancelActiveProcessCommand(domain: string): XcpCommand {
  return writeCommand('CANCEL_ACTIVE_PROCESS', { domain });
}
