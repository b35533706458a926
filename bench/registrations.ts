// Registrations through worker and simulator, against bare workflows of the same shape on the same server, in one run.
// Absolute rates say little: what counts is the ratio within a pair of rounds, and CPU more than rates.
import { setTimeout as delay } from 'node:timers/promises';
import { cpuMsOf } from './support/cpu.js';
import { type LoadResult, runLoad } from './support/load.js';
import { describeMachine } from './support/machine.js';
import { orderOfSize } from './support/orders.js';
import { startPart } from './support/part.js';
import { publish } from './support/report.js';
import { startStack } from './support/stack.js';
import { median, quantile, rounded } from './support/statistics.js';
import {
  ACTIVITIES_PER_SECOND,
  CACHED_WORKFLOWS,
  CONCURRENT_CALLS,
  type WorkerConfig,
} from './support/worker-settings.js';
import { BARE_WORKFLOW_QUEUE } from './workflows/bare-activities.js';

const IN_FLIGHT = 20;
const PER_ROUND = 100;
const WARM_UP = 60;
const ROUNDS = 4;
/** After the last result a `domain` still hears of the end: that work belongs to the round. @format milliseconds */
const AFTERGLOW_MS = 700;
const GOAL_RATE = 0.6;
const GOAL_CPU = 1.8;

type Shape = 'tenure' | 'pair' | 'single';
const shapes: readonly Shape[] = ['tenure', 'pair', 'single'];
const shapeWords: Readonly<Record<Shape, string>> = {
  tenure: 'registration (domain and registerDomain, XCP calls)',
  pair: 'bare parent (1 local activity), child (3 activities)',
  single: 'bare workflow (3 activities), for information',
};

interface Round {
  readonly shape: Shape;
  readonly round: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Milliseconds per workflow, parent and child as one. */
  readonly workerCpuMs: number;
  readonly serverCpuMs: number;
  readonly cpuMs: number;
  readonly simulatorCpuMs: number;
}

const seed = 1;
const measuredAt = new Date().toISOString();
const stack = await startStack(seed);
const machine = describeMachine(['@temporalio/worker', '@temporalio/client'], {
  'Temporal server': stack.serverVersion,
});
const bareWorker = await startPart<WorkerConfig, undefined>('bare-worker-process.js', {
  address: stack.server.address,
  namespace: stack.namespace,
});
const rounds: Round[] = [];
let registered = 0;
let charges = 0;
try {
  for (const shape of shapes) await load(shape, 'warm-up', WARM_UP);
  await delay(AFTERGLOW_MS);
  for (let round = 1; round <= ROUNDS; round++) {
    for (const shape of shapes) rounds.push(await measured(shape, round));
  }
  charges = await countCharges();
} finally {
  await bareWorker.stop();
  await stack.close();
}

async function measured(shape: Shape, round: number): Promise<Round> {
  const worker = shape === 'tenure' ? stack.worker : bareWorker;
  const [workerBefore, simulatorBefore] = [await worker.cpuMs(), await stack.simulator.cpuMs()];
  const serverBefore = cpuMsOf(stack.server.pid);
  const { perSecond, latenciesMs } = await load(shape, `round-${round}`, PER_ROUND);
  await delay(AFTERGLOW_MS);
  const serverCpuMs = (cpuMsOf(stack.server.pid) - serverBefore) / PER_ROUND;
  const workerCpuMs = ((await worker.cpuMs()) - workerBefore) / PER_ROUND;
  return {
    shape,
    round,
    perSecond,
    p50Ms: quantile(latenciesMs, 0.5),
    p99Ms: quantile(latenciesMs, 0.99),
    workerCpuMs,
    serverCpuMs,
    cpuMs: workerCpuMs + serverCpuMs,
    simulatorCpuMs: ((await stack.simulator.cpuMs()) - simulatorBefore) / PER_ROUND,
  };
}

function load(shape: Shape, name: string, count: number): Promise<LoadResult> {
  return runLoad(count, IN_FLIGHT, async (index) => {
    const label = `${name}-${index}`;
    if (shape === 'tenure') await register(label);
    else await executeBare(shape === 'pair' ? 'bareParent' : 'bareSingle', label);
  });
}

async function register(label: string): Promise<void> {
  const operation = await stack.tenure.register(orderOfSize('usual', label));
  const result = await operation.result();
  if (result.outcome !== 'registered')
    throw new Error(`${operation.domain} was not registered: ${JSON.stringify(result)}`);
  registered += 1;
}

async function executeBare(type: 'bareParent' | 'bareSingle', label: string): Promise<void> {
  const workflowId = `${type}:${label}`;
  const result: unknown = await stack.client.workflow.execute(type, {
    workflowId,
    taskQueue: BARE_WORKFLOW_QUEUE,
    args: [label],
  });
  if (result !== label) throw new Error(`${workflowId} ended with another result than it was given.`);
}

/** A rate would be worthless if it had been reached by ordering twice. */
async function countCharges(): Promise<number> {
  const { entries } = await stack.admin.ledger();
  const charged = entries.filter((entry) => entry.operation === 'new').map((entry) => entry.domain);
  if (charged.length !== registered || new Set(charged).size !== registered) {
    throw new Error(
      `${registered} registrations succeeded, but the books hold ${charged.length} charges for ${new Set(charged).size} names.`,
    );
  }
  return charged.length;
}

const of = (shape: Shape): readonly Round[] => rounds.filter((round) => round.shape === shape);
const middle = (shape: Shape, figure: Exclude<keyof Round, 'shape'>): number =>
  median(of(shape).map((round) => round[figure]));

/** Neighbours in time are compared, so that what else the machine does touches both. */
function ratios(figure: 'perSecond' | 'cpuMs' | 'workerCpuMs' | 'serverCpuMs'): readonly number[] {
  return of('tenure').map((ours, index) => ours[figure] / (of('pair')[index]?.[figure] ?? Number.NaN));
}
const rate = ratios('perSecond');
const cpu = ratios('cpuMs');
const spread = (values: readonly number[]): string =>
  `${rounded(median(values))} (${rounded(Math.min(...values))}–${rounded(Math.max(...values))})`;

publish({
  name: 'registrations',
  question: 'What does a registration cost beyond what Temporal costs for workflows of the same shape?',
  command: 'npm run bench:registrations',
  measuredAt,
  machine,
  conditions: [
    `One run, rounds in turn (${shapes.join(', ')}, and again), ${ROUNDS} of each with ${PER_ROUND} workflows, ${IN_FLIGHT} in flight, after a warm-up of ${WARM_UP}; medians; ratios are taken between neighbouring rounds.`,
    `Server in memory; load generator, workers, server and simulator are processes of their own; only worker and server are counted as CPU.`,
    `Rate limits are lifted: the simulator's, and Tenure's own (${ACTIVITIES_PER_SECOND} activities a second and ${CONCURRENT_CALLS} calls at a time on the registrar queue). XCP over plain HTTP on loopback.`,
    `Both workers: encryption on, ${CACHED_WORKFLOWS} workflows cached, activities on a second queue with those limits. A registration is the usual one: three contacts, lock, privacy. Simulator seed ${seed}.`,
    `${registered} registrations; the simulator's books hold ${charges} charges, one for each name.`,
  ],
  tables: [
    {
      title: 'Medians of the rounds',
      columns: [
        'workflow',
        'per second',
        'p50 ms',
        'p99 ms',
        'CPU ms',
        'of it worker',
        'server',
        'simulator (not counted)',
      ],
      rows: shapes.map((shape) => [
        shapeWords[shape],
        rounded(middle(shape, 'perSecond'), 1),
        Math.round(middle(shape, 'p50Ms')),
        Math.round(middle(shape, 'p99Ms')),
        rounded(middle(shape, 'cpuMs'), 1),
        rounded(middle(shape, 'workerCpuMs'), 1),
        rounded(middle(shape, 'serverCpuMs'), 1),
        shape === 'tenure' ? rounded(middle(shape, 'simulatorCpuMs'), 1) : '-',
      ]),
    },
    {
      title: 'Registration to bare pair: median of the ratios (lowest–highest)',
      columns: ['figure', 'ratio'],
      rows: [
        ['rate', spread(rate)],
        ['CPU of worker and server', spread(cpu)],
        ['CPU of the worker', spread(ratios('workerCpuMs'))],
        ['CPU of the server', spread(ratios('serverCpuMs'))],
      ],
    },
  ],
  goals: [
    {
      what: "rate, as a share of the bare pair's",
      kind: 'at_least',
      bound: GOAL_RATE,
      measured: median(rate),
      unit: '',
    },
    {
      what: "CPU per registration, in the bare pair's",
      kind: 'at_most',
      bound: GOAL_CPU,
      measured: median(cpu),
      unit: '',
    },
  ],
  figures: { rounds, ratios: { rate, cpu } },
});
