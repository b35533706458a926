// The codec server with a client that is not ours: the Temporal CLI reads and writes encrypted payloads through it.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCodecServer, type CodecServer } from '../../src/payload/codec-server.js';
import { testTemporalBinary } from './temporal-server.js';
import { createTestEnvironment, testKeyRing, type TestEnvironment } from './worker-environment.js';

let environment: TestEnvironment;
let codecServer: CodecServer;
let cli: string;
beforeAll(async () => {
  environment = await createTestEnvironment();
  codecServer = await startCodecServer({ keyRing: testKeyRing, port: 0, allowedOrigins: [], token: 'let me in' });
  cli = (await testTemporalBinary()).path;
});
afterAll(async () => {
  await codecServer.close();
  await environment.close();
});

async function temporal(...args: readonly string[]): Promise<string> {
  const { address, namespace } = environment;
  const { stdout } = await promisify(execFile)(cli, [...args, '--address', address, '--namespace', namespace]);
  return stdout;
}

test('the CLI reads what a client of ours wrote, only with the codec server', async () => {
  const workflowId = `cli-${randomUUID()}`;
  const { client, taskQueue } = environment;
  await client.workflow.start('anything', { workflowId, taskQueue, args: [{ value: 'planted-secret-72' }] });
  const show = ['workflow', 'show', '--workflow-id', workflowId, '--output', 'json'];
  const codec = ['--codec-endpoint', codecServer.url, '--codec-auth', 'Bearer let me in'];
  expect(await temporal(...show)).not.toContain('planted-secret-72');
  const decoded = Buffer.from('{"value":"planted-secret-72"}').toString('base64');
  const shown = await temporal(...show, ...codec);
  expect([shown.includes('planted-secret-72'), shown.includes(decoded)]).toContain(true);
});

test('a signal that the CLI sends through the codec server is encrypted in history', async () => {
  const workflowId = `cli-${randomUUID()}`;
  const { client, taskQueue } = environment;
  const handle = await client.workflow.start('anything', { workflowId, taskQueue });
  const signal = ['workflow', 'signal', '--workflow-id', workflowId, '--name', 'completeManualStep'];
  const codec = ['--codec-endpoint', codecServer.url, '--codec-auth', 'Bearer let me in'];
  await temporal(...signal, '--input', '{"note":"planted-secret-73"}', ...codec);
  const { events } = await handle.fetchHistory();
  const signalled = events?.map((event) => event.workflowExecutionSignaledEventAttributes?.input?.payloads?.[0]);
  const payload = signalled?.find((candidate) => candidate !== undefined && candidate !== null);
  expect(Buffer.from(payload?.metadata?.['encoding'] ?? []).toString()).toBe('binary/encrypted');
  const [opened] = (await environment.dataConverter.payloadCodecs[0]?.decode([payload ?? {}])) ?? [];
  expect(Buffer.from(opened?.data ?? []).toString()).toBe('{"note":"planted-secret-73"}');
});
