import { type CatalogState, presentRecords } from './catalog-state.js';

/** What the Temporal Web UI shows of a catalog. */
export function catalogDetails(account: string, { revision, kept, overdue }: CatalogState): string {
  const count = (of: keyof typeof kept): number => presentRecords(kept[of]).length;
  const waiting = overdue.length === 0 ? '' : ` ${overdue.length} older changes wait for the audit log.`;
  return (
    `Settings of account ${account}, revision ${revision}: ${count('tld')} TLDs, ${count('registrar')} registrar records, ` +
    `${count('connector')} connectors.${waiting}`
  );
}
