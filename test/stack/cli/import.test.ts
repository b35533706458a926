// Names that the registrar holds for the account are taken into Tenure, and nothing is written there.
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshName } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { type CommandLine, openCommandLine } from './command-line.js';

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

async function seeded(): Promise<string> {
  const domain = freshName();
  await stack.simulator.admin.seedDomain({ domain });
  return domain;
}

async function writesAtRegistrar(): Promise<readonly string[]> {
  const reads = /^(?:GET|BELONGS_TO_RSP|LOOKUP|POLL|CHECK|QUERY)/;
  const journal = await stack.simulator.admin.journal();
  return journal.map(({ command }) => command).filter((command) => !reads.test(command));
}

const pace = ['--by', 'op-1', '--pace', '6000/min'];

test('import of a file: a line for each name, nothing written, and repeating it changes nothing', async () => {
  const [first, second, foreign] = [await seeded(), await seeded(), freshName()];
  const file = join(tmpdir(), `tenure-names-${first}.txt`);
  await writeFile(file, `# ours\n${first}\n\n${second}  # the other\n${foreign}\n${first}\n`);
  const ended = await cli.tenure('import', '--file', file, ...pace);
  expect(ended.code).toBe(1);
  expect(ended.out).toMatch(new RegExp(`^${first}  imported, expires .*\n${second}  imported, expires .*\n`));
  expect(ended.out).toContain(`${foreign}  refused: domain "${foreign}" was not imported: it is not in this account`);
  expect(ended.notes).toBe('Imported 2, held already 0, refused 1. Nothing was written at the registrar.\n');
  expect(await writesAtRegistrar()).toEqual([]);

  const again = await cli.tenure('import', first, second, ...pace, '--json');
  expect(again.code).toBe(0);
  expect(
    again.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toMatchObject([
    { name: first, kind: 'held_before' },
    { name: second, kind: 'held_before' },
  ]);
  const history = await cli.tenure('domain', 'history', first);
  expect(history.out).toMatch(/Imported by op-1; nothing was written at the registrar\.$/m);
});

test("import from the registrar's list takes every page of it", async () => {
  const names = [];
  for (let n = 0; n < 3; n++) names.push(await seeded());
  const dry = await cli.tenure('import', '--from-registrar', 'opensrs', '--dry-run');
  expect(dry.code).toBe(0);
  expect(dry.out.split('\n')).toEqual(expect.arrayContaining(names));
  const ended = await cli.tenure('import', '--from-registrar', 'opensrs', ...pace);
  expect(ended.code).toBe(0);
  for (const name of names) expect(ended.out).toContain(`${name}  imported, expires `);
});

test('names that expire later are left out when asked', async () => {
  const [soon, late] = [freshName(), freshName()];
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  await stack.simulator.admin.seedDomain({ domain: soon, expiresAt: inDays(5) });
  await stack.simulator.admin.seedDomain({ domain: late, expiresAt: inDays(50) });
  const args = ['--from-registrar', 'opensrs', '--expiring-within', '10', '--dry-run', '--json'];
  const { out } = await cli.tenure('import', ...args);
  expect(out).toContain(`{"name":"${soon}"}`);
  expect(out).not.toContain(late);
});

test('the names of a registrar come a hundred at a time, each once', async () => {
  for (let n = 0; n < 105; n++) await seeded();
  const names = [];
  for await (const name of stack.tenure.registrar('opensrs').names()) names.push(name);
  const held = (await stack.simulator.admin.domains()).map(({ name }) => name);
  expect(names.toSorted()).toEqual(held.toSorted());
});

test('a registrar that nobody serves is exit code 4 and a sentence', async () => {
  const ended = await cli.tenure('import', '--from-registrar', 'nobody', ...pace);
  expect(ended).toMatchObject({ code: 4, out: '' });
  expect(ended.notes).toMatch(/^The names at registrar nobody/);
});
