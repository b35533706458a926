// Today's workflow code against everything that was ever recorded: a change that a running workflow could not follow fails
// here and not in production. docs/run/upgrading.md says what to do then.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  makeTelemetryFilterString,
  type ReplayResult,
  Runtime,
  Worker,
} from '@temporalio/worker';
import { beforeAll, expect, test } from 'vitest';
import { createDataConverter, failureConverterPath } from '../../src/payload/data-converter.js';
import { testKeyRing, workflowBundlePath } from '../support/worker-environment.js';
import { type RecordedHistory, recordedHistories } from './histories.js';

const histories = recordedHistories();
// The payloads of the histories are sealed with the key of the tests: replay opens them like a worker does.
const dataConverter = createDataConverter(testKeyRing);
// A replay that fails is what one test is about: the runtime need not warn of it.
beforeAll(() =>
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
  }),
);

test('there are histories of every workflow type, from the present version', () => {
  const served = readFileSync(new URL('../../src/workflows/index.ts', import.meta.url), 'utf8');
  const types = [...served.matchAll(/export \{ (\w+) \}/g)].map(([, type]) => type ?? '');
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  const recorded = new Set(histories.filter(({ name }) => name.startsWith(`${version}/`)).map(typeOf));
  expect([...recorded].toSorted()).toEqual(types.toSorted());
});

test('every recorded history replays with the code of today', async () => {
  const broken = await replay({ codePath: workflowBundlePath }, histories);
  expect(broken).toEqual([]);
});

test('a workflow that was changed without a patch is noticed', async () => {
  const { code } = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./changed-workflows/index.ts', import.meta.url)),
    failureConverterPath,
    logger: new DefaultLogger('ERROR'),
  });
  const done = histories.filter(({ name }) => name.includes('/done.'));
  const broken = await replay({ code }, done);
  expect(broken.map(({ name }) => name)).toEqual(done.map(({ name }) => name));
  for (const { error } of broken) expect(error).toBe('DeterminismViolationError');
});

interface Broken {
  readonly name: string;
  readonly error: string;
  readonly message: string;
}

async function replay(
  workflowBundle: { readonly codePath: string } | { readonly code: string },
  recorded: readonly RecordedHistory[],
): Promise<readonly Broken[]> {
  const results: ReplayResult[] = [];
  for await (const result of Worker.runReplayHistories({ workflowBundle, dataConverter }, recorded)) {
    results.push(result);
  }
  expect(results).toHaveLength(recorded.length);
  // Answered in the order of the question.
  return results.flatMap(({ error }, index) => {
    const name = recorded[index]?.name ?? '';
    return error === undefined ? [] : [{ name, error: error.name, message: error.message }];
  });
}

function typeOf({ name }: RecordedHistory): string {
  return name.split('.').at(-2) ?? '';
}
