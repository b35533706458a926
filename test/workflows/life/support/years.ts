// Years of a name on one clock: the workflow's own skips, and the simulator's follows it before each call.
import { Context } from '@temporalio/activity';
import proto from '@temporalio/proto';
import { domainWorkflowId } from '../../../../src/contract/ids.js';
import type { DomainView } from '../../../../src/domain/domain-life.js';
import type { SimulatorAdmin } from '../../../../src/simulator/admin-client.js';
import type { WorkerOptions } from '../../../../src/worker/start.js';
import { advance } from '../../../support/skip-time.js';
import {
  type EnvironmentOptions,
  type TenureEnvironment,
  createTenureEnvironment,
} from '../../../support/tenure-environment.js';
import { until } from '../../../support/until.js';

export const DAY = 86_400_000;
const { EventType } = proto.temporal.api.enums.v1;

/** What only a clock that is moved leaves in a history. */
const OF_THE_CLOCK: ReadonlySet<number> = new Set([
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED,
]);

export interface Years {
  readonly env: TenureEnvironment;
  /** Moves the life of the name; operations that it begins meanwhile run to their end first. */
  readonly pass: (domain: string, days: number) => Promise<void>;
  readonly view: (domain: string) => Promise<DomainView>;
  readonly timeline: (domain: string) => Promise<readonly string[]>;
  /** Charges in the registrar's books. */
  readonly charges: (domain: string) => Promise<readonly { readonly operation: string; readonly at: string }[]>;
  readonly expiryAtRegistrar: (domain: string) => Promise<string | undefined>;
  /** Returns when the new worker has answered for the name: the clock does not wait for a worker that is not there. */
  readonly restartWorker: (domain: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function createYears(options: EnvironmentOptions = {}): Promise<Years> {
  /** The first calls come before there is an environment to return. */
  const clock: { admin?: SimulatorAdmin } = {};
  let moving: Promise<unknown> = Promise.resolve();
  /** Forward only: a call whose time lies behind, such as one on the real clock, moves nothing. */
  const moveTo = (epochMs: number): Promise<unknown> => {
    const move = async (): Promise<void> => {
      const shown = await clock.admin?.clock();
      if (shown !== undefined && Date.parse(shown.now) < epochMs)
        await clock.admin?.moveClock({ now: new Date(epochMs).toISOString() });
    };
    return (moving = moving.then(move, move));
  };
  const worker: Partial<WorkerOptions> = {
    activityInterceptors: [
      () => ({
        inbound: {
          execute: async (input, next) => {
            // Measured: the time of the present attempt is on the workflow's clock, of retries too.
            await moveTo(Context.current().info.currentAttemptScheduledTimestampMs);
            return next(input);
          },
        },
      }),
    ],
  };
  const env = await createTenureEnvironment({ ...options, worker });
  clock.admin = env.simulator.admin;
  const { simulator, tenure, client } = env;
  /** Asked in the moment in which one run gives way to the next, a query is answered by neither. */
  const view = async (domain: string): Promise<DomainView> => {
    const seen = await until(
      () => tenure.domain(domain).view(),
      (shown) => shown !== undefined,
    );
    if (seen === undefined) throw new Error(`${domain} is not known.`);
    return seen;
  };
  return {
    env,
    view,
    pass: (domain, days) => advance(client, domainWorkflowId('demo', domain), days * DAY),
    timeline: async (domain) => (await view(domain)).timeline.map(({ at, text }) => `${at.slice(0, 10)} ${text}`),
    charges: async (domain) =>
      (await simulator.admin.ledger(domain)).entries
        .filter(({ kind }) => kind === 'charge')
        .map(({ operation, time }) => ({ operation: operation ?? '', at: time })),
    expiryAtRegistrar: async (domain) =>
      (await simulator.admin.domains()).find(({ name }) => name === domain)?.registrarExpiry,
    restartWorker: async (domain) => {
      await env.stopWorker();
      await env.startWorker(worker);
      await view(domain);
    },
    close: env.close,
  };
}

/** Of every run of this workflow; without what the moved clock left. */
export async function eventTypesOf(
  env: TenureEnvironment,
  workflowId: string,
): Promise<readonly (readonly string[])[]> {
  const runs: string[][] = [];
  for await (const { runId } of env.client.workflow.list({ query: `WorkflowId = '${workflowId}'` })) {
    const { events } = await env.client.workflow.getHandle(workflowId, runId).fetchHistory();
    runs.push(
      (events ?? [])
        .filter(({ eventType }) => !OF_THE_CLOCK.has(eventType ?? 0))
        .map(({ eventType }) => EventType[eventType ?? 0]?.replace('EVENT_TYPE_', '').toLowerCase() ?? 'unknown'),
    );
  }
  return runs;
}
