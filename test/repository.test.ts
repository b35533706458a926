// The repository as somebody finds it who clones it: self-contained, about Tenure alone, free of traces of a machine.
import { describe, expect, test } from 'vitest';
import { filesUnder, lineAt, type RepositoryFile, textOf } from './repository/files.js';

const files = filesUnder('.');
const lockFile = 'package-lock.json';

/** Patterns in pieces, so that this file does not contain what it looks for. */
const word = (...pieces: readonly string[]): string => pieces.join('');

const REGISTRY_HOSTS = [
  word('npm', 'js', String.raw`\.(?:org|com)`),
  word('yarn', 'pkg', String.raw`\.com`),
  word('npm', 'mirror', String.raw`\.com`),
  word('py', 'pi', String.raw`\.org`),
  word('python', 'hosted', String.raw`\.org`),
  word('crates', String.raw`\.io`),
  word('proxy', String.raw`\.golang\.org`),
  word('repo1?', String.raw`\.maven`),
  word('arti', 'factory'),
];

const MACHINES = [
  String.raw`/(?:home|Users)/(?!you\b|me\b)[a-z][\w.-]*/`,
  word('/ro', 'ot/'),
  word('/wo', 'rk/'),
  word('C:', String.raw`\\Users\\`),
  String.raw`/tmp/(?:brief|clone|bash_jobs)`,
];

/** How something was written is not what it is. */
const MAKING_OF = [
  word('clau', 'de'),
  word('anthro', 'pic'),
  word('open', 'ai'),
  word('chat', 'gpt'),
  word('co', 'pilot'),
  word('language', ' model'),
  word('sub', '-?agent'),
  word('sit', 'tings?'),
  word('issues?', ' show'),
];

describe('no file', () => {
  test('names the host of a package registry', () => {
    expect(findings(REGISTRY_HOSTS, 'name packages, not where they are kept')).toEqual([]);
  });

  test("holds a path of somebody's machine", () => {
    expect(findings(MACHINES, 'write a path from the root of the repository')).toEqual([]);
  });

  test('tells how it was written', () => {
    expect(findings(MAKING_OF, 'say what holds; commits say why')).toEqual([]);
  });

  test('holds a private key, except those that the tests made for themselves', () => {
    const key = word('BEGIN ', '(?:[A-Z]+ )?PRIVATE', ' KEY');
    expect(
      findings(
        [key],
        'keys come from files outside of the repository',
        (path) => !path.startsWith('test/fixtures/tls/'),
      ),
    ).toEqual([]);
  });
});

describe('the lock file', () => {
  const lock = JSON.parse(textOf(lockFile)) as {
    readonly packages: Readonly<
      Record<string, { readonly resolved?: string; readonly integrity?: string; readonly link?: boolean }>
    >;
  };

  test('says what is installed and not from where', () => {
    expect(
      Object.entries(lock.packages).flatMap(([name, entry]) => (entry.resolved === undefined ? [] : [name])),
    ).toEqual([]);
  });

  test('has a hash for every package', () => {
    const without = Object.entries(lock.packages).filter(
      ([name, entry]) => name !== '' && entry.integrity === undefined,
    );
    expect(without.map(([name]) => name)).toEqual([]);
  });
});

describe('what a newcomer types', () => {
  const scripts = (JSON.parse(textOf('package.json')) as { readonly scripts: Readonly<Record<string, string>> })
    .scripts;
  const named = (text: string): readonly string[] =>
    [...text.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)].map((match) => match[1] ?? '');
  const OF_NPM: ReadonlySet<string> = new Set(['run', 'install', 'ci', 'pack', 'publish', 'version', 'view', 'exec']);

  test.each(['CONTRIBUTING.md', 'RELEASING.md', '.ci/run'])('every script that %s names exists', (path) => {
    expect(named(textOf(path)).filter((name) => !OF_NPM.has(name) && scripts[name] === undefined)).toEqual([]);
  });

  test('the checks run the line of the README as it stands there', () => {
    const line = /^step \d+ '(npm install && npm test)' bash -c '\1'/m.exec(textOf('.ci/run'))?.[1];
    expect(line).toBe('npm install && npm test');
  });
});

/** Each place where a pattern is found, as `file:line` with what to do instead. */
function findings(
  patterns: readonly string[],
  instead: string,
  keep: (path: string) => boolean = () => true,
): readonly string[] {
  const pattern = new RegExp(patterns.map((source) => `(?:${source})`).join('|'), 'gi');
  return files.filter((file) => keep(file.path)).flatMap((file) => placesIn(file, pattern, instead));
}

function placesIn(file: RepositoryFile, pattern: RegExp, instead: string): readonly string[] {
  return [...file.text.matchAll(pattern)].map(
    (match) => `${file.path}:${lineAt(file.text, match.index)} has "${match[0]}": ${instead}.`,
  );
}
