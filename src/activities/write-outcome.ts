// From a judged reply to what the settlement rule works with.
import type { ParkedCause, ParkedReason } from '../domain/parked-order.js';
import type { WriteOutcome } from '../domain/settlement.js';
import type { Classification, ParkReason, ProgressReason } from '../xcp/classify/classification.js';
import type { XcpCommand } from '../xcp/command.js';
import { type RegisterReply, registerReplyFrom } from '../xcp/commands/register.js';
import type { XcpOutcome } from '../xcp/outcome.js';
import type { XcpReply } from '../xcp/reply.js';
import { registrarText } from './registrar-text.js';

const TOLD_BY_READINGS: ReadonlySet<ProgressReason> = new Set([
  'another_request',
  'being_processed',
  'renewal_in_flight',
  'year_already_moved',
]);

/** A call that brought no answer. A fault is a request that was never sent: credentials, or a document that cannot be written. */
export function outcomeOfUnanswered(outcome: Exclude<XcpOutcome, { kind: 'answered' }>): WriteOutcome {
  switch (outcome.kind) {
    case 'not_sent':
      return { kind: 'not_sent', why: 'registrar_down', text: outcome.message };
    case 'unknown':
      return { kind: 'unknown', text: outcome.message };
    case 'fault':
      return { kind: 'not_sent', why: 'configuration', text: outcome.message };
  }
}

/**
 * @param options.looksFirst whether sending again looks for the order first; where it does not, an answer that demands such a
 * look is settled by reading instead.
 */
export function outcomeOfReply(judged: Classification, options: { readonly looksFirst: boolean }): WriteOutcome {
  const orderId = 'orderId' in judged && judged.orderId !== undefined ? { orderId: judged.orderId } : {};
  switch (judged.kind) {
    case 'done':
    case 'transfer_started':
      return { kind: 'applied', ...orderId };
    case 'saved':
      return judged.orderId === undefined
        ? { kind: 'unknown', text: 'The registrar saved the order without naming it.' }
        : {
            kind: 'parked',
            orderId: judged.orderId,
            reason: { cause: 'saved', code: '200', text: 'The order was saved, as asked.' },
          };
    case 'in_progress':
      // "Another request waits" and "already renewed" may mean ours or a stranger's: only readings tell.
      if (TOLD_BY_READINGS.has(judged.because)) {
        return {
          kind: 'unknown',
          text: `The registrar says that a request for this name is being processed, or was (code ${judged.code}).`,
        };
      }
      return {
        kind: 'in_progress',
        ...orderId,
        ...(judged.queueRequestId === undefined ? {} : { queueRequestId: judged.queueRequestId }),
        ...(judged.asyncReason === undefined ? {} : { asyncReason: judged.asyncReason }),
      };
    case 'parked':
      return judged.orderId === undefined
        ? { kind: 'unknown', text: 'The registrar parked the order without naming it.' }
        : {
            kind: 'parked',
            orderId: judged.orderId,
            reason: parkedReasonFrom(judged.reason, judged.code, registrarText(judged.text)),
          };
    case 'refused':
      return { kind: 'refused', code: judged.code, text: registrarText(judged.text), ...orderId };
    case 'retry_later':
      if (judged.checkFirst && !options.looksFirst)
        return {
          kind: 'unknown',
          text: `The registrar asks to come back later (code ${judged.code}), but may have acted.`,
        };
      return {
        kind: 'not_sent',
        why: 'throttled',
        text: `The registrar asks to come back later (code ${judged.code}).`,
      };
    case 'config':
      return {
        kind: 'not_sent',
        why: 'configuration',
        text: `The registrar does not accept this credential or address (code ${judged.code}).`,
      };
    case 'unknown':
      return { kind: 'unknown', text: `The registrar's answer has no certain meaning (code ${judged.code}).` };
  }
}

/** A reply that may name the order it made, and pending orders of the name that its success cancelled. */
export function outcomeOfOrderReply(
  { outcome, orderId, cancelledOrderIds }: Pick<RegisterReply, 'outcome' | 'orderId' | 'cancelledOrderIds'>,
  options: { readonly looksFirst: boolean },
): WriteOutcome {
  const written = outcomeOfReply(outcome, options);
  if (written.kind !== 'applied') return written;
  return {
    ...written,
    ...(written.orderId === undefined && orderId !== undefined ? { orderId } : {}),
    ...(cancelledOrderIds.length === 0 ? {} : { cancelledOrders: cancelledOrderIds }),
  };
}

/** @param attempt counted from 1: a repeat meets answers that the first attempt cannot. */
export function outcomeOfRegister(attempt: number): (command: XcpCommand, reply: XcpReply) => WriteOutcome {
  return (command, reply) =>
    outcomeOfOrderReply(registerReplyFrom(command, reply, { isRepeat: attempt > 1 }), { looksFirst: true });
}

function parkedReasonFrom(reason: ParkReason, code: string, text: string): ParkedReason {
  return { cause: causeFrom(reason, code), code, text };
}

function causeFrom(reason: ParkReason, code: string): ParkedCause {
  switch (reason) {
    case 'insufficient_funds':
    case 'insufficient_funds_likely':
      return 'funds';
    case 'already_exists':
      return 'taken';
    case 'nameserver_missing':
      return 'name_servers';
    default:
      // 435 beside an order that was parked stands for name servers that the registry does not know (XCP reference 2.8).
      return code === '435' ? 'name_servers' : 'other';
  }
}
