// `tenure demo --once --story all`, from the outside: what it tells is what its page shows.
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePorts, plainEnvironment, spawnTenure } from './spawned-command.js';

const page = fileURLToPath(new URL('../../../docs/understand/the-whole-story.md', import.meta.url));

let folder: string;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenure-story-test-'));
  env = plainEnvironment({ TMPDIR: folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** From the first chapter to the count of expectations; what is another each time is replaced. */
function story(text: string): string {
  const [told = ''] = /^1 {2}Twelve linked names[^]*?^All \d+ expectations of the story are met\.$/m.exec(text) ?? [];
  return told
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, 'YYYY-MM-DD hh:mm UTC')
    .replaceAll(/\d{4}-\d\d-\d\d/g, 'YYYY-MM-DD')
    .replaceAll(/\b\d{7}\b/g, 'ORDERID');
}

test(
  'the whole story: each claim is met, each charge has one operation, and its page shows it as it is',
  { timeout: 300_000 },
  async () => {
    const demo = spawnTenure(['demo', '--once', '--story', 'all', ...freePorts], env, folder);
    const code = await demo.ended();
    const output = demo.output();
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).not.toMatch(/^ +NOT /m);
    for (const line of [
      /ok {3}the other eleven wait for it; the registrar has heard nothing of them$/m,
      /ok {3}eleven names are registered, and orchard-04\.com is reported as taken$/m,
      /ok {3}it is ours, locked as asked for, and was charged once$/m,
      /Its asker has opened it: \d+ characters, not shown here\.$/m,
      /refused +the operator says (\d{4}-\d\d-\d\d), the registrar says (?!\1)\d{4}-\d\d-\d\d\.$/m,
      /ok {3}no call about it stands in the registrar's journal$/m,
      /ok {3}ten renewals in ten years, each ordered by the name itself$/m,
      /ok {3}each of the 29 charges has exactly one operation$/m,
      /ok {3}no operation was charged twice$/m,
    ]) {
      expect(output).toMatch(line);
    }
    expect(output.match(/^ {3}\d{4}-\d\d-\d\d +Renewed until \d{4}-\d\d-\d\d\./gm)).toHaveLength(10);
    expect(await readdir(folder)).toEqual([]);
    // After a change: run the command and paste what it prints into the page.
    expect(story(output)).toBe(story(await readFile(page, 'utf8')));
  },
);

test('the whole story that is stopped cleans up, says nothing more, and is not a success', async () => {
  const demo = spawnTenure(['demo', '--story', 'all', ...freePorts], env, folder);
  await demo.until(/^1 {2}Twelve linked names/m);
  demo.child.kill('SIGINT');
  expect({ code: await demo.ended(), output: demo.output() }).toMatchObject({ code: 1 });
  expect(demo.output()).toMatch(/Stopped before the end of the story\.\nStopping\.\n$/);
  expect(demo.output()).not.toMatch(/^ +NOT /m);
  expect(await readdir(folder)).toEqual([]);
});

test('at a server of somebody else years cannot pass: refused in one sentence', async () => {
  const demo = spawnTenure(['demo', '--once', '--story', 'all', '--address', '127.0.0.1:9'], env, folder);
  expect(await demo.ended()).toBe(2);
  expect(demo.output()).toContain('leave out --address');
});
