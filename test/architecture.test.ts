// The shape of src, read from its import lines: who may know whom, and which words a layer may not use.
import { describe, expect, test } from 'vitest';
import { codeOnly } from './repository/code-only.js';
import { filesUnder, lineAt } from './repository/files.js';
import { frontDoors, importTable, isAllowed } from './repository/import-table.js';
import { importsOf } from './repository/imports.js';

const sources = filesUnder('src', (path) => path.endsWith('.ts'));
const imports = sources.filter((file) => file.path.split('/').length > 2).flatMap(importsOf);
const code = new Map(sources.map((file) => [file.path, codeOnly(file.text)]));

describe('imports', () => {
  test('every folder of src has its row in the table', () => {
    const folders = new Set(
      sources.map((file) => file.path.split('/')).flatMap((parts) => (parts.length > 2 ? [parts[1] ?? ''] : [])),
    );
    expect([...folders].toSorted()).toEqual(Object.keys(importTable).toSorted());
  });

  test('go only where the table allows', () => {
    const wrong = imports
      .filter((found) => !found.isType && !isAllowed(found.from, found.target, found.isOurs))
      .map(
        ({ from, line, target }) =>
          `${from}:${line} imports ${target}: ${importTable[from.split('/')[1] ?? '']?.instead}.`,
      );
    expect(wrong).toEqual([]);
  });

  test('the simulator takes not even types from what it must be able to contradict', () => {
    const wrong = imports
      .filter(
        (found) =>
          found.from.startsWith('src/simulator/') && /^src\/(?:xcp|activities|domain|workflows)\//.test(found.target),
      )
      .map(({ from, line, target }) => `${from}:${line} imports ${target}: write it again from the protocol.`);
    expect(wrong).toEqual([]);
  });

  test('name files that exist', () => {
    const paths = new Set(sources.map((file) => file.path));
    const wrong = imports
      .filter((found) => found.isOurs && !paths.has(found.target))
      .map(({ from, line, target }) => `${from}:${line} imports ${target}, which does not exist.`);
    expect(wrong).toEqual([]);
  });

  test('reach no module of Node from what is bundled for workflows', () => {
    const seen = new Set<string>();
    const reached = (path: string): readonly string[] => {
      if (seen.has(path)) return [];
      seen.add(path);
      const next = imports.filter((found) => found.from === path && !found.isType);
      return next.flatMap(({ target, isOurs }) => (isOurs ? reached(target) : [`${path} imports ${target}`]));
    };
    const outside = ['src/workflows/index.ts', 'src/payload/failure-converter.ts'].flatMap(reached);
    expect(outside.length).toBeGreaterThan(5);
    expect(outside.filter((line) => !/ @temporalio\/(?:workflow|common)(?:$|\/)/.test(line))).toEqual([]);
  });

  test('never run in a circle', () => {
    const next = new Map<string, string[]>();
    for (const found of imports) {
      if (found.isOurs && !found.isType) next.set(found.from, [...(next.get(found.from) ?? []), found.target]);
    }
    expect(circles(next).map((files) => `${files.join(' -> ')}: move what both need into a file of its own.`)).toEqual(
      [],
    );
  });
});

describe('words', () => {
  test.each([
    ['default exports', /\bexport\s+default\b/g, () => true, 'export it by name'],
    ['enums', /\benum\s+[A-Z]\w*\s*\{/g, () => true, 'use a union of texts'],
    ['any', /[:<,|]\s*any\b(?!\s*:)|\bas\s+any\b/g, () => true, 'use unknown and parse it'],
    ['namespaces', /^\s*(?:export\s+)?namespace\s+\w+\s*\{/gm, () => true, 'a file is a namespace'],
    [
      'the machine it runs on',
      /\b(?:process|globalThis|crypto|performance|setTimeout|setInterval)\b(?=\s*[.(])/g,
      pure,
      'hand the value in',
    ],
    ['randomness', /\bMath\.random\b/g, pureOrWorkflow, "let an activity, or the SDK's uuid4, make it"],
    ['the clock', /\bDate\.now\(|\bnew Date\(\s*\)/g, pure, 'take the instant as an argument'],
    [
      'an argument-less date',
      /\bnew Date\(\s*\)/g,
      workflow,
      'use Date.now(), which the SDK replaces, and say so in milliseconds',
    ],
    ['the process', /\bprocess\s*\./g, workflow, 'take it as an argument of the workflow'],
  ] as const)('%s: in no file where they do not belong', (what, pattern, applies, instead) => {
    const wrong = sources
      .filter((file) => applies(file.path))
      .flatMap((file) =>
        [...(code.get(file.path) ?? '').matchAll(pattern)].map(
          (match) => `${file.path}:${lineAt(file.text, match.index)} uses ${what} (${match[0].trim()}): ${instead}.`,
        ),
      );
    expect(wrong).toEqual([]);
  });

  test('no compiler error is silenced', () => {
    const pattern = new RegExp(['@ts', '(?:ignore|expect-error|nocheck)'].join('-'), 'g');
    const wrong = sources.flatMap((file) =>
      [...file.text.matchAll(pattern)].map(
        (match) => `${file.path}:${lineAt(file.text, match.index)} silences the compiler: correct the type instead.`,
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe('files', () => {
  test('that only list other files are front doors', () => {
    const wrong = sources
      .filter((file) => !frontDoors.has(file.path) && isList(code.get(file.path) ?? ''))
      .map((file) => `${file.path} only re-exports: import from where the thing lives.`);
    expect(wrong).toEqual([]);
  });

  test('hold one idea: none is longer than 400 lines', () => {
    const wrong = sources
      .map((file) => ({ path: file.path, lines: file.text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > 400)
      .map(({ path, lines }) => `${path} has ${lines} lines: split it; the names of the parts are the design.`);
    expect(wrong).toEqual([]);
  });

  test('are named in kebab-case after the one thing inside', () => {
    const wrong = sources
      .map((file) => file.path)
      .filter((path) => !/^src(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)+\.ts$/.test(path));
    expect(wrong).toEqual([]);
  });
});

function pure(path: string): boolean {
  return path.startsWith('src/domain/') || path.startsWith('src/contract/') || path.startsWith('src/schemas/');
}

function workflow(path: string): boolean {
  return path.startsWith('src/workflows/');
}

function pureOrWorkflow(path: string): boolean {
  return pure(path) || workflow(path);
}

/** Nothing but imports and `export … from`. */
function isList(text: string): boolean {
  const rest = text.replaceAll(/^\s*(?:import|export)\s[^;]*?\bfrom\s*'[^']*';?/gm, '').trim();
  return rest === '' && /\bexport\b/.test(text);
}

/** Circles among files, each once, by walking every import in depth. */
function circles(next: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const done = new Set<string>();
  const found: string[][] = [];
  const walk = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) {
      found.push([...path.slice(at), file]);
      return;
    }
    if (done.has(file)) return;
    for (const target of next.get(file) ?? []) walk(target, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}
