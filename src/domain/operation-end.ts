import type { Instant } from './instant.js';
import type { WantedState } from './life/name-state.js';
import {
  type OperationResult,
  type OperationState,
  type OperationType,
  type OperationView,
  operationTypes,
} from './operation.js';

/** What `domain` needs to know of an operation that has ended. */
export interface OperationEnded {
  readonly operationId: string;
  readonly type: OperationType;
  readonly state: OperationState;
  /** The child's own clock, for display. */
  readonly at: Instant;
  readonly orderIds: readonly string[];
  /** What the operation read of the name; absent when it read nothing that `domain` keeps. */
  readonly name?: NameLearnt;
  /** Settings that the operation was asked for and reached. */
  readonly wanted?: WantedState;
}

/** `held`: in the account, with the expiry as read. `gone`: not there any more. */
export type NameLearnt =
  | {
      readonly kind: 'held';
      readonly registrar: string;
      readonly expiresAt: Instant;
      /** The expiry that a confirmed renewal will give, while the registry still shows the old one. */
      readonly paidUntil?: Instant;
    }
  | { readonly kind: 'gone' };

/** From the child's report, or from a reading of the child. */
export function operationEndFrom(view: OperationView): OperationEnded {
  const name = view.result === undefined ? undefined : learntFrom(view.result, view.settings.registrar);
  const wanted = view.result === undefined ? undefined : wantedFrom(view.result);
  return {
    operationId: view.operationId,
    type: view.operationType,
    state: view.state,
    at: view.endedAt ?? view.startedAt,
    orderIds: view.orderIds,
    ...(name === undefined ? {} : { name }),
    ...(wanted === undefined ? {} : { wanted }),
  };
}

function wantedFrom(result: OperationResult): WantedState | undefined {
  switch (result.outcome) {
    case 'registered':
      return {
        ...(result.registrarLock.wanted ? { registrarLock: true } : {}),
        ...(result.whoisPrivacy.wanted ? { whoisPrivacy: true } : {}),
        ...(result.nameServers.length === 0 ? {} : { nameServers: result.nameServers }),
      };
    case 'lock_set':
      return { registrarLock: result.locked };
    case 'privacy_set':
      return { whoisPrivacy: result.state === 'enabled' || result.state === 'enabling' };
    case 'name_servers_set':
      return { nameServers: result.nameServers };
    default:
      return undefined;
  }
}

function learntFrom(result: OperationResult, registrar: string): NameLearnt | undefined {
  switch (result.outcome) {
    case 'registered':
    case 'transferred':
    case 'renewed':
    case 'restored':
      return { kind: 'held', registrar, expiresAt: result.expiresAt };
    case 'lapsing':
    case 'done_elsewhere':
      return result.expiresAt === undefined ? undefined : { kind: 'held', registrar, expiresAt: result.expiresAt };
    case 'deleted':
    case 'not_held':
      return { kind: 'gone' };
    default:
      return undefined;
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

/** Signals are whatever somebody typed: undefined for everything that is not a report of an end. */
export function parseOperationEnd(input: unknown): OperationEnded | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const { operationId, type, state, at, orderIds, name, wanted } = input as Readonly<Record<string, unknown>>;
  const knownType = operationTypes.find((known) => known === type);
  const knownState = (['succeeded', 'failed', 'cancelled'] as const).find((known) => known === state);
  if (typeof operationId !== 'string' || knownType === undefined || knownState === undefined || !isInstant(at))
    return undefined;
  const ids = Array.isArray(orderIds) && orderIds.every((id): id is string => typeof id === 'string') ? orderIds : [];
  const end = { operationId, type: knownType, state: knownState, at, orderIds: ids };
  const learnt = parseLearnt(name);
  const reached = parseWanted(wanted);
  return {
    ...end,
    ...(learnt === undefined ? {} : { name: learnt }),
    ...(reached === undefined ? {} : { wanted: reached }),
  };
}

function parseWanted(input: unknown): WantedState | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const { registrarLock, whoisPrivacy, nameServers } = input as Readonly<Record<string, unknown>>;
  const isHosts = Array.isArray(nameServers) && nameServers.every((host): host is string => typeof host === 'string');
  return {
    ...(typeof registrarLock === 'boolean' ? { registrarLock } : {}),
    ...(typeof whoisPrivacy === 'boolean' ? { whoisPrivacy } : {}),
    ...(isHosts ? { nameServers } : {}),
  };
}

function parseLearnt(input: unknown): NameLearnt | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const { kind, registrar, expiresAt, paidUntil } = input as Readonly<Record<string, unknown>>;
  if (kind === 'gone') return { kind };
  return kind === 'held' && typeof registrar === 'string' && isInstant(expiresAt)
    ? { kind, registrar, expiresAt, ...(isInstant(paidUntil) ? { paidUntil } : {}) }
    : undefined;
}

function isInstant(value: unknown): value is Instant {
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}
