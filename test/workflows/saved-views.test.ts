// The queries that a page offers to be saved as views: a server that does not understand one says so here, not to an operator.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../repository/files.js';
import { codeOf, tableUnder } from '../repository/markdown.js';
import { type TenureEnvironment, createTenureEnvironment } from '../support/tenure-environment.js';

const views = tableUnder(textOf('docs/operate/temporal-ui.md'), 'The list').flatMap((row) => {
  const query = codeOf(row['query']);
  return query === undefined ? [] : [[row['view'] ?? '', query] as const];
});

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
});
afterAll(() => env.close());

test('the page offers views', () => expect(views.length).toBeGreaterThan(10));

test.each(views)('the server understands "%s"', async (_, query) => {
  expect(await env.client.workflow.count(query)).toMatchObject({ count: 0 });
});
