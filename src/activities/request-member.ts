// A group's own way to the names of its members: the client that backends use, over the worker's connection.
import type { Client, Connection } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { TenureNotFoundError, TenureRefusedError } from '../client/errors.js';
import { OperationHandle } from '../client/operation-handle.js';
import { operationIdParts } from '../client/operation-id.js';
import { sendRequest } from '../client/request-operation.js';
import type { Session } from '../client/session.js';
import { failureTypes } from '../contract/failure-types.js';
import { type MemberEnded, lostMember, memberEndFrom } from '../domain/linked/member-end.js';
import { type RequestAnswer, isEnded } from '../domain/operation.js';
import type { MemberRequest, MemberStop, MemberToStop, MembersToRead } from './contract.js';

export const makeRequestMember =
  (client: () => Client) =>
  async ({ account, request }: MemberRequest): Promise<RequestAnswer> => {
    try {
      return { kind: 'accepted', operationId: await sendRequest(sessionOf(client(), account), request) };
    } catch (error) {
      if (error instanceof TenureRefusedError) return { kind: 'refused', problems: error.problems };
      throw error;
    }
  };

export const makeCancelMember =
  (client: () => Client) =>
  async ({ account, operationId, by }: MemberToStop): Promise<MemberStop> => {
    const operation = operationOf(client(), account, operationId);
    const answer = await operation.cancel({ by });
    if (answer.kind === 'asked') return { kind: 'asked' };
    // Withdrawn from the queue, or ended before: in both cases nobody reports.
    const end = await readEnd(operation);
    return end === undefined ? { kind: 'asked' } : { kind: 'ended', end };
  };

export const makeReadMemberEnds =
  (client: () => Client) =>
  async ({ account, operationIds }: MembersToRead): Promise<readonly MemberEnded[]> => {
    const ends: MemberEnded[] = [];
    for (const operationId of operationIds) {
      const end = await readEnd(operationOf(client(), account, operationId));
      if (end !== undefined) ends.push(end);
    }
    return ends;
  };

/** Undefined while it waits or runs. */
async function readEnd(operation: OperationHandle): Promise<MemberEnded | undefined> {
  try {
    const status = await operation.state();
    return isEnded(status.state) ? memberEndFrom(status) : undefined;
  } catch (error) {
    if (error instanceof TenureNotFoundError) return lostMember(operation.id);
    throw error;
  }
}

function operationOf(client: Client, account: string, operationId: string): OperationHandle {
  const parts = operationIdParts(operationId);
  if (parts === undefined)
    throw ApplicationFailure.nonRetryable(`${operationId} is not the id of an operation.`, failureTypes.InvalidInput);
  return new OperationHandle(sessionOf(client, account), operationId, parts);
}

function sessionOf(client: Client, account: string): Session {
  return {
    // A client that was made without a connection of its own has one too: the SDK's type says less than it gives.
    connection: client.connection as Connection,
    client,
    account,
    address: "the worker's own server",
    namespace: client.options.namespace,
  };
}
