// A simulator whose clock stands still at a known instant: what the tests of its commands are run against.
import { startSimulator, type Simulator } from '../../../src/simulator/start.js';
import { call as callUrl, CREDENTIALS, type Assoc, type Reply } from './wire.js';

export interface FreshName {
  readonly domain: string;
  /** How many there were: for other names of the same test. */
  readonly count: number;
}

export interface FrozenSimulator {
  readonly simulator: Simulator;
  readonly call: (action: string, object: string, attributes?: Assoc, top?: Assoc) => Promise<Reply>;
  /** What GET answers about a name. */
  readonly read: (domain: string, type: string) => Promise<Assoc>;
  /** Puts a name of the account there that no test had before: of profile acme01, paid until March 2028. */
  readonly freshName: () => Promise<FreshName>;
}

export async function startFrozenSimulator(): Promise<FrozenSimulator> {
  const simulator = await startSimulator({
    accounts: [CREDENTIALS],
    limits: 'lifted',
    clock: { start: new Date('2027-01-10T12:00:00Z'), frozen: true },
  });
  const call: FrozenSimulator['call'] = (action, object, attributes, top) =>
    callUrl(simulator.url, action, object, attributes, top);
  let count = 0;
  return {
    simulator,
    call,
    read: async (domain, type) => (await call('GET', 'DOMAIN', { domain, type })).attributes,
    freshName: async () => {
      const domain = `acme${++count}.com`;
      await simulator.admin.seedDomain({
        domain,
        regUsername: 'acme01',
        regPassword: 'S3cretpass99',
        expiresAt: '2028-03-01T00:00:00Z',
      });
      return { domain, count };
    },
  };
}
