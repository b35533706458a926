// "Add an operation" in CONTRIBUTING.md says where an operation has to stand. The code must need these places, and no others.
import { describe, expect, test } from 'vitest';
import { operationTypes } from '../src/domain/operation.js';
import { withoutComments } from './repository/code-only.js';
import { filesUnder, textOf } from './repository/files.js';
import { codeOf, tableUnder } from './repository/markdown.js';

const page = textOf('CONTRIBUTING.md');
const places = tableUnder(page, 'Add an operation').map((row) => codeOf(row['Place']) ?? '');
const code = new Map(
  filesUnder('src', (path) => path.endsWith('.ts')).map(({ path, text }) => [path, withoutComments(text)]),
);

/** Methods and commands for people who like names better than a general request; an operation works without them. */
const CONVENIENCES = ['src/client/', 'src/cli/'];

describe.each(operationTypes)('%s', (type) => {
  test.each(places)('stands in %s', (place) => {
    expect(code.get(place)).toMatch(new RegExp(`\\b${type}\\b`));
  });

  test('has a request and a workflow in files of its name', () => {
    const file = type.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(code.get(`src/workflows/${file}.ts`)).toMatch(new RegExp(`export function ${type}\\(`));
    const requests = [`src/domain/operations/${file}.ts`, `src/domain/${requestOf(type)}-request.ts`];
    expect(requests.filter((path) => code.has(path))).toHaveLength(1);
  });
});

test('no other file lists operations', () => {
  const lists = [...code]
    .filter(([path]) => !CONVENIENCES.some((folder) => path.startsWith(folder)))
    .filter(([, text]) => operationTypes.filter((type) => new RegExp(`\\b${type}\\b`).test(text)).length > 3)
    .map(([path]) => path);
  expect(lists.toSorted()).toEqual(places.toSorted());
});

test('the page shows the workflow as it is', () => {
  expect(page).toContain(`\`\`\`ts\n${textOf('src/workflows/set-whois-privacy.ts')}\`\`\`\n`);
});

/** Registration and transfer have fields and rules enough for files of their own. */
function requestOf(type: string): string {
  return type === 'registerDomain' ? 'registration' : type === 'transferDomain' ? 'transfer' : '';
}
