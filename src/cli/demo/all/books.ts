// The registrar's books against the operations: each charge has exactly one.
import type { OperationSummary } from '../../../client/operation-list.js';
import type { Tenure } from '../../../client/tenure.js';
import type { LedgerEntryView, SimulatorAdmin } from '../../../simulator/admin-client.js';
import { tableLines } from '../../table.js';
import type { Telling } from './telling.js';

export interface Account {
  readonly tenure: Tenure;
  readonly admin: SimulatorAdmin;
}

interface Explained {
  readonly charge: LedgerEntryView;
  readonly operations: readonly OperationSummary[];
}

export async function compareBooks(accounts: readonly Account[], telling: Telling): Promise<void> {
  // What operations keep is in the list a moment later.
  const explained = await telling.until(
    async () => (await Promise.all(accounts.map(explain))).flat(),
    patience((all) => all.every(({ operations }) => operations.length === 1)),
  );
  telling.lines(
    tableLines(
      ['NAME', 'WHAT', 'YEARS', 'AMOUNT', 'ORDER', 'OPERATION'],
      explained.map(({ charge, operations }) => [
        charge.domain ?? '',
        charge.operation ?? '',
        `${charge.periodYears ?? ''}`,
        `${charge.amount} ${charge.currency}`,
        `${charge.orderId ?? '-'}`,
        operations.map(({ operationType, requestId }) => `${operationType} ${requestId}`).join(', '),
      ]),
    ),
  );
  telling.expect(
    `each of the ${explained.length} charges has exactly one operation`,
    explained.every(({ operations }) => operations.length === 1),
  );
  const paying = explained.flatMap(({ operations }) => operations.map(({ operationId }) => operationId));
  telling.expect('no operation was charged twice', new Set(paying).size === paying.length);
}

async function explain({ tenure, admin }: Account): Promise<readonly Explained[]> {
  const { entries } = await admin.ledger();
  const operations: OperationSummary[] = [];
  for await (const operation of tenure.operations.list({ limit: 500 })) operations.push(operation);
  return entries
    .filter(({ kind }) => kind === 'charge')
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
