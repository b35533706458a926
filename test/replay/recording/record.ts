// Plays the scenarios on a real server and keeps what became of them. Started by `npm run record-histories` alone; what it
// writes, and when, is said in tools/record-histories.js.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTenureEnvironment, type TenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';
import { historiesFolder, recordedScenarios } from '../histories.js';
import { exampleVersions } from '../payload-examples.js';
import { writeExamples } from './examples.js';
import { operationScenarios } from './operation-scenarios.js';
import { scenarios, withSettings } from './scenarios.js';

const version = process.env['npm_package_version'];
if (version === undefined) throw new Error('Start the recording with "npm run record-histories".');
const folder = join(historiesFolder, version);
mkdirSync(folder, { recursive: true });
const recorded = recordedScenarios(version);

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
});
afterAll(() => env.close());

// One after the other: a fault for the next call of a command means that of this scenario.
for (const scenario of [...scenarios, ...operationScenarios].filter(({ name }) => !recorded.has(name))) {
  test(`${version}: ${scenario.name}`, async () => {
    if (scenario.settings !== undefined) await withSettings(env, scenario.settings);
    const about = await scenario.play(env);
    if (scenario.settings !== undefined) await withSettings(env, {});
    const attribute = scenario.about === 'workflow' ? 'WorkflowId' : 'TenureDomain';
    const runs = await settledRunsAbout(env.client, `${attribute} = '${about}'`);
    for (const [index, { workflowId, runId, type }] of runs.entries()) {
      const path = join(folder, `${scenario.name}.${index + 1}.${type}.json`);
      expect(existsSync(path), `${path} exists; fixtures are never overwritten`).toBe(false);
      const history = await env.client.workflow.getHandle(workflowId, runId).fetchHistory();
      writeFileSync(path, fixtureText(workflowId, historyToJSON(history)));
    }
    expect(runs).not.toEqual([]);
  });
}

test('examples of the stored types', async () => {
  await writeExamples(version, 1);
  expect(exampleVersions()).toContain('v1');
});

interface Run {
  readonly workflowId: string;
  readonly runId: string;
  readonly type: string;
  readonly startedAt: number;
  readonly historyLength: number;
}

/** Visibility lags: asked until every run is there and nothing is in flight, so that no history is cut in the middle of a task. */
async function settledRunsAbout(client: Client, query: string): Promise<readonly Run[]> {
  let last = '';
  return until(
    () => runsAbout(client, query),
    (runs) => {
      const now = JSON.stringify(runs);
      const isSettled = now === last && runs.length > 0;
      last = now;
      return isSettled;
    },
  );
}

async function runsAbout(client: Client, query: string): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for await (const found of client.workflow.list({ query })) {
    const { workflowId, runId, type, startTime } = found;
    const { historyLength } = await client.workflow.getHandle(workflowId, runId).describe();
    runs.push({ workflowId, runId, type, startedAt: startTime.getTime(), historyLength });
  }
  return runs.toSorted((a, b) => a.startedAt - b.startedAt);
}

/** One event a line. Which process did a thing is left out: it names the machine, and replay does not look at it. */
function fixtureText(workflowId: string, json: string): string {
  const history = JSON.parse(json) as { readonly events: readonly object[] };
  const events = history.events.map((event) =>
    JSON.stringify(event, (key, value: unknown) => (key === 'identity' ? 'recorded' : value)),
  );
  return `{"workflowId":${JSON.stringify(workflowId)},"history":{"events":[\n${events.join(',\n')}\n]}}\n`;
}
