import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureDevelopmentKeyRing, openKeyRingFile } from '../../../src/payload/key-ring-file.js';
import { parseKeyRing } from '../../../src/payload/key-ring.js';

// Begins with cGxhbnRl in base64, which no message may contain.
const secret = Buffer.alloc(32, 'planted!').toString('base64');
const other = randomBytes(32).toString('base64');
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenure-keys-'));
  file = join(folder, 'keys.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (current: string, keys: Record<string, string>) =>
  writeFile(file, JSON.stringify({ current, keys }), { mode: 0o600 });

describe('openKeyRingFile', () => {
  test('uses a key that was added and made current while running', async () => {
    await write('k1', { k1: secret });
    const ring = await openKeyRingFile(file, { recheckMs: 0 });
    expect((await ring.current()).id).toBe('k1');
    await write('k2', { k1: secret, k2: other });
    expect((await ring.current()).id).toBe('k2');
  });

  test('looks at the file at once when it meets an unknown key id', async () => {
    await write('k1', { k1: secret });
    const ring = await openKeyRingFile(file, { recheckMs: 3_600_000 });
    expect(await ring.find('k2')).toBeUndefined();
    await write('k1', { k1: secret, k2: other });
    expect(await ring.find('k2')).toBeDefined();
  });

  test('notices a file that was replaced by renaming', async () => {
    await write('k1', { k1: secret });
    const ring = await openKeyRingFile(file, { recheckMs: 0 });
    await writeFile(`${file}.new`, JSON.stringify({ current: 'k3', keys: { k3: other } }));
    await rename(`${file}.new`, file);
    expect((await ring.current()).id).toBe('k3');
  });

  test('keeps the keys it has while the file is broken, and says so once', async () => {
    await write('k1', { k1: secret });
    const warnings: string[] = [];
    const ring = await openKeyRingFile(file, { recheckMs: 0, warn: (sentence) => warnings.push(sentence) });
    await writeFile(file, '{ "current": "k1", "keys": {');
    expect((await ring.current()).id).toBe('k1');
    expect((await ring.current()).id).toBe('k1');
    await rm(file);
    expect(await ring.find('k1')).toBeDefined();
    expect(warnings).toEqual([
      `The key ring ${file} is not valid JSON. The keys read before stay in use.`,
      `There is no key ring at ${file}. The keys read before stay in use.`,
    ]);
  });

  test('warns of a file that every user can read', async () => {
    await write('k1', { k1: secret });
    await chmod(file, 0o644);
    const warnings: string[] = [];
    await openKeyRingFile(file, { warn: (sentence) => warnings.push(sentence) });
    expect(warnings).toEqual([
      `The key ring ${file} can be read by every user of this machine; run: chmod 600 ${file}.`,
    ]);
  });

  test('says that there is no file', async () => {
    await expect(openKeyRingFile(file)).rejects.toThrow(`There is no key ring at ${file}.`);
  });
});

describe('ensureDevelopmentKeyRing', () => {
  test('makes a usable ring that only its owner can read', async () => {
    expect(await ensureDevelopmentKeyRing(file)).toBe('created');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await (await openKeyRingFile(file)).current()).id).toBe('dev1');
  });

  test('makes one ring when many processes ask at once', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => ensureDevelopmentKeyRing(file)));
    expect(results.filter((result) => result === 'created')).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['keys.json']);
  });

  test('never touches a ring that exists', async () => {
    await write('k1', { k1: secret });
    expect(await ensureDevelopmentKeyRing(file)).toBe('existed');
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ current: 'k1', keys: { k1: secret } });
  });
});

describe('parseKeyRing', () => {
  test.each([
    ['text that is not JSON', `{ "keys": { "k1": "${secret}" `],
    ['a list', JSON.stringify([secret])],
    ['a key that is too short', JSON.stringify({ current: 'k1', keys: { k1: secret.slice(0, 20) } })],
    ['a key with spaces around it', JSON.stringify({ current: 'k1', keys: { k1: ` ${secret}` } })],
    ['a key that is not text', JSON.stringify({ current: 'k1', keys: { k1: { value: secret } } })],
    ['a key id with a blank', JSON.stringify({ current: 'k 1', keys: { 'k 1': secret } })],
  ])('refuses %s without showing key material', (_, text) => {
    expect(() => parseKeyRing(text, 'the file')).toThrow(/^(?!.*cGxhbnRl).*key ring the file/);
  });

  test('keeps its keys out of what is printed of it', () => {
    const ring = parseKeyRing(JSON.stringify({ current: 'k1', keys: { k1: secret } }), 'the file');
    const bytes = Buffer.from(secret, 'base64');
    const printed = `${inspect(ring, { depth: 9, showHidden: true })} ${JSON.stringify([...ring.keys])}`;
    expect(printed).not.toContain(secret);
    expect(printed).not.toContain(bytes.toString('hex').slice(0, 12));
  });
});
