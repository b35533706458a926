// One example of each stored type, opened from the histories that were just recorded: what a later version has to read.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSONToPayload } from '@temporalio/common/lib/proto-utils.js';
import { createDataConverter } from '../../../src/payload/data-converter.js';
import { testKeyRing } from '../../support/worker-environment.js';
import { historiesFolder } from '../histories.js';
import { examplesFolder } from '../payload-examples.js';

type Event = Readonly<Record<string, unknown>>;

const started = 'workflowExecutionStartedEventAttributes.input';

/** File name of the example, history that holds it, and where in it: the first event that has this. */
const examples: readonly (readonly [string, string, string])[] = [
  ['domain-input', 'done.1.domain.json', started],
  ['domain-input-rolled-over', 'life.3.domain.json', started],
  ['domain-input-held', 'life.5.domain.json', started],
  ['register-domain-input', 'done.2.registerDomain.json', started],
  ['registration-result', 'done.2.registerDomain.json', 'workflowExecutionCompletedEventAttributes.result'],
  ['operation-ended', 'done.2.registerDomain.json', 'signalExternalWorkflowExecutionInitiatedEventAttributes.input'],
  [
    'operation-view',
    'parked-then-processed.2.registerDomain.json',
    'workflowExecutionUpdateCompletedEventAttributes.outcome.success',
  ],
];

/** Examples that are there already are left alone. */
export async function writeExamples(tenureVersion: string, schemaVersion: number): Promise<void> {
  const folder = join(examplesFolder, `v${schemaVersion}`);
  mkdirSync(folder, { recursive: true });
  for (const [name, history, path] of examples) {
    const file = join(folder, `${name}.json`);
    if (existsSync(file)) continue;
    const value = await opened(join(historiesFolder, tenureVersion, history), path);
    writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
  }
}

async function opened(history: string, path: string): Promise<unknown> {
  const recorded = JSON.parse(readFileSync(history, 'utf8')) as { readonly history: { readonly events: Event[] } };
  const sealed = recorded.history.events.map((event) => at(event, `${path}.payloads.0`)).find(Boolean);
  if (sealed === undefined) throw new Error(`${history} holds no ${path}.`);
  const payload = JSONToPayload(sealed as Parameters<typeof JSONToPayload>[0]);
  const [open] = (await createDataConverter(testKeyRing).payloadCodecs[0]?.decode([payload])) ?? [];
  return JSON.parse(Buffer.from(open?.data ?? []).toString()) as unknown;
}

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inside, key) => (inside as Event | undefined)?.[key], value);
}
