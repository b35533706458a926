// `tenure dev` keeps what was done over a restart.
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { run } from '../../../src/cli/main.js';
import { orderFor } from '../../support/registration-order.js';
import { recordingTerminal } from '../../unit/cli/recording-terminal.js';
import { type SpawnedCommand, freePorts, plainEnvironment, spawnTenure } from './spawned-command.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenure-dev-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The line that it prints for the other commands, as an environment. */
async function exported(dev: SpawnedCommand): Promise<NodeJS.ProcessEnv> {
  const [, line = ''] = await dev.until(/^ {2}export (.*)$/m);
  await dev.until(/^Running until Ctrl-C/m);
  const pairs = line.split(' ').map((pair): [string, string] => {
    const [name = '', value = ''] = pair.split('=');
    return [name, value];
  });
  return Object.fromEntries(pairs);
}

async function tenure(env: NodeJS.ProcessEnv, ...args: readonly string[]) {
  const terminal = recordingTerminal({ env });
  const code = await run(args, terminal);
  return { code, out: terminal.written(), notes: terminal.noted() };
}

test('a name registered and a connector changed under tenure dev are still so after a restart', async () => {
  const order = join(folder, 'order.yaml');
  await writeFile(order, stringify(orderFor('kept-over-restart.com', { requestId: 'once' })));

  const first = spawnTenure(['dev', ...freePorts], plainEnvironment(), folder);
  const env = await exported(first);
  const registered = await tenure(env, 'register', '--file', order);
  expect(registered).toMatchObject({ code: 0 });
  const changed = await tenure(env, 'connectors', 'change', '.com at the simulator', '--renewal', 'manual');
  expect(changed).toMatchObject({ code: 0 });
  first.child.kill('SIGTERM');
  expect({ code: await first.ended(), output: first.output() }).toMatchObject({ code: 0 });

  const state = join(folder, '.tenure');
  expect(await readdir(state)).toEqual(expect.arrayContaining(['keys.json', 'profile-keys.json', 'settings.yaml']));
  const secrets = ['keys.json', 'profile-keys.json', 'simulator.key'];
  const readableByOthers = await Promise.all(
    secrets.map(async (name) => ((await stat(join(state, name))).mode & 0o077) !== 0),
  );
  expect(readableByOthers).toEqual([false, false, false]);

  const second = spawnTenure(['dev', ...freePorts], plainEnvironment(), folder);
  const again = await exported(second);
  // Its ports are others now; whatever was set besides stays.
  expect(second.output()).toMatch(/^Settings: the record "simulator" now names the simulator at http:/m);
  const connector = await tenure(again, 'connectors', 'show', '.com at the simulator');
  expect(connector.out).toMatch(/^ *renewal: manual$/m);
  const shown = await tenure(again, 'domain', 'show', 'kept-over-restart.com');
  expect(shown).toMatchObject({ code: 0 });
  expect(shown.out).toContain('held at simulator');
  second.child.kill('SIGTERM');
  expect({ code: await second.ended(), output: second.output() }).toMatchObject({ code: 0 });
});
