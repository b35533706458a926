import { isBelievableExpiry } from '../domain/believable-expiry.js';
import type { TransferQuestion } from '../domain/transfer/transfer-intent.js';
import type { TransferPlace, TransferReading } from '../domain/transfer/transfer-standing.js';
import type { XcpClient } from '../xcp/client.js';
import { type TransferStatus, checkTransferCommand, checkTransferReplyFrom } from '../xcp/commands/check-transfer.js';
import { type TransferRow, getTransfersInCommand, getTransfersReplyFrom } from '../xcp/commands/get-transfers.js';
import { ask } from './ask-registrar.js';
import { readingOfOrder } from './order-reading.js';
import { type OurOrder, latestOfOurs } from './our-orders.js';
import { readNameBy } from './read-name.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { registrarText } from './registrar-text.js';

/** Order types as the registrar lists them for what `transferDomain` places. */
export const TRANSFER_TYPES = ['transfer'] as const;

/**
 * Where our transfer stands: the order says whether there is one, CHECK_TRANSFER whose turn it is (and hurries a completion that
 * the registry has made), and the name itself whether it has come. Throws like `ask`.
 */
export const makeReadTransfer =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async (question: TransferQuestion): Promise<TransferReading> => {
    const { client } = directory(question);
    const order = await latestOfOurs(client, question, TRANSFER_TYPES, signal());
    if (order === undefined || question.superseded.includes(order.orderId))
      return withoutOrder(client, question, signal());
    switch (order.status) {
      case 'waiting':
      case 'processed':
      case 'ca_owner_approval':
        return underWay(client, question, order, signal());
      case 'cancelled':
      case 'deleted':
        return cancelled(client, question, order, signal());
      default:
        return readingOfOrder<Extract<TransferReading, { kind: 'applied' }>['truth']>(
          order,
          question.parkedReason,
          () => arrived(client, question, order, undefined, signal()),
        );
    }
  };

async function underWay(
  client: XcpClient,
  question: TransferQuestion,
  order: OurOrder,
  signal: AbortSignal,
): Promise<TransferReading> {
  const [check, firstRow] = await Promise.all([
    ask(client, checkTransferCommand(question.domain, { withStatus: true }), checkTransferReplyFrom, signal),
    question.transferId === undefined ? rowOf(client, question, order, signal) : undefined,
  ]);
  const told = check.kind === 'read' ? check.value.status : (firstRow?.status ?? 'none');
  // CHECK_TRANSFER speaks of the latest transfer that it knows of: while ours is not shown yet, that is an older one.
  const isOver = told === 'completed' || told === 'cancelled';
  const row = isOver ? (firstRow ?? (await rowOf(client, question, order, signal))) : firstRow;
  const status = isOver ? (row?.status ?? 'none') : told;
  const id = idOf(question, order, row);
  if (status === 'completed') return arrived(client, question, order, row, signal);
  if (status === 'cancelled') return { kind: 'inconclusive', text: 'Order and transfer do not agree yet.' };
  return {
    kind: 'applied',
    orderId: order.orderId,
    truth: { kind: 'under_way', place: placeOf(status), ...id },
  };
}

function placeOf(status: Exclude<TransferStatus, 'completed' | 'cancelled'>): TransferPlace {
  switch (status) {
    case 'pending_owner':
      return 'registrant';
    case 'pending_admin':
      return 'staff';
    case 'pending_registry':
      return 'registry';
    case 'none':
    case 'unknown':
      return 'submitted';
  }
}

/** Cancelled after it had begun; an order that never became a transfer was cancelled while it was parked. */
async function cancelled(
  client: XcpClient,
  question: TransferQuestion,
  order: OurOrder,
  signal: AbortSignal,
): Promise<TransferReading> {
  const row = await rowOf(client, question, order, signal);
  const id = idOf(question, order, row);
  if (id.transferId === undefined)
    return readingOfOrder(order, question.parkedReason, () => arrived(client, question, order, row, signal));
  return {
    kind: 'applied',
    orderId: order.orderId,
    truth: { kind: 'cancelled', text: lastLineOf(order.info?.notes), ...id },
  };
}

/** Notes grow line by line; the last one says what ended the order. */
function lastLineOf(notes: string | undefined): string {
  return registrarText((notes ?? '').split('\n').findLast((line) => line.trim() !== '') ?? '');
}

async function arrived(
  client: XcpClient,
  question: TransferQuestion,
  order: OurOrder,
  row: TransferRow | undefined,
  signal: AbortSignal,
): Promise<TransferReading> {
  const name = await readNameBy(client, question.domain, ['status', 'privacy'], signal);
  if (name.kind !== 'held')
    return { kind: 'inconclusive', text: `Transfer order ${order.orderId} is completed, but the name cannot be read.` };
  const at = order.info?.completedAt ?? order.info?.orderedAt ?? question.identity.since;
  // What is left of ten years and the year that was added: a later date is the registrar's slip, and never becomes billing.
  if (!isBelievableExpiry(name.truth.expiresAt, at))
    return { kind: 'inconclusive', text: 'The name has come, but has no believable expiry date yet.' };
  const cost = order.info?.cost;
  return {
    kind: 'applied',
    orderId: order.orderId,
    truth: {
      kind: 'arrived',
      name: { ...name.truth, ...(cost === undefined ? {} : { cost }) },
      ...idOf(question, order, row),
    },
  };
}

/** No order of ours (XCP reference 6.5): a transfer under way, or the name in the account, came about by somebody else. */
async function withoutOrder(
  client: XcpClient,
  { domain, superseded }: TransferQuestion,
  signal: AbortSignal,
): Promise<TransferReading> {
  const [name, check] = await Promise.all([
    readNameBy(client, domain, [], signal),
    ask(client, checkTransferCommand(domain, { withStatus: true }), checkTransferReplyFrom, signal),
  ]);
  if (name.kind === 'held')
    return { kind: 'conflict', text: `${domain} is in this account, but not by an order of this operation.` };
  if (name.kind === 'unclear') return { kind: 'inconclusive', text: name.text };
  if (check.kind === 'refused')
    return { kind: 'inconclusive', text: 'The registrar does not say whether a transfer is under way.' };
  switch (check.value.status) {
    case 'pending_owner':
    case 'pending_admin':
    case 'pending_registry':
      // The list of orders may lag behind; what was called off may be told as pending for a moment.
      return superseded.length > 0
        ? { kind: 'inconclusive', text: 'A transfer is under way whose order is not listed yet.' }
        : { kind: 'conflict', text: `A transfer of ${domain} is under way, but not by an order of this operation.` };
    default:
      return { kind: 'no_trace' };
  }
}

async function rowOf(
  client: XcpClient,
  { domain }: TransferQuestion,
  { orderId }: OurOrder,
  signal: AbortSignal,
): Promise<TransferRow | undefined> {
  const page = await ask(client, getTransfersInCommand({ domain, orderId }), getTransfersReplyFrom, signal);
  if (page.kind === 'refused') return undefined;
  return page.value.transfers.find((row) => row.orderId === undefined || row.orderId === orderId);
}

function idOf(
  { transferId: known }: TransferQuestion,
  { info }: OurOrder,
  row: TransferRow | undefined,
): { readonly transferId?: string } {
  const transferId = known ?? row?.transferId ?? info?.transferId;
  return transferId === undefined ? {} : { transferId };
}
