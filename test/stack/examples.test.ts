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
  const names = (await readdir(examples)).filter((name) => name !== 'tsconfig.json');
  expect(names.toSorted()).toEqual(['order.yaml', 'register-a-name.js']);
});

async function runScript(domain: string): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [`${examples}register-a-name.js`, domain, 'order-1'],
    { env: { ...process.env, ...cli.env } },
  );
  expect(stderr).toBe('');
  return stdout;
}

test('register-a-name.js registers a name and says until when', async () => {
  const domain = freshName();
  const output = await runScript(domain);
  expect(output).toMatch(/^in_progress: /);
  expect(output).toMatch(new RegExp(`^${domain} is ours until \\d{4}-`, 'm'));
});

test('register-a-name.js, its answer dropped as the README says, still ends with one order', async () => {
  const domain = freshName();
  await stack.simulator.admin.addFault({ on: { command: 'SW_REGISTER', domain }, action: { kind: 'drop' } });
  const output = await runScript(domain);
  expect(output).toMatch(new RegExp(`^${domain} is ours until \\d{4}-`, 'm'));
  expect((await stack.simulator.admin.ledger(domain)).entries).toHaveLength(1);
});

test('order.yaml is an order', async () => {
  const ended = await cli.tenure('register', freshName(), '--file', `${examples}order.yaml`, '--json');
  expect(ended.code).toBe(0);
  expect(JSON.parse(ended.out)).toMatchObject({ result: { outcome: 'registered', shortfalls: [] } });
});
