// Transcripts of the commands that keep TLDs, registrar records and connectors.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TenureEnvironment, createTenureEnvironment } from '../../../support/tenure-environment.js';
import { type CommandLine, openCommandLine } from '../command-line.js';
import { type Shell, openShell } from './shell.js';

let stack: TenureEnvironment;
let line: CommandLine;
let shell: Shell;
beforeAll(async () => {
  stack = await createTenureEnvironment({ simulator: { profile: 'faithful' } });
  line = await openCommandLine(stack);
  const folder = dirname(line.env['TENURE_KEYS_FILE'] ?? '');
  shell = openShell({ ...line.env, TENURE_ACCOUNT: 'acme' }, { [`${folder}/`]: '' });
});
afterAll(async () => {
  await line.close();
  await stack.close();
});

async function catalogPlayed(): Promise<void> {
  const folder = dirname(line.env['TENURE_KEYS_FILE'] ?? '');
  const { url } = stack.simulator;
  const by = ['--by', 'op-1'];
  await shell.type(['tlds', 'create', 'com', '--priority', '5', ...by]);
  const where = ['--url', url, '--username', 'acme', '--key-env', 'ACME_KEY', '--environment', 'test'];
  await shell.type(['registrars', 'create', 'opensrs', ...where, ...by]);
  const modes = ['--registration', 'automatic', '--renewal', 'automatic', '--transfer', 'manual'];
  const connector = ['--tld', 'com', '--registrar', 'opensrs', ...modes, '--cancellation', 'unsupported'];
  await shell.type(['connectors', 'create', '.com', ...connector, ...by]);

  await shell.type(['tlds', 'change', 'com', '--note', 'sells best', ...by]);
  await shell.type(['registrars', 'change', 'opensrs', '--activities-per-second', '3', ...by]);
  await shell.type(['connectors', 'change', '.com', '--renewal', 'manual', '--reason', 'the API is down', ...by]);
  for (const [group, name] of [
    ['tlds', 'com'],
    ['registrars', 'opensrs'],
    ['connectors', '.com'],
  ] as const) {
    await shell.type([group, 'list']);
    await shell.type([group, 'show', name]);
    const exported = await shell.type([group, 'export']);
    const file = join(folder, `${group}.yaml`);
    await writeFile(file, exported.out.replace('priority: 5', 'priority: 7'));
    await readFile(file, 'utf8');
    await shell.type([group, 'import', file, ...by]);
  }
  await shell.type(['connectors', 'remove', '.com', ...by]);
  await shell.type(['registrars', 'remove', 'opensrs', ...by]);
  await shell.type(['tlds', 'remove', 'com', ...by]);
  await shell.type(['registrars', 'check', 'opensrs', '--account', 'demo']);
}

test('the commands of the catalog write what their transcripts show', { timeout: 180_000 }, async () => {
  await catalogPlayed();
  for (const [path, text] of shell.transcripts()) await expect.soft(text, path).toMatchFileSnapshot(path);
});
