// Starts the simulator in this process: XCP port, admin port, one world. Used by tests and the demo.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdminServer } from './admin/admin-server.js';
import { createAdminClient, type SimulatorAdmin } from './admin-client.js';
import { createFaultTable } from './faults/fault-table.js';
import { DEFAULT_LIMITS, LIFTED_LIMITS, type Limits } from './limits.js';
import { LIKELY_ASYNCHRONOUS } from './registry/tlds.js';
import {
  createWorld,
  DEFAULT_PARK_FORMS,
  type AccountOptions,
  type ParkForms,
  type SimulatorProfile,
  type World,
} from './state/world.js';
import { createXcpServer, type TlsMaterial } from './xcp-server.js';

export type { AccountOptions, ParkForm, ParkForms, SimulatorProfile } from './state/world.js';
export type { Limits } from './limits.js';
export type { SimulatorAdmin } from './admin-client.js';

/** Credentials of the account that exists when no accounts are given. Not a secret: it opens nothing but this simulator. */
export const DEFAULT_ACCOUNT: AccountOptions = { username: 'simulated', key: '0123456789abcdef0123456789abcdef' };

export interface SimulatorOptions {
  /** Address of the XCP port; default 127.0.0.1. */
  readonly host?: string;
  /** XCP port; default 0, any free one. */
  readonly port?: number;
  readonly adminPort?: number;
  /** Default 127.0.0.1 whatever `host` says, because the admin port has no authentication. */
  readonly adminHost?: string;
  /** PEM material; without it the XCP port speaks plain HTTP. */
  readonly tls?: TlsMaterial;
  readonly accounts?: readonly AccountOptions[];
  /** Opening balance in USD of accounts that name none; default 5000. */
  readonly balance?: number;
  /** Seed of ids, codes and mischief; default 1. */
  readonly seed?: number;
  readonly profile?: SimulatorProfile;
  /** `lifted`: no rate and no concurrency limit; 100 commands and 60 s per connection stay. */
  readonly limits?: Partial<Limits> | 'lifted';
  /** Where the virtual clock starts; default: real time. A frozen clock moves only through the admin API. */
  readonly clock?: { readonly start?: Date; readonly frozen?: boolean };
  /** Forms of parked orders; default: the ones with the best evidence (see simulator-differences). */
  readonly parkForms?: Partial<ParkForms>;
  /** TLDs without a dot whose registry answers later, or the list of an older chart; default: none. */
  readonly asynchronousTlds?: readonly string[] | 'likely';
}

export interface Simulator {
  /** `http://` or `https://` URL of the XCP port. */
  readonly url: string;
  readonly adminUrl: string;
  readonly accounts: readonly AccountOptions[];
  readonly admin: SimulatorAdmin;
  /** Closes both ports and every connection; held calls are let go first. */
  readonly stop: () => Promise<void>;
}

/** Listens on both ports; rejects when a port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const host = options.host ?? '127.0.0.1';
  const adminHost = options.adminHost ?? '127.0.0.1';
  const accounts = (options.accounts ?? [DEFAULT_ACCOUNT]).map((account) => ({
    balance: options.balance ?? 5000,
    ...account,
  }));
  const faults = createFaultTable();
  const makeWorld = (): World =>
    createWorld({
      seed: options.seed ?? 1,
      profile: options.profile ?? 'faithful',
      accounts,
      clock: {
        ...(options.clock?.start === undefined ? {} : { startMs: options.clock.start.getTime() }),
        ...(options.clock?.frozen === undefined ? {} : { frozen: options.clock.frozen }),
      },
      parkForms: { ...DEFAULT_PARK_FORMS, ...options.parkForms },
      asynchronousTlds: options.asynchronousTlds === 'likely' ? LIKELY_ASYNCHRONOUS : (options.asynchronousTlds ?? []),
    });
  let world = makeWorld();
  const reset = (): void => {
    faults.clear();
    world = makeWorld();
  };
  const limits = options.limits === 'lifted' ? LIFTED_LIMITS : { ...DEFAULT_LIMITS, ...options.limits };
  const xcp = createXcpServer({ world: () => world, faults, limits, tls: options.tls });
  const adminServer = createAdminServer(() => ({ world, faults, reset }));
  const port = await listen(xcp, host, options.port ?? 0);
  const adminPort = await listen(adminServer, adminHost, options.adminPort ?? 0).catch(async (error: unknown) => {
    await close(xcp);
    throw error;
  });
  const adminUrl = `http://${urlHost(adminHost)}:${adminPort}`;
  return {
    url: `${options.tls === undefined ? 'http' : 'https'}://${urlHost(host)}:${port}`,
    adminUrl,
    accounts,
    admin: createAdminClient(adminUrl),
    stop: async () => {
      faults.clear();
      await Promise.all([close(xcp), close(adminServer)]);
    },
  };
}

/** IPv6 addresses stand in brackets; a listener on every address is reached by loopback. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        new Error(
          `The simulator cannot listen on ${host}:${port} (${error.code ?? error.message}). Choose another port, or 0 for any free one.`,
          { cause: error },
        ),
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(isAddress(address) ? address.port : port);
    });
  });
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
