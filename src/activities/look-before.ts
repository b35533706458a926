import { ApplicationFailure } from '@temporalio/common';
import type { OrderIdentity } from '../domain/order-match.js';
import type { RegistrarAddress } from '../domain/registration-intent.js';
import type { WriteOutcome } from '../domain/settlement.js';
import { newestOfOurs, onWire } from './our-orders.js';
import type { WriteParts } from './send-once.js';

export interface OrderLookedFor {
  readonly domain: string;
  readonly identity: OrderIdentity;
  /** Under which the registrar lists such orders. */
  readonly types: readonly string[];
  /** Ids of orders that were called off, to be placed anew. */
  readonly superseded?: readonly string[];
}

/**
 * The order of this operation that is there already, whatever the caller believes: a workflow that was reset, or whose database
 * was restored, does not know that it sent one. Undefined: there is none, so it may be sent.
 */
export async function lookBefore(
  { directory, signal }: Pick<WriteParts, 'directory' | 'signal'>,
  address: RegistrarAddress,
  { domain, identity, types, superseded = [] }: OrderLookedFor,
): Promise<WriteOutcome | undefined> {
  const { client } = directory(address);
  try {
    const order = await newestOfOurs(client, domain, onWire(identity), types, signal());
    if (order === undefined || superseded.includes(order.orderId)) return undefined;
    return { kind: 'found', orderId: order.orderId };
  } catch (error) {
    if (!(error instanceof ApplicationFailure)) throw error;
    // Nothing was sent, and nothing may be sent blindly.
    return { kind: 'not_sent', why: 'registrar_down', text: error.message };
  }
}
