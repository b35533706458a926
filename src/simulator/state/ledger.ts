// The books: every movement of money is an entry with two sides, so that any balance can be recomputed from entries.
import type { Account } from './model.js';

export type LedgerKind = 'charge' | 'deposit' | 'refund';

export interface LedgerEntry {
  readonly n: number;
  readonly at: number;
  readonly kind: LedgerKind;
  readonly account: string;
  /** Account that the amount leaves, and account that it reaches: `reseller:<username>`, `registrar:sales`, `outside`. */
  readonly debit: string;
  readonly credit: string;
  readonly amountCents: number;
  readonly orderId: number | undefined;
  readonly domain: string | undefined;
  /** What was bought: `new`, `premium`, `renewal`, ...; undefined for deposits. */
  readonly operation: string | undefined;
  readonly periodYears: number | undefined;
  readonly balanceAfterCents: number;
}

export interface Purchase {
  readonly orderId: number | undefined;
  readonly domain: string;
  readonly operation: string;
  readonly periodYears: number | undefined;
  readonly amountCents: number;
}

export function recordCharge(ledger: LedgerEntry[], account: Account, purchase: Purchase, at: number): LedgerEntry {
  account.balanceCents -= purchase.amountCents;
  const sides = { debit: `reseller:${account.username}`, credit: 'registrar:sales' };
  return append(ledger, { ...purchase, ...sides, kind: 'charge', at, account: account.username }, account);
}

export function recordRefund(ledger: LedgerEntry[], account: Account, purchase: Purchase, at: number): LedgerEntry {
  account.balanceCents += purchase.amountCents;
  const sides = { debit: 'registrar:sales', credit: `reseller:${account.username}` };
  return append(ledger, { ...purchase, ...sides, kind: 'refund', at, account: account.username }, account);
}

export function recordDeposit(ledger: LedgerEntry[], account: Account, amountCents: number, at: number): LedgerEntry {
  account.balanceCents += amountCents;
  const sides = { debit: 'outside', credit: `reseller:${account.username}` };
  const nothing = { orderId: undefined, domain: undefined, operation: undefined, periodYears: undefined };
  return append(ledger, { ...nothing, ...sides, kind: 'deposit', at, account: account.username, amountCents }, account);
}

function append(
  ledger: LedgerEntry[],
  entry: Omit<LedgerEntry, 'n' | 'balanceAfterCents'>,
  account: Account,
): LedgerEntry {
  const whole = { n: ledger.length + 1, ...entry, balanceAfterCents: account.balanceCents };
  ledger.push(whole);
  return whole;
}
