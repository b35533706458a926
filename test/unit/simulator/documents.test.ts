// The pages about the simulator say what the simulator has.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { COMMANDS, NOT_MODELLED } from '../../../src/simulator/commands/registry.js';
import { faultSchema } from '../../../src/simulator/faults/fault.js';

const page = (name: string): Promise<string> =>
  readFile(new URL(`../../../docs/reference/${name}.md`, import.meta.url), 'utf8');

test('every fault has its row, and every row its fault', async () => {
  const section = (await page('simulator')).split('## Faults')[1]?.split('## The hostile')[0] ?? '';
  const rows = [...section.matchAll(/^\| `([a-z_]+)`/gm)].map((match) => match[1]);
  const kinds = faultSchema.shape.action.options.map((option) => option.shape.kind.value);
  expect(rows).toEqual(kinds);
});

test('every command stands on the page of differences', async () => {
  const text = await page('simulator-differences');
  const actions = [...COMMANDS.keys(), ...NOT_MODELLED].map((key) => key.split(' ')[0] ?? '');
  expect(actions.filter((action) => !text.includes(`\`${action}\``))).toEqual([]);
});

test('every path of the admin API stands on the page of the simulator', async () => {
  const text = await page('simulator');
  const routes = await readFile(new URL('../../../src/simulator/admin/routes.ts', import.meta.url), 'utf8');
  const keys = [...routes.matchAll(/case '(GET|POST|DELETE) ([a-z/*]+)'/g)].map((match) => `${match[1]} /${match[2]}`);
  const documented = [...text.matchAll(/`(GET|POST|DELETE) (\/[a-z/{}?=]+)`/g)].map(
    (match) => `${match[1]} ${(match[2] ?? '').replace(/\{[a-z]+\}/g, '*').replace(/\?.*$/, '')}`,
  );
  expect(new Set(documented)).toEqual(new Set(keys));
});
