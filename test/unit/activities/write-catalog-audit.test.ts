import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeWriteCatalogAudit } from '../../../src/activities/write-catalog-audit.js';
import { historyOf } from '../../../src/domain/catalog/catalog-history.js';
import { firstChanges, keptOf, stateAfter } from '../domain/catalog/support.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenure-audit-'));
});
afterEach(() => rm(folder, { recursive: true }));

const entries = historyOf('connector', '.com', keptOf(stateAfter(firstChanges), 'connector', '.com'));

test('history is one line of JSON for each change, in a file of the account that others cannot read', async () => {
  const write = makeWriteCatalogAudit(join(folder, 'audit'));
  await write({ account: 'acme', entries });
  await write({ account: 'acme', entries });
  const path = join(folder, 'audit', 'catalog-acme.jsonl');
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([...entries, ...entries]);
  expect((await stat(path)).mode & 0o077).toBe(0);
});

test('without a folder, or with one that cannot be written, it fails with a sentence, so that nothing is dropped', async () => {
  await expect(makeWriteCatalogAudit(undefined)({ account: 'acme', entries })).rejects.toMatchObject({
    type: 'WorkerConfiguration',
    message: expect.stringContaining('TENURE_AUDIT_DIR') as string,
  });
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  await expect(makeWriteCatalogAudit(file)({ account: 'acme', entries })).rejects.toMatchObject({
    message: expect.stringContaining('cannot be written') as string,
  });
});
