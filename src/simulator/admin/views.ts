// What the admin API shows. No passwords, no auth codes, no contacts: books and journals get pasted into tickets.
import type { FaultState } from '../faults/fault-table.js';
import type { LedgerEntry, LedgerKind } from '../state/ledger.js';
import type { JournalEntry } from '../state/journal.js';
import type {
  Account,
  Domain,
  Order,
  OrderStatus,
  OrderType,
  ParkReason,
  PrivacyState,
  QueuedChange,
  QueuedEvent,
  Transfer,
  TransferStatus,
} from '../state/model.js';
import { moneyText } from '../state/money.js';
import { doesResolve, stageOf, type Stage } from '../registry/timeline.js';
import type { World } from '../state/world.js';
import type { Fault } from '../faults/fault.js';

export interface LedgerEntryView {
  readonly n: number;
  readonly time: string;
  readonly kind: LedgerKind;
  readonly account: string;
  readonly debit: string;
  readonly credit: string;
  /** Decimal text, as all money here. */
  readonly amount: string;
  readonly currency: 'USD';
  readonly orderId: number | null;
  readonly domain: string | null;
  /** `new`, `premium`, `sunrise`, `landrush`, `transfer`, `renewal`, `auto_renewal`, `redemption`, `trade`, `revoke`; null for deposits. */
  readonly operation: string | null;
  readonly periodYears: number | null;
  readonly balanceAfter: string;
}

export interface AccountView {
  readonly username: string;
  readonly balance: string;
  readonly hold: string;
  readonly dnsTemplates: readonly string[];
}

export interface LedgerView {
  readonly currency: 'USD';
  readonly accounts: readonly AccountView[];
  readonly entries: readonly LedgerEntryView[];
}

export interface JournalEntryView {
  readonly n: number;
  readonly time: string;
  readonly account: string | null;
  readonly command: string;
  readonly object: string;
  readonly domain: string | null;
  /** The safe part of the request's attributes. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Whether the command ran, and what it answered; with a fault the caller may have seen something else. */
  readonly executed: boolean;
  readonly responseCode: number | null;
  readonly isSuccess: boolean | null;
  /** The code that was sent; null when nothing usable was. */
  readonly sentCode: number | null;
  /** `answered`; `lost`: the caller got no usable answer; `held`: on hold or delayed; null: still at work. */
  readonly ended: 'answered' | 'lost' | 'held' | null;
  readonly faults: readonly string[];
}

export interface OrderView {
  readonly id: number;
  readonly account: string;
  readonly domain: string;
  readonly type: OrderType;
  readonly status: OrderStatus;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly completedAt: string | null;
  readonly periodYears: number;
  readonly cost: string;
  readonly affiliateId: string;
  readonly parkedFor: ParkReason | null;
  readonly queueRequestId: number | null;
  /** The order that took its place when PROCESS_PENDING made a new one. */
  readonly replacedBy: number | null;
  readonly masterOrderId: number | null;
  readonly profileId: number | null;
  readonly notes: readonly string[];
}

export interface DomainView {
  readonly name: string;
  /** Reseller account; null: somebody else holds the name. */
  readonly account: string | null;
  readonly phase: 'active' | 'deleted';
  /** `expired` is the grace in which RENEW works; `redemption` and `pending_delete` follow the deletion. */
  readonly stage: Stage;
  /** False from expiry on, and while the registrant is suspended. */
  readonly resolves: boolean;
  readonly orderId: number | null;
  readonly profileId: number | null;
  readonly createdAt: string;
  readonly registrarExpiry: string;
  readonly registryExpiry: string;
  /** Sponsoring registrar. */
  readonly registrar: string;
  readonly transferredAt: string | null;
  readonly lock: boolean;
  readonly privacy: PrivacyState;
  readonly nameservers: readonly string[];
  readonly parked: boolean;
  readonly dnsTemplate: string | null;
  readonly autoRenew: boolean;
  readonly letExpire: boolean;
  readonly affiliateId: string;
  readonly deletedAt: string | null;
}

/** A change that waits, or waited, at an asynchronous registry. */
export interface ChangeView {
  readonly id: number;
  readonly account: string;
  readonly domain: string;
  readonly action: string;
  readonly status: QueuedChange['status'];
  readonly requestedAt: string;
  readonly finishedAt: string | null;
}

export interface TransferView {
  readonly id: number;
  readonly account: string;
  readonly domain: string;
  readonly direction: 'in' | 'away';
  readonly type: 'reg2reg' | 'rsp2rsp';
  readonly status: TransferStatus;
  /** Null for names that leave. */
  readonly orderId: number | null;
  readonly losingRegistrar: string;
  readonly gainingRegistrar: string;
  readonly createdAt: string;
  readonly ownerConfirmedAt: string | null;
  readonly registryRequestedAt: string | null;
  /** The registry shows the gaining side since then, noticed or not. */
  readonly movedAt: string | null;
  readonly completedAt: string | null;
  readonly notes: readonly string[];
}

export interface EventView {
  readonly id: string;
  readonly account: string;
  readonly event: string;
  readonly object: QueuedEvent['object'];
  readonly time: string;
  readonly data: QueuedEvent['data'];
}

export interface FaultView extends Omit<Fault, 'id'> {
  readonly id: string;
  readonly seen: number;
  readonly applied: number;
  /** Calls that it holds right now. */
  readonly held: number;
}

export interface ClockView {
  readonly now: string;
  readonly isFrozen: boolean;
}

const time = (ms: number): string => new Date(ms).toISOString();

export function ledgerView(world: World, domain: string | undefined): LedgerView {
  return {
    currency: 'USD',
    accounts: [...world.accounts.values()].map(accountView),
    entries: world.ledger.filter((entry) => domain === undefined || entry.domain === domain).map(entryView),
  };
}

function accountView(account: Account): AccountView {
  return {
    username: account.username,
    balance: moneyText(account.balanceCents),
    hold: moneyText(account.holdCents),
    dnsTemplates: [...account.dnsTemplates],
  };
}

function entryView(entry: LedgerEntry): LedgerEntryView {
  return {
    n: entry.n,
    time: time(entry.at),
    kind: entry.kind,
    account: entry.account,
    debit: entry.debit,
    credit: entry.credit,
    amount: moneyText(entry.amountCents),
    currency: 'USD',
    orderId: entry.orderId ?? null,
    domain: entry.domain ?? null,
    operation: entry.operation ?? null,
    periodYears: entry.periodYears ?? null,
    balanceAfter: moneyText(entry.balanceAfterCents),
  };
}

export function journalView(entry: JournalEntry): JournalEntryView {
  return {
    n: entry.n,
    time: time(entry.at),
    account: entry.account ?? null,
    command: entry.command,
    object: entry.object,
    domain: entry.domain ?? null,
    attributes: entry.attributes,
    executed: entry.executed,
    responseCode: entry.responseCode ?? null,
    isSuccess: entry.isSuccess ?? null,
    sentCode: entry.sentCode ?? null,
    ended: entry.ended ?? null,
    faults: entry.faults,
  };
}

export function orderView(order: Order): OrderView {
  const registration = order.work.kind === 'registration' || order.work.kind === 'transfer' ? order.work : undefined;
  return {
    id: order.id,
    account: order.account,
    domain: order.domain,
    type: order.type,
    status: order.status,
    createdAt: time(order.createdAt),
    updatedAt: time(order.updatedAt),
    completedAt: order.completedAt === undefined ? null : time(order.completedAt),
    periodYears: order.work.request.periodYears,
    cost: moneyText(order.costCents),
    affiliateId: order.work.request.affiliateId,
    parkedFor: order.parkedFor ?? null,
    queueRequestId: order.queueRequestId ?? null,
    replacedBy: order.replacedBy ?? null,
    masterOrderId: registration?.request.masterOrderId ?? null,
    profileId: registration?.profileId ?? null,
    notes: order.notes.map((note) => note.text),
  };
}

export function domainView(world: World, domain: Domain): DomainView {
  const now = world.clock.now();
  return {
    name: domain.name,
    account: domain.account ?? null,
    phase: domain.phase,
    stage: stageOf(domain, now),
    resolves: doesResolve(domain, now),
    orderId: domain.orderId ?? null,
    profileId: domain.profileId ?? null,
    createdAt: time(domain.createdAt),
    registrarExpiry: time(domain.registrarExpiry),
    registryExpiry: time(domain.registryExpiry),
    registrar: domain.registrar,
    transferredAt: domain.transferredAt === undefined ? null : time(domain.transferredAt),
    lock: domain.lock,
    privacy: domain.privacy,
    nameservers: domain.nameservers,
    parked: domain.parked,
    dnsTemplate: domain.dnsTemplate ?? null,
    autoRenew: domain.autoRenew,
    letExpire: domain.letExpire,
    affiliateId: domain.affiliateId,
    deletedAt: domain.deletedAt === undefined ? null : time(domain.deletedAt),
  };
}

export function changeView(change: QueuedChange): ChangeView {
  return {
    id: change.id,
    account: change.account,
    domain: change.domain,
    action: change.action,
    status: change.status,
    requestedAt: time(change.requestedAt),
    finishedAt: change.finishedAt === undefined ? null : time(change.finishedAt),
  };
}

export function transferView(transfer: Transfer): TransferView {
  const optional = (ms: number | undefined): string | null => (ms === undefined ? null : time(ms));
  return {
    id: transfer.id,
    account: transfer.account,
    domain: transfer.domain,
    direction: transfer.direction,
    type: transfer.type,
    status: transfer.status,
    orderId: transfer.orderId ?? null,
    losingRegistrar: transfer.losingRegistrar,
    gainingRegistrar: transfer.gainingRegistrar,
    createdAt: time(transfer.createdAt),
    ownerConfirmedAt: optional(transfer.ownerConfirmedAt),
    registryRequestedAt: optional(transfer.registryRequestedAt),
    movedAt: optional(transfer.movedAt),
    completedAt: optional(transfer.completedAt),
    notes: transfer.notes.map((note) => note.text),
  };
}

export function eventView(event: QueuedEvent): EventView {
  return {
    id: event.id,
    account: event.account,
    event: event.event,
    object: event.object,
    time: time(event.at),
    data: event.data,
  };
}

export function faultView(state: FaultState): FaultView {
  return { ...state.fault, id: state.id, seen: state.seen, applied: state.applied, held: state.held };
}

export function clockView(world: World): ClockView {
  return { now: time(world.clock.now()), isFrozen: world.clock.isFrozen() };
}
