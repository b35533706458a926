// The simulator's books as a table: what was paid for which name.
import type { LedgerEntryView } from '../../simulator/admin-client.js';
import { tableLines } from '../table.js';

export function booksTable(entries: readonly LedgerEntryView[]): readonly string[] {
  return tableLines(
    ['NAME', 'ORDER', 'WHAT', 'YEARS', 'AMOUNT', 'BALANCE AFTER'],
    entries.map((entry) => [
      entry.domain ?? '',
      entry.orderId === null ? '' : `${entry.orderId}`,
      entry.kind === 'charge' ? (entry.operation ?? 'charge') : entry.kind,
      entry.periodYears === null ? '' : `${entry.periodYears}`,
      `${entry.amount} ${entry.currency}`,
      entry.balanceAfter,
    ]),
  );
}

/** Names with how many charges stand in the books, in the order of their first charge. */
export function chargesByName(entries: readonly LedgerEntryView[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, domain } of entries) {
    if (kind === 'charge' && domain !== null) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  return counts;
}
