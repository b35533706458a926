// A typed client of the admin API, for our tests and the demo. Foreign test suites speak JSON to the port directly.
import type {
  ApproveInput,
  ClockInput,
  DomainInput,
  OrderInput,
  PremiumInput,
  RefuseInput,
  TldInput,
} from './admin/inputs.js';
import type {
  AccountView,
  ChangeView,
  ClockView,
  DomainView,
  EventView,
  FaultView,
  JournalEntryView,
  LedgerView,
  OrderView,
  TransferView,
} from './admin/views.js';
import type { FaultInput } from './faults/fault.js';

export type {
  ApproveInput,
  ClockInput,
  DomainInput,
  OrderInput,
  PremiumInput,
  RefuseInput,
  TldInput,
} from './admin/inputs.js';
export type {
  AccountView,
  ChangeView,
  ClockView,
  DomainView,
  EventView,
  FaultView,
  JournalEntryView,
  LedgerEntryView,
  LedgerView,
  OrderView,
  TransferView,
} from './admin/views.js';
export type { FaultInput } from './faults/fault.js';

/** Thrown when the admin API refuses; the message is its sentence. */
export class SimulatorAdminError extends Error {
  readonly status: number;
  /** What the simulator said, without the request. */
  readonly sentence: string;

  constructor(status: number, request: string, sentence: string) {
    super(`Simulator admin ${request}: ${sentence}`);
    this.name = 'SimulatorAdminError';
    this.status = status;
    this.sentence = sentence;
  }
}

export interface SimulatorAdmin {
  readonly health: () => Promise<{ readonly ok: boolean; readonly profile: string; readonly now: string }>;
  /** Books of all accounts; entries of one name when `domain` is given. */
  readonly ledger: (domain?: string) => Promise<LedgerView>;
  readonly journal: (domain?: string) => Promise<readonly JournalEntryView[]>;
  readonly orders: (domain?: string) => Promise<readonly OrderView[]>;
  readonly domains: () => Promise<readonly DomainView[]>;
  readonly events: () => Promise<readonly EventView[]>;
  readonly clock: () => Promise<ClockView>;
  /** Moves the virtual clock forward; what became due has happened when this resolves. */
  readonly moveClock: (input: ClockInput) => Promise<ClockView>;
  /** USD; negative takes money out. Default account: the first. */
  readonly addFunds: (amount: number, account?: string) => Promise<readonly AccountView[]>;
  readonly faults: () => Promise<readonly FaultView[]>;
  readonly addFault: (fault: FaultInput) => Promise<FaultView>;
  readonly removeFault: (id: string) => Promise<void>;
  readonly clearFaults: () => Promise<void>;
  /** Lets held calls go on; answers how many. */
  readonly releaseFault: (id: string) => Promise<number>;
  readonly seedDomain: (input: DomainInput) => Promise<DomainView>;
  readonly seedOrder: (input: OrderInput) => Promise<OrderView>;
  readonly createTemplate: (name: string, account?: string) => Promise<void>;
  readonly setPremium: (input: PremiumInput) => Promise<void>;
  /** Declares a host known or unknown to the registries. */
  readonly setNameserver: (name: string, known: boolean) => Promise<void>;
  /** Acts as the registry on a waiting order. */
  readonly completeOrder: (id: number) => Promise<OrderView>;
  readonly declineOrder: (id: number, reason?: string) => Promise<OrderView>;
  readonly verifyRegistrant: (domain: string) => Promise<DomainView>;
  /** Transfers of both directions, oldest first. */
  readonly transfers: (domain?: string) => Promise<readonly TransferView[]>;
  /** Acts as the registrant on the approval page. `which`: a transfer id, or a name for its latest transfer. */
  readonly approveTransfer: (which: number | string, input?: ApproveInput) => Promise<TransferView>;
  readonly declineTransfer: (which: number | string) => Promise<TransferView>;
  /** Acts as the losing registrar. */
  readonly acceptTransfer: (which: number | string) => Promise<TransferView>;
  readonly refuseTransfer: (which: number | string, input?: RefuseInput) => Promise<TransferView>;
  /** Acts as the registry: the transfer is complete now, whoever was to be waited for. */
  readonly completeTransfer: (which: number | string) => Promise<TransferView>;
  /** Acts as a gaining registrar that has the auth code; the owner is asked then. */
  readonly startTransferAway: (domain: string, registrar?: string) => Promise<TransferView>;
  readonly changes: (domain?: string) => Promise<readonly ChangeView[]>;
  /** Acts as an asynchronous registry on a waiting change. */
  readonly completeChange: (id: number) => Promise<ChangeView>;
  readonly declineChange: (id: number) => Promise<ChangeView>;
  /** Says whether the registry of a TLD answers later. */
  readonly setTld: (input: TldInput) => Promise<void>;
  /** Throws all state away and begins again with the options of the start. */
  readonly reset: () => Promise<void>;
}

export function createAdminClient(adminUrl: string): SimulatorAdmin {
  const call = async <T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> => {
    const response = await fetch(new URL(path, adminUrl), {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    });
    const json: unknown = await response.json();
    if (!response.ok) throw new SimulatorAdminError(response.status, `${method} ${path}`, errorText(json));
    return json as T; // both ends of the admin port are this repository's views.ts
  };
  const of = (path: string, domain: string | undefined): string =>
    domain === undefined ? path : `${path}?domain=${encodeURIComponent(domain)}`;
  const rows = async <K extends string, T>(path: string, key: K): Promise<readonly T[]> =>
    (await call<Record<K, readonly T[]>>('GET', path))[key];
  const onTransfer = (which: number | string, act: string, body?: unknown): Promise<TransferView> =>
    call('POST', `/transfers/${encodeURIComponent(which)}/${act}`, body);
  return {
    health: () => call('GET', '/health'),
    ledger: (domain) => call('GET', of('/ledger', domain)),
    journal: (domain) => rows(of('/journal', domain), 'entries'),
    orders: (domain) => rows(of('/orders', domain), 'orders'),
    domains: () => rows('/domains', 'domains'),
    events: () => rows('/events', 'events'),
    clock: () => call('GET', '/clock'),
    moveClock: (input) => call('POST', '/clock', input),
    addFunds: (amount, account) => call('POST', '/funds', { amount, account }),
    faults: () => rows('/faults', 'faults'),
    addFault: (fault) => call('POST', '/faults', fault),
    removeFault: async (id) => void (await call('DELETE', `/faults/${encodeURIComponent(id)}`)),
    clearFaults: async () => void (await call('DELETE', '/faults')),
    releaseFault: async (id) =>
      (await call<{ readonly released: number }>('POST', `/faults/${encodeURIComponent(id)}/release`)).released,
    seedDomain: (input) => call('POST', '/domains', input),
    seedOrder: (input) => call('POST', '/orders', input),
    createTemplate: async (name, account) => void (await call('POST', '/templates', { name, account })),
    setPremium: async (input) => void (await call('POST', '/premiums', input)),
    setNameserver: async (name, known) => void (await call('POST', '/nameservers', { name, known })),
    completeOrder: (id) => call('POST', `/orders/${id}/complete`),
    declineOrder: (id, reason) => call('POST', `/orders/${id}/decline`, reason === undefined ? undefined : { reason }),
    verifyRegistrant: (domain) => call('POST', `/domains/${encodeURIComponent(domain)}/verify`),
    transfers: (domain) => rows(of('/transfers', domain), 'transfers'),
    approveTransfer: (which, input) => onTransfer(which, 'approve', input),
    declineTransfer: (which) => onTransfer(which, 'decline'),
    acceptTransfer: (which) => onTransfer(which, 'accept'),
    refuseTransfer: (which, input) => onTransfer(which, 'refuse', input),
    completeTransfer: (which) => onTransfer(which, 'complete'),
    startTransferAway: (domain, registrar) =>
      call('POST', `/domains/${encodeURIComponent(domain)}/leave`, registrar === undefined ? undefined : { registrar }),
    changes: (domain) => rows(of('/changes', domain), 'changes'),
    completeChange: (id) => call('POST', `/changes/${id}/complete`),
    declineChange: (id) => call('POST', `/changes/${id}/decline`),
    setTld: async (input) => void (await call('POST', '/tlds', input)),
    reset: async () => void (await call('POST', '/reset')),
  };
}

function errorText(json: unknown): string {
  return typeof json === 'object' && json !== null && 'error' in json && typeof json.error === 'string'
    ? json.error
    : 'no reason given';
}
