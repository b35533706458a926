// docs/run/transfer-by-hand.md: its commands run in one shell, and print what the page says.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainEnvironment, spawnTenure, type SpawnedCommand } from './spawned-command.js';

const root = new URL('../../../', import.meta.url);
const MARK = '--- next block ---';

interface Step {
  readonly script: string;
  /** What the page says is printed; nothing when it says nothing. */
  readonly printed: string;
}

function stepsOf(page: string): readonly Step[] {
  const blocks = [...page.matchAll(/^```(sh|text)\n([\s\S]*?)^```$/gm)];
  return blocks.flatMap(([, kind, script = ''], index) => {
    const next = blocks[index + 1];
    return kind === 'sh' ? [{ script, printed: next?.[1] === 'text' ? (next[2] ?? '') : '' }] : [];
  });
}

let folder = '';
let simulator: SpawnedCommand;
let steps: readonly Step[] = [];
beforeAll(async () => {
  const [start, ...rest] = stepsOf(await readFile(new URL('docs/run/transfer-by-hand.md', root), 'utf8'));
  folder = await mkdtemp(join(tmpdir(), 'by-hand-'));
  await symlink(fileURLToPath(new URL('bin', root)), join(folder, 'bin'));
  // Its last line stays up; the others prepare. Ports of the page may be taken here.
  const lines = (start?.script ?? '').trimEnd().split('\n');
  await promisify(execFile)('bash', ['-ec', lines.slice(0, -1).join('\n')], { cwd: folder });
  const [args] = /(?<=^node bin\/tenure\.js ).*$/.exec((lines.at(-1) ?? '').replaceAll(/5508[01]/g, '0')) ?? [''];
  simulator = spawnTenure(args.split(' '), plainEnvironment(), folder);
  const [ready] = await simulator.until(/^\{.*\}$/m);
  const { url, adminUrl } = JSON.parse(ready) as { readonly url: string; readonly adminUrl: string };
  steps = rest.map(({ script, printed }) => ({
    script: script.replaceAll('http://127.0.0.1:55080', url).replaceAll('http://127.0.0.1:55081', adminUrl),
    printed,
  }));
});
afterAll(async () => {
  simulator.child.kill('SIGTERM');
  await simulator.ended();
  await rm(folder, { recursive: true });
});

// Two dozen processes one after the other: on a busy machine each takes seconds to start.
test('every command of the page prints what the page says', async () => {
  const script = steps.map((step) => `${step.script}\necho '${MARK}'\n`).join('');
  // What a terminal shows: results and refusals in one stream.
  const { stdout } = await promisify(execFile)('bash', ['-ec', `exec 2>&1\n${script}`], {
    cwd: folder,
    env: plainEnvironment(),
  });
  const printed = stdout.split(`${MARK}\n`).slice(0, -1);
  expect(printed).toEqual(steps.map((step) => step.printed));
}, 300_000);
