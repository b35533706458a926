// A key ring kept in a file: read at the start, read again when the file changes, made by itself in development.
import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { currentOf, keyBytes, KeyRingError, parseKeyRing, type KeyRing, type ParsedKeyRing } from './key-ring.js';

export interface KeyRingFileOptions {
  /** Receives one sentence per problem that does not stop us: a readable file, a change that could not be read. */
  readonly warn?: (sentence: string) => void;
  /** How often at most the file is looked at. @format milliseconds @default 1_000 */
  readonly recheckMs?: number;
}

/**
 * Opens the ring; rejects with {@link KeyRingError} if the file is missing or malformed. From then on a change of the file is
 * noticed at the next use, an unknown key id makes us look at once, and a change that cannot be read is reported while the
 * keys read before stay in use: somebody editing the file must not stop all work.
 */
export async function openKeyRingFile(path: string, options: KeyRingFileOptions = {}): Promise<KeyRing> {
  const warn = options.warn ?? (() => {});
  const recheckMs = options.recheckMs ?? 1_000;
  let version = await versionOf(path);
  let ring = await read(path, warn);
  let checkedAt = performance.now();
  let lastComplaint: string | undefined;

  const refresh = async (): Promise<void> => {
    checkedAt = performance.now();
    try {
      const found = await versionOf(path);
      if (found !== version) ring = await read(path, warn);
      version = found;
      lastComplaint = undefined;
    } catch (error) {
      const complaint = sentenceOf(error, path);
      // Once per trouble, not once per payload.
      if (complaint !== lastComplaint) warn(`${complaint} The keys read before stay in use.`);
      lastComplaint = complaint;
    }
  };
  const refreshIfDue = async (): Promise<void> => {
    if (performance.now() - checkedAt >= recheckMs) await refresh();
  };

  return {
    current: async () => {
      await refreshIfDue();
      return currentOf(ring, path);
    },
    find: async (id) => {
      await refreshIfDue();
      const key = ring.keys.get(id);
      if (key !== undefined) return key;
      // Another process may have begun to use a key that was added a moment ago.
      await refresh();
      return ring.keys.get(id);
    },
  };
}

/**
 * Makes a ring with one random key (mode 0600) if the file does not exist. For development: in production a key that makes
 * itself would, after a lost disk, leave all history unreadable without anybody having noticed.
 */
export async function ensureDevelopmentKeyRing(path: string): Promise<'created' | 'existed'> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const document = { current: 'dev1', keys: { dev1: randomBytes(keyBytes).toString('base64') } };
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify(document, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    // A link, not a rename: of two processes at once exactly one wins, and nobody ever sees half a file.
    await link(draft, path);
    return 'created';
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'existed';
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function read(path: string, warn: (sentence: string) => void): Promise<ParsedKeyRing> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new KeyRingError(sentenceOf(error, path), { cause: error });
  });
  const ring = parseKeyRing(text, path);
  const { mode } = await stat(path);
  if ((mode & 0o007) !== 0) {
    warn(`The key ring ${path} can be read by every user of this machine; run: chmod 600 ${path}.`);
  }
  return ring;
}

/** Changes with every edit, replacement by rename, and Kubernetes' swap of a symbolic link. */
async function versionOf(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch((error: unknown) => {
    throw new KeyRingError(sentenceOf(error, path), { cause: error });
  });
  return `${found.dev}:${found.ino}:${found.size}:${found.mtimeNs}`;
}

function sentenceOf(error: unknown, path: string): string {
  if (error instanceof KeyRingError) return error.message;
  const code = codeOf(error);
  return code === 'ENOENT' ? `There is no key ring at ${path}.` : `The key ring ${path} cannot be read (${code}).`;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown reason';
}
