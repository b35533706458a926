// The registrar's books against the operations: each charge has exactly one.
import type { OperationSummary } from '../../../client/operation-list.js';
import type { Tenure } from '../../../client/tenure.js';
import type { LedgerEntryView, SimulatorAdmin } from '../../../simulator/admin-client.js';
import { tableLines } from '../../table.js';
import type { Telling } from './telling.js';

export interface Account {
  readonly tenure: Tenure;
  readonly admin: SimulatorAdmin;
  /** Heads its table. */
  readonly where: string;
}

interface Explained {
  readonly charge: LedgerEntryView;
  readonly operations: readonly OperationSummary[];
}

export async function compareBooks(accounts: readonly Account[], telling: Telling): Promise<void> {
  // What operations keep is in the list a moment later.
  const books = await telling.until(
    () => Promise.all(accounts.map(async (account) => ({ where: account.where, charges: await explain(account) }))),
    patience((all) => all.every(({ charges }) => charges.every(({ operations }) => operations.length === 1))),
  );
  for (const { where, charges } of books) {
    telling.say(where);
    telling.lines(tableLines(['NAME', 'WHAT', 'AMOUNT', 'ORDER', 'OPERATION', 'REQUEST'], charges.map(rowOf)));
  }
  const all = books.flatMap(({ charges }) => charges);
  telling.expect(
    `each of the ${all.length} charges has exactly one operation`,
    all.every(({ operations }) => operations.length === 1),
  );
  const paying = all.flatMap(({ operations }) => operations.map(({ operationId }) => operationId));
  telling.expect('no operation was charged twice', new Set(paying).size === paying.length);
}

function rowOf({ charge, operations }: Explained): readonly string[] {
  return [
    charge.domain ?? '',
    charge.operation ?? '',
    `${charge.amount} ${charge.currency}`,
    `${charge.orderId ?? '-'}`,
    operations.map(({ operationType }) => operationType).join(', '),
    operations.map(({ requestId }) => requestId).join(', '),
  ];
}

async function explain({ tenure, admin }: Account): Promise<readonly Explained[]> {
  const { entries } = await admin.ledger();
  const operations: OperationSummary[] = [];
  for await (const operation of tenure.operations.list({ limit: 500 })) operations.push(operation);
  return entries
    .filter(({ kind }) => kind === 'charge')
    .toSorted((a, b) => (a.domain ?? '').localeCompare(b.domain ?? ''))
    .map((charge) => ({ charge, operations: operations.filter((operation) => isFor(charge, operation)) }));
}

/** By the order; the registrar gives none to a restore, which is found by its name. */
function isFor(charge: LedgerEntryView, operation: OperationSummary): boolean {
  if (charge.orderId === null) return operation.operationType === 'restoreDomain' && operation.domain === charge.domain;
  return operation.orderIds.includes(`${charge.orderId}`);
}

/** As wanted, or as it is after ten seconds: then the claim that fails is told. */
function patience<T>(isWanted: (value: T) => boolean): (value: T) => boolean {
  const deadline = performance.now() + 10_000;
  return (value) => isWanted(value) || performance.now() > deadline;
}
