// Documents say what the code says, in both directions.
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exitCodeFor, exitCodes } from '../src/cli/exit-codes.js';
import * as errors from '../src/client/errors.js';
import { failureTypes } from '../src/contract/failure-types.js';
import { searchAttributes } from '../src/contract/search-attributes.js';
import { filesUnder, root, textOf } from './repository/files.js';
import { importsOf } from './repository/imports.js';
import { cell, codeOf, linksOf, tableUnder } from './repository/markdown.js';

const errorsDocument = textOf('docs/reference/errors.md');
const documents = filesUnder('.', (path) => path.endsWith('.md'));

describe('docs/reference/errors.md', () => {
  const types = ['While an operation runs', 'How an operation can end'].flatMap((part) =>
    tableUnder(errorsDocument, part),
  );

  test('has a row for each failure type', () => {
    expect(types.map((row) => codeOf(row['Type'])).toSorted(byText)).toEqual(
      Object.values(failureTypes).toSorted(byText),
    );
  });

  test('says of each failure type what it means, whether it is retried, and what to do', () => {
    expect(types.filter((row) => Object.values(row).some((text) => text === ''))).toEqual([]);
  });

  test('has a row for each error that the client throws', () => {
    const noProblems = [{ field: 'domain', sentence: 'domain is wrong.' }] as const;
    const thrown = Object.entries(errors)
      .filter(([name]) => name !== 'TenureError')
      .map(([name, ErrorClass]) => {
        const Concrete = ErrorClass as new (input: unknown) => errors.TenureError;
        return { name, code: new Concrete(noProblems).code };
      });
    const rows = tableUnder(errorsDocument, 'Client error codes').map((row) => ({
      name: codeOf(row['Class']),
      code: codeOf(row['Code']),
    }));
    expect(rows.toSorted((a, b) => byText(a.code, b.code))).toEqual(thrown.toSorted((a, b) => byText(a.code, b.code)));
  });

  test('gives each error code the exit code of the command line', () => {
    const rows = tableUnder(errorsDocument, 'Exit codes of the command line');
    expect(Object.fromEntries(rows.map((row) => [codeOf(row['Name']), Number(cell(row, 'Exit code'))]))).toEqual(
      exitCodes,
    );
    const documented = rows.flatMap((row) =>
      [...cell(row, 'Codes').matchAll(/`(\w+)`/g)].map((match) => [match[1], Number(cell(row, 'Exit code'))] as const),
    );
    const codes = tableUnder(errorsDocument, 'Client error codes').map(
      (row) => codeOf(row['Code']) as errors.TenureErrorCode,
    );
    expect(Object.fromEntries(documented)).toEqual(
      Object.fromEntries(codes.map((code) => [code, exitCodeFor({ code })])),
    );
  });
});

describe('docs/reference/dependencies.md', () => {
  const text = textOf('docs/reference/dependencies.md');
  const manifest = JSON.parse(textOf('package.json')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  const named = (heading: string): readonly string[] =>
    tableUnder(text, heading).map((row) => codeOf(row['Package']) ?? '');

  test('justifies each dependency in one line', () => {
    expect([...named('At run time'), ...named('Pinned for others')].toSorted(byText)).toEqual(
      Object.keys(manifest.dependencies).toSorted(byText),
    );
    expect(named('For development').toSorted(byText)).toEqual(Object.keys(manifest.devDependencies).toSorted(byText));
  });

  test('lists as used what our code imports', () => {
    const imported = filesUnder('src', (path) => path.endsWith('.ts'))
      .flatMap(importsOf)
      .filter((found) => !found.isOurs && !found.target.startsWith('node:'))
      .map(({ target }) =>
        target
          .split('/')
          .slice(0, target.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    expect([...new Set(imported)].toSorted(byText)).toEqual(named('At run time').toSorted(byText));
  });

  test('each is pinned to one version', () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

describe('docs/understand/glossary.md', () => {
  const rows = tableUnder(textOf('docs/understand/glossary.md'), 'Names on the wire of Temporal');
  const listed = new Set(
    rows.flatMap((row) => [...cell(row, 'Name').matchAll(/`(\w+)`/g)].map((match) => match[1] ?? '')),
  );

  test('names every message that a workflow takes', () => {
    const defined = ['src/workflows/messages.ts', 'src/workflows/catalog-messages.ts'].flatMap((path) =>
      [...textOf(path).matchAll(/\bdefine(?:Query|Signal|Update)(?:<.*>)?\(\s*'(\w+)'/g)].map(
        (match) => match[1] ?? '',
      ),
    );
    expect(defined.length).toBeGreaterThan(30);
    expect(defined.filter((name) => !listed.has(name))).toEqual([]);
  });

  test('names every search attribute', () => {
    expect(Object.values(searchAttributes).filter(({ name }) => !listed.has(name))).toEqual([]);
  });
});

describe('documents', () => {
  test.each(documents.map((file) => [file.path, file] as const))('%s links to files that exist', (_, file) => {
    const broken = linksOf(file.text).filter(
      (target) => !existsSync(join(root, posix.join(posix.dirname(file.path), target))),
    );
    expect(broken).toEqual([]);
  });

  test('pages that code and settings point to exist', () => {
    const missing = ['src', 'test', 'bench', 'examples', 'tools', 'bin', '.ci'].flatMap((folder) =>
      filesUnder(folder).flatMap((file) =>
        [...file.text.matchAll(/\bdocs\/[\w/-]+\.md\b/g)]
          .filter(([page]) => !existsSync(join(root, page)))
          .map(([page]) => `${file.path} points to ${page}, which does not exist.`),
      ),
    );
    expect(missing).toEqual([]);
  });

  test('each page stands in the index once', () => {
    const pages = documents.map(({ path }) => path).filter((path) => /^docs\/[a-z]+\/[^/]+\.md$/.test(path));
    const listed = linksOf(textOf('docs/README.md')).map((target) => posix.join('docs', target));
    expect(listed.toSorted(byText)).toEqual(pages.toSorted(byText));
  });

  test('decisions are numbered without a gap and say why', () => {
    const decisions = filesUnder('docs/decisions');
    const numbers = decisions.map((file) => Number(/\/(\d{4})-[a-z0-9-]+\.md$/.exec(file.path)?.[1]));
    expect(numbers).toEqual(decisions.map((_, index) => index + 1));
    for (const { text } of decisions) {
      const headings = [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
      expect(headings).toEqual(['Context', 'Options', 'Choice', 'Consequences']);
    }
  });
});

function byText(a: string | undefined, b: string | undefined): number {
  return (a ?? '').localeCompare(b ?? '');
}
