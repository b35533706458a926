// Transcripts of the commands that start something and stay: each in a process of its own, asked to stop when it is up.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TenureEnvironment, createTenureEnvironment } from '../../../support/tenure-environment.js';
import { type CommandLine, openCommandLine } from '../command-line.js';
import { freePorts, plainEnvironment, spawnTenure } from '../spawned-command.js';
import { type Shell, openShell } from './shell.js';

let stack: TenureEnvironment;
let line: CommandLine;
let shell: Shell;
let folder: string;
beforeAll(async () => {
  stack = await createTenureEnvironment({ worker: 'none' });
  line = await openCommandLine(stack);
  folder = await mkdtemp(join(tmpdir(), 'tenure-machine-'));
  await writeFile(join(folder, 'registrar.key'), 'a'.repeat(112));
  const known = {
    [stack.namespace]: 'tenure',
    [`${dirname(stack.settingsFile)}/`]: '',
    [`${folder}/`]: '',
    [folder]: '.',
  };
  shell = openShell(line.env, known);
});
afterAll(async () => {
  await line.close();
  await stack.close();
  await rm(folder, { recursive: true, force: true });
});

interface Started {
  /** Flags that a reader would not give. */
  readonly unsaid?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Lines that are shown; all if left out. */
  readonly shown?: RegExp;
}

/** Starts it, waits for what it says when it is up, stops it. */
async function upAndDown(
  args: readonly string[],
  isUp: RegExp,
  { unsaid = [], env = {}, shown = /^/ }: Started = {},
): Promise<void> {
  const started = spawnTenure([...args, ...unsaid], plainEnvironment(env), folder);
  await started.until(isUp);
  started.child.kill('SIGTERM');
  const code = await started.ended();
  if (code !== 0) throw new Error(`tenure ${args.join(' ')} ended with ${code}:\n${started.output()}`);
  const lines = started.output().split('\n');
  shell.remember(
    args,
    `${lines
      .filter((each) => shown.test(each))
      .join('\n')
      .trimEnd()}\n`,
  );
}

async function demoToItsEnd(): Promise<void> {
  const demo = spawnTenure(['demo', '--once', ...freePorts], plainEnvironment(), folder);
  const code = await demo.ended();
  if (code !== 0) throw new Error(`tenure demo --once ended with ${code}:\n${demo.output()}`);
  shell.remember(['demo', '--once'], demo.output());
}

test('the commands that stay write what their transcripts show', { timeout: 240_000 }, async () => {
  await upAndDown(['simulator', '--username', 'acme', '--key-file', 'registrar.key'], /\n/);
  await upAndDown(['dev', '--ephemeral'], /^Running until Ctrl-C/m, { unsaid: freePorts });
  const env = { ...line.env, TENURE_PROFILE_KEYS_FILE: line.env['TENURE_KEYS_FILE'] ?? '' };
  // The SDK logs beside it, as its version likes.
  const shown = /"msg":"(?:worker started|stopping|worker stopped)/;
  await upAndDown(['worker', '--settings', stack.settingsFile], /worker started/, { env, shown });
  await demoToItsEnd();
  for (const [path, text] of shell.transcripts()) await expect.soft(text, path).toMatchFileSnapshot(path);
});
