// What a transfer sends: the order, and acts on an order that was placed.
import { type TransferStanding, unlessAsBefore } from '../../domain/transfer/transfer-standing.js';
import { writesOf } from '../activity-proxies.js';
import { freshPrice } from '../operation/fresh-price.js';
import type { Write } from '../operation/settle-write.js';
import { outcomeOfFault } from '../operation/write-failure.js';
import { writeBasics } from '../operation/writes.js';
import type { TransferContext } from './context.js';

const PRICE_UNREAD = {
  kind: 'not_sent',
  why: 'registrar_down',
  text: 'The price could not be read again.',
} as const;

export function transferOrderWrite(context: TransferContext): Write<TransferStanding> {
  return {
    ...writeBasics(context),
    unsentUntilMs: Date.now() + context.pace.unsentDeadlineMs,
    stopAsked: () => context.stopAsked,
    send: async (attempt) => {
      const agreedPrice = await freshPrice(context, () => context.readOffer());
      if (agreedPrice === undefined) return PRICE_UNREAD;
      const { request, profile, identity, input, superseded, authCode } = context;
      const { providerNameServers, defaultTechContact } = input.settings.registrar;
      return writesOf(context.address, context.pace).sendTransfer({
        ...context.address,
        operationId: input.operationId,
        request,
        ...(authCode === undefined ? {} : { authCode }),
        profile,
        providerNameServers,
        usesProviderNameServers: input.settings.connector.flags.transferUsesProviderNameServers,
        ...(defaultTechContact === undefined ? {} : { defaultTechContact }),
        identity,
        superseded,
        agreedPrice,
        attempt,
      });
    },
  };
}

/** Orders a cancelled transfer again: a new order, which costs the price. Two readings without one allow a second sending. */
export function processTransferWrite(context: TransferContext, orderId: string): Write<TransferStanding> {
  return {
    ...writeBasics(context),
    unsentUntilMs: Date.now() + context.pace.unsentDeadlineMs,
    stopAsked: () => context.stopAsked,
    read: async () => unlessAsBefore(await context.read(), orderId, 'cancelled'),
    send: async () => {
      const price = await freshPrice(context, () => context.readOffer());
      return price === undefined ? PRICE_UNREAD : act(context, orderId, 'process');
    },
  };
}

/** Calls a transfer off. Safe to repeat (XCP reference 6.1). */
export function cancelTransferWrite(context: TransferContext, orderId: string): Write<TransferStanding> {
  return {
    ...writeBasics(context),
    unsentUntilMs: Date.now() + context.pace.unsentDeadlineMs,
    // It is what a stop request asks for.
    stopAsked: () => false,
    read: async () => unlessAsBefore(await context.read(), orderId, 'under_way'),
    send: () => act(context, orderId, 'cancel'),
  };
}

/** One more mail: nothing to settle, and nothing that is worth a repeat. */
export function sendApprovalAgain(context: TransferContext, orderId: string) {
  return act(context, orderId, 'resend').catch(outcomeOfFault);
}

function act(context: TransferContext, orderId: string, what: 'cancel' | 'process' | 'resend') {
  return writesOf(context.address, context.pace).sendTransferAct({
    ...context.address,
    operationId: context.input.operationId,
    domain: context.request.domain,
    orderId,
    act: what,
  });
}
