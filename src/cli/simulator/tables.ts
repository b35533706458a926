// What a simulator holds, as tables for people; `--json` shows all of it.
import type {
  AccountView,
  ChangeView,
  DomainView,
  EventView,
  FaultView,
  JournalEntryView,
  OrderView,
  TransferView,
} from '../../simulator/admin-client.js';
import { tableLines } from '../table.js';
import { whoActs } from './transfer-text.js';

type Table<T> = (rows: readonly T[]) => readonly string[];

/** `2027-01-10 12:00:07`, UTC. */
const minute = (instant: string): string => instant.slice(0, 16).replace('T', ' ');
const second = (instant: string): string => instant.slice(0, 19).replace('T', ' ');
const day = (instant: string): string => instant.slice(0, 10);
const onOff = (isOn: boolean): string => (isOn ? 'on' : 'off');

export const namesTable: Table<DomainView> = (names) =>
  tableLines(
    ['NAME', 'STAGE', 'EXPIRES', 'HELD BY', 'LOCK', 'PRIVACY', 'RENEWS', 'NAME SERVERS'],
    names.map((name) => [
      name.name,
      name.stage,
      day(name.registrarExpiry),
      name.account ?? name.registrar,
      onOff(name.lock),
      name.privacy,
      name.letExpire ? 'let expire' : name.autoRenew ? 'by itself' : 'on order',
      name.nameservers.join(','),
    ]),
  );

export const ordersTable: Table<OrderView> = (orders) =>
  tableLines(
    ['ORDER', 'NAME', 'WHAT', 'STATUS', 'ORDERED (UTC)', 'YEARS', 'COST', 'WHY'],
    orders.map((order) => [
      `${order.id}`,
      order.domain,
      order.type,
      order.status,
      minute(order.createdAt),
      `${order.periodYears}`,
      order.cost,
      order.replacedBy !== null ? `replaced by ${order.replacedBy}` : (order.parkedFor ?? order.notes.at(-1) ?? ''),
    ]),
  );

export const transfersTable: Table<TransferView> = (transfers) =>
  tableLines(
    ['TRANSFER', 'NAME', 'WAY', 'STATUS', 'WAITS FOR', 'BEGUN (UTC)', 'LAST NOTE'],
    transfers.map((transfer) => [
      `${transfer.id}`,
      transfer.domain,
      transfer.direction,
      transfer.status,
      whoActs(transfer),
      minute(transfer.createdAt),
      transfer.notes.at(-1) ?? '',
    ]),
  );

export const changesTable: Table<ChangeView> = (changes) =>
  tableLines(
    ['CHANGE', 'NAME', 'COMMAND', 'STATUS', 'ASKED (UTC)', 'ENDED (UTC)'],
    changes.map((change) => [
      `${change.id}`,
      change.domain,
      change.action,
      change.status,
      minute(change.requestedAt),
      change.finishedAt === null ? '' : minute(change.finishedAt),
    ]),
  );

/** ANSWER is what the command answered, SENT what the caller got of it: with a fault they differ. */
export const journalTable: Table<JournalEntryView> = (entries) =>
  tableLines(
    ['N', 'TIME (UTC)', 'COMMAND', 'OBJECT', 'NAME', 'ANSWER', 'SENT', 'FAULTS'],
    entries.map((entry) => [
      `${entry.n}`,
      second(entry.time),
      entry.command,
      entry.object,
      entry.domain ?? '',
      entry.executed ? `${entry.responseCode ?? ''}` : 'not run',
      `${entry.sentCode ?? entry.ended ?? 'at work'}`,
      entry.faults.join(','),
    ]),
  );

export const eventsTable: Table<EventView> = (events) =>
  tableLines(
    ['TIME (UTC)', 'OBJECT', 'EVENT', 'NAME', 'ID'],
    events.map((event) => [
      second(event.time),
      event.object,
      event.event,
      typeof event.data['domain_name'] === 'string' ? event.data['domain_name'] : '',
      event.id,
    ]),
  );

export const faultsTable: Table<FaultView> = (faults) =>
  tableLines(
    ['FAULT', 'WHAT', 'ON', 'APPLIED', 'SEEN', 'HELD'],
    faults.map((fault) => [
      fault.id,
      fault.action.kind,
      [fault.on.command, fault.on.object, fault.on.domain, fault.on.account]
        .filter((part) => part !== undefined)
        .join(' '),
      `${fault.applied}`,
      `${fault.seen}`,
      `${fault.held}`,
    ]),
  );

export const accountsTable: Table<AccountView> = (accounts) =>
  tableLines(
    ['ACCOUNT', 'BALANCE (USD)', 'ON HOLD'],
    accounts.map((account) => [account.username, account.balance, account.hold]),
  );
