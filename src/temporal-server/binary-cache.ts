// Where installed binaries are kept, and whether one of them may be used.
import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { sha256OfFile } from './file-hash.js';
import { pinnedRelease, type PinnedBinary } from './server-release.js';

/**
 * Folders to look in, best first: `$TENURE_CACHE_DIR` alone if it is set; otherwise the user's cache, shared by every
 * clone, and then `bin` in the state folder, for users whose home is not writable (`nobody`, a container without home).
 */
export function cacheFolders(env: NodeJS.ProcessEnv, stateDir: string): readonly string[] {
  const chosen = env['TENURE_CACHE_DIR'];
  if (chosen !== undefined && chosen !== '') return [resolve(chosen)];
  const xdg = env['XDG_CACHE_HOME'];
  // The XDG specification says that a relative path there is to be ignored.
  const userCache = xdg !== undefined && isAbsolute(xdg) ? xdg : join(homeOf(env), '.cache');
  return [join(userCache, 'tenure', 'bin'), join(stateDir, 'bin')];
}

function homeOf(env: NodeJS.ProcessEnv): string {
  const home = env['HOME'];
  return home !== undefined && isAbsolute(home) ? home : homedir();
}

/** The file's name holds version and platform, so that two releases or a home shared by two machines do not meet. */
export function cachedBinaryName(platform: string, arch: string): string {
  return `temporal-${pinnedRelease.cliVersion}-${platform}-${arch}`;
}

export type CacheFinding =
  | { readonly kind: 'absent' }
  | { readonly kind: 'verified' }
  | { readonly kind: 'wrong_hash'; readonly expected: string; readonly found: string }
  | { readonly kind: 'unusable'; readonly reason: string };

/** Hashes the file each time: the cache is writable by whoever runs as this user, and the binary is started by us. */
export async function inspectCachedBinary(path: string, pinned: PinnedBinary): Promise<CacheFinding> {
  try {
    const found = await sha256OfFile(path);
    if (found !== pinned.binarySha256) return { kind: 'wrong_hash', expected: pinned.binarySha256, found };
    await access(path, constants.X_OK);
    return { kind: 'verified' };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // EACCES on the way to it means that the folder belongs to somebody else: for us there is nothing there.
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent' };
    return { kind: 'unusable', reason: code ?? 'unreadable' };
  }
}

/** Makes the folder if need be and says whether files can be created in it. */
export async function isWritableFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
