// The commands of linked orders against a real server, worker and simulator.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { LinkedOrder } from '../../../src/client/index.js';
import { freshNames, groupOf, parkedMember } from '../../support/linked-orders.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { type CommandLine, openCommandLine } from './command-line.js';

let stack: TenureEnvironment;
let cli: CommandLine;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenure-link-'));
  stack = await createTenureEnvironment();
  cli = await openCommandLine(stack);
});
afterAll(async () => {
  await cli.close();
  await stack.close();
  await rm(folder, { recursive: true, force: true });
});

async function fileOf(order: LinkedOrder): Promise<string> {
  const path = join(folder, `${order.requestId}.yaml`);
  await writeFile(path, stringify(order));
  return path;
}

test('link: all names registered is exit code 0, with one line for each', async () => {
  const names = freshNames(2);
  const ended = await cli.tenure('link', '--file', await fileOf(groupOf(names)));
  expect(ended).toMatchObject({ code: 0, notes: '' });
  expect(ended.out).toContain(`${names[0]} is ordered first and leads the group.`);
  expect(ended.out).toMatch(new RegExp(`^${names[1]} +succeeded  \\d+ +Registered; expires`, 'm'));
  expect(ended.out.trimEnd().split('\n').at(-1)).toBe('All 2 names are registered.');
});

test('link: a name that is taken is exit code 1, and the JSON says which', async () => {
  const names = freshNames(2);
  await stack.simulator.admin.seedDomain({ domain: names[1] ?? '', taken: true });
  const ended = await cli.tenure('link', '--file', await fileOf(groupOf(names)), '--json');
  expect(ended.code).toBe(1);
  expect(JSON.parse(ended.out)).toMatchObject({
    result: { outcome: 'partial', members: [{ state: 'succeeded' }, { state: 'failed', outcome: 'taken' }] },
  });
});

test('linked show tells what the head waits for, and linked cancel stops the group', async () => {
  const names = freshNames(2);
  const order = groupOf(names);
  const [head = ''] = names;
  const action = { kind: 'park', reason: 'nameserver' } as const;
  await stack.simulator.admin.addFault({ on: { command: 'SW_REGISTER', domain: head }, action });
  expect(await cli.tenure('link', '--file', await fileOf(order), '--no-wait')).toMatchObject({
    code: 0,
    out: `accepted: linked:demo:${order.requestId}\n`,
  });
  await parkedMember(stack, stack.tenure.linked(order.requestId), 0);
  const shown = await cli.tenure('linked', 'show', order.requestId);
  expect(shown.out).toContain(`waiting for the order of ${head}`);
  expect(shown.out).toMatch(new RegExp(`^  ${head} \\* +action_required  \\d+  waiting for an operator`, 'm'));
  const stopped = await cli.tenure('linked', 'cancel', order.requestId);
  expect(stopped.out).toBe(`dropped, never ordered: ${names[1]}\nasked to stop: ${head}\n`);
  expect(await stack.tenure.linked(order.requestId).result()).toMatchObject({ outcome: 'cancelled' });
});

test('linked show of a group that is not there is exit code 1', async () => {
  const ended = await cli.tenure('linked', 'show', 'nowhere');
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(ended.notes).toContain('There is no group linked:demo:nowhere in account demo');
});
