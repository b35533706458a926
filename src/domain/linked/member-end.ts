// How one name of a group ended, as its operation reports it, or as it was read there.
import type { Instant } from '../instant.js';
import type { OperationView } from '../operation.js';

/** What a group needs to know of a member's operation. */
export interface MemberEnded {
  readonly operationId: string;
  readonly state: 'succeeded' | 'failed' | 'cancelled';
  /** How the operation ended: `registered`, `taken`, … ; `ended_abnormally` without a result. */
  readonly outcome: string;
  /** Without personal data. */
  readonly sentence: string;
  readonly orderIds: readonly string[];
  /** Set when the name is ours now, by a confirming read. */
  readonly registered?: {
    readonly expiresAt: Instant;
    /** What other names can be linked to; absent where an operator registered by hand and the registrar has no such order. */
    readonly orderId?: string;
    /** Which key the credentials of the profile were derived from; absent when the caller gave them. */
    readonly keyVersion?: string;
  };
}

/** What the registrar takes as `master_order_id`. */
const ORDER_ID = /^\d{1,32}$/;

type EndedView = Pick<OperationView, 'operationId' | 'state' | 'orderIds' | 'waitingFor' | 'result'>;

const WITHOUT_RESULT =
  'It ended without a result, from outside Tenure; what the registrar did is not known here. Look at the name there.';

/** From the view of an operation that has ended. */
export function memberEndFrom(view: EndedView): MemberEnded {
  const { operationId, result, orderIds } = view;
  if (result === undefined) return unexplained(operationId, view.state, orderIds);
  const end = { operationId, outcome: result.outcome, sentence: view.waitingFor.next, orderIds };
  if (result.outcome !== 'registered') return { ...end, state: endStateOf(view.state) };
  const { charge, expiresAt, profile } = result;
  const orderId = charge?.orderId ?? orderIds.at(-1);
  return {
    ...end,
    state: 'succeeded',
    registered: {
      expiresAt,
      ...(orderId !== undefined && ORDER_ID.test(orderId) ? { orderId } : {}),
      ...(profile.kind === 'derived' ? { keyVersion: profile.keyVersion } : {}),
    },
  };
}

function endStateOf(state: OperationView['state']): MemberEnded['state'] {
  return state === 'succeeded' || state === 'cancelled' ? state : 'failed';
}

/** Nothing but the state is left of it: long ended, withdrawn, or ended from outside. */
function unexplained(operationId: string, state: OperationView['state'], orderIds: readonly string[]): MemberEnded {
  switch (state) {
    case 'succeeded': {
      const sentence = 'Registered; the server no longer keeps the result of its operation.';
      return { operationId, state, outcome: 'registered', sentence, orderIds };
    }
    case 'cancelled':
      return { operationId, state, outcome: 'cancelled', sentence: 'Cancelled.', orderIds };
    default:
      return lostMember(operationId, orderIds);
  }
}

/** Its operation is gone without a word. That says nothing about what the registrar did. */
export function lostMember(operationId: string, orderIds: readonly string[] = []): MemberEnded {
  return { operationId, state: 'failed', outcome: 'ended_abnormally', sentence: WITHOUT_RESULT, orderIds };
}

const TEXT_MAX = 1_000;

/** Signals are whatever somebody typed: undefined for everything that is not a report of an end. */
export function parseMemberEnd(input: unknown): MemberEnded | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const { operationId, state, outcome, sentence, orderIds, registered } = input as Readonly<Record<string, unknown>>;
  const known = (['succeeded', 'failed', 'cancelled'] as const).find((other) => other === state);
  if (!isText(operationId) || known === undefined || !isText(outcome) || !isText(sentence)) return undefined;
  const ids = Array.isArray(orderIds) ? orderIds.filter(isText).slice(-20) : [];
  const end = { operationId, state: known, outcome, sentence, orderIds: ids };
  if (known !== 'succeeded' || typeof registered !== 'object' || registered === null) return end;
  const { orderId, expiresAt, keyVersion } = registered as Readonly<Record<string, unknown>>;
  if (!isText(expiresAt) || Number.isNaN(Date.parse(expiresAt))) return end;
  return {
    ...end,
    registered: {
      expiresAt,
      ...(isText(orderId) && ORDER_ID.test(orderId) ? { orderId } : {}),
      ...(isText(keyVersion) ? { keyVersion } : {}),
    },
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= TEXT_MAX;
}
