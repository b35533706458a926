import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../../src/cli/main.js';
import { recordingTerminal } from './recording-terminal.js';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenure-cli-'));
  file = join(folder, 'names.txt');
  await writeFile(file, 'example.com\nno name\n# only a comment\nexample\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  ['no name at all', [], 'Name the names in one way: on the command line, with --file, or with --from-registrar.'],
  [
    'names given twice over',
    ['example.com', '--from-registrar', 'opensrs'],
    'Name the names in one way: on the command line, with --file, or with --from-registrar.',
  ],
  [
    'a date for names that are listed',
    ['a.com', '--expiring-within', '9'],
    '--expiring-within goes with --from-registrar.',
  ],
  ['a pace of nothing', ['a.com', '--pace', '0'], '--pace must be a number of names in a minute, such as 60/min.'],
  [
    'days that are no number',
    ['--from-registrar', 'opensrs', '--expiring-within', 'soon'],
    '--expiring-within must be a whole number of days.',
  ],
])('import refuses %s with exit code 2', async (_, args, sentence) => {
  const terminal = recordingTerminal();
  expect(await run(['import', ...args], terminal)).toBe(2);
  expect(terminal.noted()).toBe(`${sentence}\n`);
});

test('import of a file names every line that is no name, and takes none', async () => {
  const terminal = recordingTerminal();
  expect(await run(['import', '--file', file], terminal)).toBe(2);
  expect(terminal.noted().trimEnd().split('\n')).toEqual([
    expect.stringMatching(/names\.txt, line 2: domain /),
    expect.stringMatching(/names\.txt, line 4: domain "example" has no top-level domain/),
  ]);
});
