// The files of this repository as somebody who cloned it has them. Walked, not asked of git: a copy without `.git`, or one
// that belongs to another user, is tested the same way.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Made, fetched or kept on this machine: what `.gitignore` names, and git's own folder. */
const NOT_OURS: ReadonlySet<string> = new Set([
  '.git',
  'node_modules',
  'dist',
  'dist-bench',
  '.tenure',
  '.tools',
  'coverage',
]);

export interface RepositoryFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every file below a folder of the repository, sorted; text files only. */
export function filesUnder(folder: string, keep: (path: string) => boolean = () => true): readonly RepositoryFile[] {
  return pathsUnder(join(root, folder))
    .map((path) => relative(root, path).split(sep).join('/'))
    .filter((path) => keep(path) && !path.endsWith('.log'))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
    .filter(({ text }) => !text.includes('\0'));
}

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function pathsUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pathsUnder(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Number of the line in which a match begins, from 1. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
