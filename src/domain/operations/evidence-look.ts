// What the registrar says beside what a person claims to have done there. Pure: two accounts in, a verdict out.
import { type ManualEvidence, type Mismatch, type Verification, isSameExpiry } from '../manual-step/evidence.js';
import { type NameReading, paidUntil } from '../name-truth.js';
import type { RegistrarAddress } from '../registration-intent.js';

export interface EvidenceQuestion extends RegistrarAddress {
  readonly domain: string;
  readonly orderId?: string;
}

export interface EvidenceLook {
  readonly name: NameReading;
  /** Absent where no order was claimed. */
  readonly order?:
    | { readonly kind: 'found'; readonly domain?: string; readonly status: string }
    /** The registrar does not show it; some panels number what the API does not list. */
    | { readonly kind: 'not_found' };
}

/** What the work must have brought about. */
export type Expected =
  /** In the account; with `after`, expiring later than it did. */
  | {
      readonly kind: 'held';
      readonly expiresAfter?: string;
      /** The API names no order for such work, so one that it does not show contradicts nothing. */
      readonly orderMayBeUnlisted?: boolean;
    }
  | { readonly kind: 'gone' };

export function verificationOf(
  domain: string,
  evidence: ManualEvidence,
  look: EvidenceLook,
  expected: Expected,
): Verification {
  const { name, order } = look;
  if (name.kind === 'unclear') return { kind: 'unreadable', text: name.text };
  const found: Mismatch[] = [];
  const mayBeUnlisted = expected.kind === 'held' && expected.orderMayBeUnlisted === true;
  if (order?.kind === 'not_found' && !mayBeUnlisted)
    found.push({ field: 'orderId', claimed: evidence.orderId ?? '', found: 'no such order at the registrar' });
  if (order?.kind === 'found' && order.domain !== undefined && order.domain.toLowerCase() !== domain)
    found.push({ field: 'orderId', claimed: evidence.orderId ?? '', found: `an order of ${order.domain}` });
  if (order?.kind === 'found' && UNDONE.has(order.status))
    found.push({ field: 'orderId', claimed: evidence.orderId ?? '', found: `an order that is ${order.status}` });
  if (expected.kind === 'gone') {
    if (name.kind === 'held') found.push({ field: 'name', claimed: 'not in the account', found: 'in the account' });
  } else if (name.kind === 'not_held') {
    found.push({ field: 'name', claimed: 'in the account', found: 'not in the account' });
  } else {
    // Registry and registrar may show different dates on purpose: a person copies either, and what was paid is the registrar's.
    const { expiresAt } = name.truth;
    const paid = paidUntil(name.truth);
    const { expiresAt: claimed } = evidence;
    if (claimed !== undefined && !isSameExpiry(claimed, expiresAt) && !isSameExpiry(claimed, paid))
      found.push({ field: 'expiresAt', claimed, found: paid });
    if (expected.expiresAfter !== undefined && paid <= expected.expiresAfter)
      found.push({ field: 'expiresAt', claimed: `later than ${expected.expiresAfter}`, found: paid });
  }
  const [first, ...rest] = found;
  return first === undefined ? { kind: 'matches' } : { kind: 'contradicts', found: [first, ...rest] };
}

const UNDONE: ReadonlySet<string> = new Set(['pending', 'declined', 'cancelled', 'deleted', 'waiting']);
