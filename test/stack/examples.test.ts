// Every example in examples/ runs as its first line says.
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TenureEnvironment, createTenureEnvironment } from '../support/tenure-environment.js';
import { freshName } from '../support/registration-order.js';
import { type CommandLine, openCommandLine } from './cli/command-line.js';

const examples = fileURLToPath(new URL('../../examples/', import.meta.url));
let stack: TenureEnvironment;
let cli: CommandLine;
beforeAll(async () => {
  stack = await createTenureEnvironment();
  cli = await openCommandLine(stack);
});
afterAll(async () => {
  await cli.close();
  await stack.close();
});

test('every example has its test here', async () => {
  const scripts = (await readdir(examples)).filter((name) => name.endsWith('.js'));
  expect(scripts).toEqual(['register-a-name.js']);
});

test('register-a-name.js registers a name and says until when', async () => {
  const domain = freshName();
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [`${examples}register-a-name.js`, domain, 'order-1'],
    { env: { ...process.env, ...cli.env } },
  );
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^in_progress: /);
  expect(stdout).toMatch(new RegExp(`^${domain} is ours until \\d{4}-`, 'm'));
});
