// The readers behind the tests about this repository: a check that sees nothing would pass for ever.
import { describe, expect, test } from 'vitest';
import { codeOnly, withoutComments } from './repository/code-only.js';
import { isAllowed } from './repository/import-table.js';
import { importsOf } from './repository/imports.js';

describe('code without prose', () => {
  test.each([
    ['a line comment', 'a; // new Date()\nb', 'a;              \nb'],
    ['a block comment over lines', 'a /* any\nany */ b', 'a       \n       b'],
    ['a text', "say('any: // x') + y", "say('          ') + y"],
    ['a text with a quote inside', String.raw`f('it\'s', any)`, "f('     ', any)"],
    ['a template, but not its hole', '`as any ${x as any} as any`', '`       ${x as any}       `'],
    ['a hole with braces', '`a${ { b: `c` }.b }d`', '`  ${ { b: ` ` }.b } `'],
    ['a regular expression', String.raw`x = /['"/\]]/.test(any)`, 'x = /       /.test(any)'],
    ['no division', 'a / b; any / c', 'a / b; any / c'],
  ])('blanks %s', (_, source, expected) => {
    const code = codeOnly(source);
    expect(code).toHaveLength(source.length);
    expect(code.replaceAll(/ +/g, ' ')).toBe(expected.replaceAll(/ +/g, ' '));
  });

  test('keeps texts where they say what is imported', () => {
    expect(withoutComments("import 'a'; // b")).toBe("import 'a';     ");
  });
});

describe('imports', () => {
  const read = (text: string): unknown =>
    importsOf({ path: 'src/cli/commands/a.ts', text }).map(({ line, target, isType }) => [line, target, isType]);

  test.each([
    ['a name', "import { a } from '../b.js';", [[1, 'src/cli/b.ts', false]]],
    ['a type', "import type { A } from '../../domain/b.js';", [[1, 'src/domain/b.ts', true]]],
    ['types alone, each said so', "import { type A, type B } from './b.js';", [[1, 'src/cli/commands/b.ts', true]]],
    ['a type among names', "import { type A, b } from './b.js';", [[1, 'src/cli/commands/b.ts', false]]],
    ['several lines', "\nimport {\n  a,\n  b,\n} from 'zod';", [[2, 'zod', false]]],
    ['what is passed on', "export { a } from './b.js';", [[1, 'src/cli/commands/b.ts', false]]],
    ['what is loaded later', "x;\nconst b = await import('../../worker/main.js');", [[2, 'src/worker/main.ts', false]]],
    ['a module without names', "import 'node:fs';", [[1, 'node:fs', false]]],
    ['nothing in a comment', "// import { a } from './b.js';", []],
  ])('finds %s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    ['src/domain/a.ts', 'src/domain/b.ts', true, true],
    ['src/domain/a.ts', 'zod', false, false],
    ['src/domain/a.ts', 'node:crypto', false, false],
    ['src/workflows/a.ts', 'src/activities/b.ts', true, false],
    ['src/activities/a.ts', 'src/workflows/messages.ts', true, true],
    ['src/activities/a.ts', 'src/workflows/domain.ts', true, false],
    ['src/simulator/a.ts', 'src/xcp/value.ts', true, false],
    ['src/cli/table.ts', 'src/simulator/start.ts', true, false],
    ['src/cli/machine/machine.ts', 'src/simulator/start.ts', true, true],
    ['src/client/connect.ts', '@temporalio/common/lib/time.js', false, true],
    ['src/client/connect.ts', '@temporalio/commonplace', false, false],
    ['src/nowhere/a.ts', 'zod', false, false],
  ])('the table says whether %s may import %s', (file, target, isOurs, expected) => {
    expect(isAllowed(file, target, isOurs)).toBe(expected);
  });
});
