// What each of the ten operations leaves on the server when it goes well by the API, and what ten years of a name leave.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { newSealKey, type OperationHandle, type OperationRequest } from '../dist/client/index.js';
import { domainWorkflowId } from '../dist/contract/ids.js';
import type { DomainInput } from '../dist/simulator/admin-client.js';
import { type Cost, settledCost } from './support/history-cost.js';
import { describeMachine } from './support/machine.js';
import { orderOfSize } from './support/orders.js';
import { publish } from './support/report.js';
import { BENCH_ACCOUNT } from './support/settings.js';
import { startStack } from './support/stack.js';
import { median } from './support/statistics.js';

/** Repeated, because how many workflow tasks a history has depends on what happens to arrive together. */
const RUNS = 3;
/** Waits of minutes between polls become seconds; polls leave no history. */
const PACE_FACTOR = 0.01;
const GOAL_TEN_YEARS = 2_000;
const DAY_MS = 86_400_000;
const CODE = 'Right-Code-77';

type Type = OperationRequest['operation']['type'];

interface Case {
  /** Why it costs what it costs, in a few words. */
  readonly what: string;
  /** About a fifth above what was measured: less is a gain, more is to be noticed. */
  readonly goalEvents: number;
  readonly goalBytes: number;
  /** Absent: the name does not exist yet. */
  readonly seed?: Omit<DomainInput, 'domain'>;
  readonly request: (domain: string) => unknown;
  readonly outcome: string;
  readonly meanwhile?: (operation: OperationHandle) => Promise<unknown>;
}

const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
const held = { createdAt: inDays(-547), expiresAt: inDays(183), nameservers: ['ns1.old.example', 'ns2.old.example'] };
const { contacts } = orderOfSize('usual', 'operations');
const seed = 1;
const measuredAt = new Date().toISOString();
const stack = await startStack(seed, PACE_FACTOR);
const machine = describeMachine(['@temporalio/worker'], { 'Temporal server': stack.serverVersion });

const cases: Readonly<Record<Type, Case>> = {
  registerDomain: {
    what: 'with lock, privacy and name servers',
    goalEvents: 35,
    goalBytes: 15_000,
    request: (domain) => {
      const { requestId: _, ...order } = orderOfSize('usual', 'operations');
      return { ...order, domain };
    },
    outcome: 'registered',
  },
  transferDomain: {
    what: 'with the right code, one wait for the losing registrar',
    goalEvents: 53,
    goalBytes: 21_000,
    seed: { taken: true, authCode: CODE },
    request: (domain) => ({ domain, contacts, authCode: CODE }),
    outcome: 'transferred',
    meanwhile: async (operation) => {
      for await (const { waitingFor } of operation.progress()) if (waitingFor.kind === 'losing_registrar') break;
      await stack.admin.completeTransfer(operation.domain);
    },
  },
  renewDomain: {
    what: 'one year',
    goalEvents: 35,
    goalBytes: 13_000,
    seed: held,
    request: (domain) => ({ domain, periodYears: 1 }),
    outcome: 'renewed',
  },
  restoreDomain: {
    what: 'from redemption',
    goalEvents: 35,
    goalBytes: 12_000,
    seed: { createdAt: inDays(-425), expiresAt: inDays(-60) },
    request: (domain) => ({ domain }),
    outcome: 'restored',
  },
  cancelDomain: {
    what: 'to lapse at its expiry',
    goalEvents: 35,
    goalBytes: 12_200,
    seed: held,
    request: (domain) => ({ domain, how: 'let_expire', consent: { by: 'customer-7' } }),
    outcome: 'lapsing',
  },
  setRegistrarLock: {
    what: 'on',
    goalEvents: 35,
    goalBytes: 12_200,
    seed: held,
    request: (domain) => ({ domain, locked: true }),
    outcome: 'lock_set',
  },
  setWhoisPrivacy: {
    what: 'on',
    goalEvents: 35,
    goalBytes: 12_200,
    seed: held,
    request: (domain) => ({ domain, enabled: true }),
    outcome: 'privacy_set',
  },
  updateNameservers: {
    what: 'two hosts',
    goalEvents: 35,
    goalBytes: 12_400,
    seed: held,
    request: (domain) => ({ domain, nameServers: ['ns1.new.example', 'ns2.new.example'] }),
    outcome: 'name_servers_set',
  },
  updateContacts: {
    what: 'admin and billing',
    goalEvents: 42,
    goalBytes: 16_000,
    seed: held,
    request: (domain) => ({ domain, contacts: { admin: contacts.registrant, billing: contacts.registrant } }),
    outcome: 'contacts_set',
  },
  retrieveTransferKey: {
    what: 'sealed to its asker',
    goalEvents: 28,
    goalBytes: 10_400,
    seed: { ...held, authCode: CODE },
    request: (domain) => ({ domain, deliver: 'seal', sealTo: newSealKey().sealTo, consent: { by: 'customer-7' } }),
    outcome: 'transfer_key_sealed',
  },
};

interface Measured {
  readonly type: Type;
  readonly operation: Cost;
  /** The life of the name, begun by this request or one like it. */
  readonly domain: Cost;
}

const types = Object.keys(cases) as readonly Type[];
const measured: Measured[] = [];
try {
  for (let run = 1; run <= RUNS; run++) for (const type of types) measured.push(await measure(type, run));
} finally {
  await stack.close();
}
const years = tenYears();

async function measure(type: Type, run: number): Promise<Measured> {
  const one = cases[type];
  const domain = `op-${type.toLowerCase()}-${run}.com`;
  if (one.seed !== undefined) await stack.admin.seedDomain({ ...one.seed, domain });
  // The table pairs each type with its own request; the client checks it like anybody's.
  const operation = { type, request: one.request(domain) } as OperationRequest['operation'];
  const handle = await stack.tenure.request({ requestId: randomUUID(), operation });
  await one.meanwhile?.(handle);
  const result = await handle.result({ timeoutMs: 120_000 });
  if (result.outcome !== one.outcome) throw new Error(`${handle.id} ended otherwise: ${JSON.stringify(result)}`);
  const { client } = stack;
  return {
    type,
    domain: await settledCost(client, client.workflow.getHandle(domainWorkflowId(BENCH_ACCOUNT, domain))),
    operation: await settledCost(client, client.workflow.getHandle(handle.id)),
  };
}

/** The test measures it and asserts far more; here its figures are read. */
function tenYears(): { readonly life: number; readonly runs: number; readonly renewals: number } {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const file = 'test/workflows/life/ten-years.test.ts';
  const args = ['vitest', 'run', '--project', 'server', file, '-t', 'for ten years', '--reporter=verbose'];
  const { stdout, status } = spawnSync('npx', args, { cwd: root, encoding: 'utf8', maxBuffer: 64_000_000 });
  const figures = /(\d+) events of its life in (\d+) runs, (\d+) of ten renewals/.exec(stdout);
  if (status !== 0 || figures === null) throw new Error(`${file} did not end well:\n${stdout.slice(-4_000)}`);
  const [life = 0, runs = 0, renewals = 0] = figures.slice(1).map(Number);
  return { life, runs, renewals };
}

const of = (type: Type): readonly Measured[] => measured.filter((other) => other.type === type);
const shown = (costs: readonly Cost[], figure: keyof Cost): string => {
  const values = costs.map((cost) => cost[figure]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? `${low}` : `${median(values)} (${low}–${high})`;
};
const worst = (type: Type, figure: keyof Cost): number => Math.max(...of(type).map((one) => one.operation[figure]));

publish({
  name: 'operations',
  question: 'What does each operation leave on the Temporal server, and what do ten years of a name leave?',
  command: 'npm run bench:operations',
  measuredAt,
  machine,
  conditions: [
    `Server in memory, encryption on, simulator (seed ${seed}, faithful profile), every connector automatic; ${RUNS} of each, one at a time; median, and range where there is one.`,
    `Waits are shortened to a hundredth; polls leave no history. The life of the name is new, and was begun by the request.`,
    'Goals are judged by the largest run of the operation alone.',
  ],
  tables: [
    {
      title: 'History of one operation',
      columns: ['operation', 'what', 'events', 'bytes', 'events of the life', 'bytes of the life'],
      rows: types.map((type) => {
        const [operations, lives] = [of(type).map((one) => one.operation), of(type).map((one) => one.domain)];
        return [
          type,
          cases[type].what,
          shown(operations, 'events'),
          shown(operations, 'bytes'),
          shown(lives, 'events'),
          shown(lives, 'bytes'),
        ];
      }),
    },
    {
      title: 'Ten years of a name with yearly renewals',
      columns: ['workflow', 'runs', 'events'],
      rows: [
        ['domain', years.runs, years.life],
        ['renewDomain', 10, years.renewals],
        ['together', years.runs + 10, years.life + years.renewals],
      ],
    },
  ],
  goals: [
    ...types.flatMap((type) => [
      {
        what: `events of ${type}`,
        kind: 'at_most' as const,
        bound: cases[type].goalEvents,
        measured: worst(type, 'events'),
        unit: '',
      },
      {
        what: `bytes of ${type}`,
        kind: 'at_most' as const,
        bound: cases[type].goalBytes,
        measured: worst(type, 'bytes'),
        unit: 'bytes',
      },
    ]),
    {
      what: 'events of ten years with yearly renewals',
      kind: 'at_most',
      bound: GOAL_TEN_YEARS,
      measured: years.life + years.renewals,
      unit: '',
    },
  ],
  figures: { measured, years },
});
