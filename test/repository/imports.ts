// What a source file imports.
import { posix } from 'node:path';
import { withoutComments } from './code-only.js';
import { lineAt, type RepositoryFile } from './files.js';

export interface Import {
  readonly from: string;
  readonly line: number;
  /** Of our own: path from the root, as a .ts file. Else the package's or module's name as written. */
  readonly target: string;
  readonly isOurs: boolean;
  /** `import type` and `export type … from`: gone after compiling, so free to cross any border. */
  readonly isType: boolean;
}

// `import x from 'y'`, `export … from 'y'`, `import 'y'`, `import('y')`.
const STATEMENT = /^\s*(?:import|export)\s+(type\s)?[^'";]*?\bfrom\s*'([^']+)'|^\s*import\s+'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g;

/** `typeof import('x')` is a type too, but rare enough to be written as `import type`. */
export function importsOf(file: RepositoryFile): readonly Import[] {
  const text = withoutComments(file.text);
  const found = [...text.matchAll(STATEMENT)].map((match) => ({
    at: match.index + (match[0].length - match[0].trimStart().length),
    name: match[2] ?? match[3] ?? '',
    isType: match[1] !== undefined || onlyTypes(match[0]),
  }));
  const dynamic = [...text.matchAll(DYNAMIC)].map((match) => ({
    at: match.index,
    name: match[1] ?? '',
    isType: false,
  }));
  return [...found, ...dynamic].map(({ at, name, isType }) => {
    const isOurs = name.startsWith('.');
    return {
      from: file.path,
      line: lineAt(file.text, at),
      target: isOurs ? posix.join(posix.dirname(file.path), name).replace(/\.js$/, '.ts') : name,
      isOurs,
      isType,
    };
  });
}

function onlyTypes(statement: string): boolean {
  const names = /\{([^}]*)\}/.exec(statement)?.[1];
  if (names === undefined) return false;
  const each = names.split(',').map((name) => name.trim());
  return each.filter((name) => name !== '').every((name) => name.startsWith('type '));
}
