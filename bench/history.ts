// Durable cost of one registration: what `domain` and `registerDomain` leave on the server, with encryption on.
// The bytes are the server's own count (historySizeBytes); UI, replay and storage pay by them.
import type { WorkflowHandle } from '@temporalio/client';
import proto from '@temporalio/proto';
import { domainWorkflowId } from '../dist/contract/ids.js';
import { type Cost, settledCost } from './support/history-cost.js';
import { describeMachine } from './support/machine.js';
import { orderOfSize, orderSizes, type OrderSize, sizeWords } from './support/orders.js';
import { publish } from './support/report.js';
import { BENCH_ACCOUNT } from './support/settings.js';
import { startStack } from './support/stack.js';
import { median } from './support/statistics.js';

const { EventType } = proto.temporal.api.enums.v1;
const { HistoryEvent } = proto.temporal.api.history.v1;

/** Repeated, because how many workflow tasks a history has depends on what happens to arrive together. */
const RUNS = 5;
const GOAL_EVENTS = 60;
const GOAL_BYTES = 24_000;

interface Registration {
  readonly size: OrderSize;
  readonly domain: Cost;
  readonly operation: Cost;
  readonly both: Cost;
  /** Bytes of each type of event, of both workflows together. */
  readonly bytesByEvent: Readonly<Record<string, number>>;
}

const seed = 1;
const measuredAt = new Date().toISOString();
const stack = await startStack(seed);
const machine = describeMachine(['@temporalio/worker'], { 'Temporal server': stack.serverVersion });
const registrations: Registration[] = [];
try {
  for (let run = 1; run <= RUNS; run++) {
    for (const size of orderSizes) registrations.push(await registerOnce(size, `history-${size}-${run}`));
  }
} finally {
  await stack.close();
}

async function registerOnce(size: OrderSize, label: string): Promise<Registration> {
  const operation = await stack.tenure.register(orderOfSize(size, label));
  const result = await operation.result();
  if (result.outcome !== 'registered')
    throw new Error(`${operation.domain} was not registered: ${JSON.stringify(result)}`);
  const handles = [
    stack.client.workflow.getHandle(domainWorkflowId(BENCH_ACCOUNT, operation.domain)),
    stack.client.workflow.getHandle(operation.id),
  ] as const;
  const [domain, child] = [await settledCost(stack.client, handles[0]), await settledCost(stack.client, handles[1])];
  const bytesByEvent: Record<string, number> = {};
  for (const handle of handles) {
    for (const [type, bytes] of await eventBytes(handle)) bytesByEvent[type] = (bytesByEvent[type] ?? 0) + bytes;
  }
  return { size, domain, operation: child, both: sum(domain, child), bytesByEvent };
}

async function eventBytes(handle: WorkflowHandle): Promise<readonly (readonly [string, number])[]> {
  const { events } = await handle.fetchHistory();
  return (events ?? []).map((event) => [
    EventType[event.eventType ?? 0]?.replace('EVENT_TYPE_', '').toLowerCase() ?? 'unknown',
    HistoryEvent.encode(event).finish().length,
  ]);
}

function sum(one: Cost, other: Cost): Cost {
  return {
    events: one.events + other.events,
    bytes: one.bytes + other.bytes,
    transitions: one.transitions + other.transitions,
  };
}

const ofSize = (size: OrderSize): readonly Registration[] => registrations.filter((other) => other.size === size);
const middle = (costs: readonly Cost[]): readonly string[] => {
  const shown = (values: readonly number[]): string =>
    Math.min(...values) === Math.max(...values)
      ? `${median(values)}`
      : `${median(values)} (${Math.min(...values)}–${Math.max(...values)})`;
  return [
    shown(costs.map((cost) => cost.events)),
    shown(costs.map((cost) => cost.bytes)),
    shown(costs.map((cost) => cost.transitions)),
  ];
};
const worst = (size: OrderSize, figure: keyof Cost): number =>
  Math.max(...ofSize(size).map(({ both }) => both[figure]));
const [usual] = ofSize('usual');

publish({
  name: 'history',
  question: 'What does one automatic registration leave on the Temporal server?',
  command: 'npm run bench:history',
  measuredAt,
  machine,
  conditions: [
    `Server in memory, encryption on, simulator (seed ${seed}, faithful profile); one registration at a time, ${RUNS} of each size; median, and range where there is one.`,
    'The goals are judged by the largest of the usual registrations.',
  ],
  tables: [
    {
      title: 'History of one registration',
      columns: ['request', 'workflow', 'events', 'bytes', 'state transitions'],
      rows: orderSizes.flatMap((size) => [
        [sizeWords[size], 'domain', ...middle(ofSize(size).map(({ domain }) => domain))],
        ['', 'registerDomain', ...middle(ofSize(size).map(({ operation }) => operation))],
        ['', 'together', ...middle(ofSize(size).map(({ both }) => both))],
      ]),
    },
    {
      title: 'Where the bytes of a usual registration are (first run; events as the client receives them)',
      columns: ['event', 'bytes'],
      rows: Object.entries(usual?.bytesByEvent ?? {}).toSorted(([, one], [, other]) => other - one),
    },
  ],
  goals: [
    {
      what: 'history events of a usual registration',
      kind: 'at_most',
      bound: GOAL_EVENTS,
      measured: worst('usual', 'events'),
      unit: '',
    },
    {
      what: 'history bytes of a usual registration',
      kind: 'at_most',
      bound: GOAL_BYTES,
      measured: worst('usual', 'bytes'),
      unit: 'bytes',
    },
  ],
  figures: registrations,
});
