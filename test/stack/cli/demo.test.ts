// What a newcomer sees first, from the outside.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePorts, plainEnvironment, spawnTenure } from './spawned-command.js';

let folder: string;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenure-demo-test-'));
  env = plainEnvironment({ TMPDIR: folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('tenure demo --once tells the whole story, meets every expectation, and leaves nothing behind', async () => {
  const demo = spawnTenure(['demo', '--once', ...freePorts], env, folder);
  const code = await demo.ended();
  const output = demo.output();
  expect({ code, output }).toMatchObject({ code: 0 });
  expect(output).toMatch(/^All \d\d expectations of the story are met\.$/m);
  expect(output).not.toMatch(/^ +NOT /m);
  for (const line of [
    /ok {3}the two older pending orders are recorded as cancelled: \d+, \d+$/m,
    /ok {3}order (\d+) is seen parked, with code 435$/m,
    /ok {3}it was done by the same order: \d+$/m,
    /ok {3}the chain of orders has two ids: \d+ -> \d+$/m,
    /ok {3}example\.com was charged exactly once$/m,
    /^Temporal Web UI {3}http:\/\/127\.0\.0\.1:\d+\/namespaces\/tenure\/workflows$/m,
  ]) {
    expect(output).toMatch(line);
  }
  expect(await readdir(folder)).toEqual([]);
  const address = /Temporal server: (127\.0\.0\.1):(\d+)/.exec(output);
  expect(await isFree(Number(address?.[2]))).toBe(true);
});

test('tenure demo stopped in the middle of the story cleans up and is not a success', async () => {
  const demo = spawnTenure(['demo', ...freePorts], env, folder);
  await demo.until(/^2 {2}example2342343333\.net/m);
  demo.child.kill('SIGINT');
  expect({ code: await demo.ended(), output: demo.output() }).toMatchObject({ code: 1 });
  expect(demo.output()).toMatch(/Stopped before the end of the story\.\nStopping\.\n$/);
  expect(await readdir(folder)).toEqual([]);
});

test('a port that is taken is one sentence with the port', async () => {
  const holder = createServer();
  const port = await new Promise<number>((resolve) => {
    holder.listen(0, '127.0.0.1', () => resolve((holder.address() as AddressInfo).port));
  });
  const demo = spawnTenure(['demo', '--once', ...freePorts, '--temporal-port', `${port}`], env, folder);
  expect(await demo.ended()).toBe(1);
  expect(demo.output()).toContain(`cannot listen on port ${port} of 127.0.0.1`);
  expect(demo.output()).toContain('--temporal-port');
  expect(demo.output()).not.toMatch(/^ +at /m);
  expect(await readdir(folder)).toEqual([]);
  await new Promise((closed) => holder.close(closed));
});

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ host: '127.0.0.1', port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
