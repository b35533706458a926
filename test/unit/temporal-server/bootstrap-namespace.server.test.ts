import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bootstrapNamespace } from '../../../src/temporal-server/bootstrap-namespace.js';
import { startTemporalServer, type TemporalServer } from '../../../src/temporal-server/start-server.js';
import { testTemporalBinary } from '../../support/temporal-server.js';

let server: TemporalServer;
let connection: Connection;
beforeAll(async () => {
  const binary = await testTemporalBinary();
  server = await startTemporalServer({ binary, storage: { kind: 'memory' }, ports: { grpc: 0 } });
  connection = await Connection.connect({ address: server.address });
});
afterAll(async () => {
  await connection.close();
  await server.stop();
});

const namespaceName = () => `bootstrap-${randomUUID().slice(0, 8)}`;
const wanted = { TenureState: 'Keyword', TenureOrderIds: 'KeywordList', TenureDueAt: 'Datetime' } as const;

test('a namespace can be used at once: with its retention, and with workflows that carry its search attributes', async () => {
  const namespace = namespaceName();
  const result = await bootstrapNamespace({ connection, namespace, searchAttributes: wanted, retentionDays: 30 });
  expect(result).toEqual({
    namespace: 'created',
    addedSearchAttributes: ['TenureDueAt', 'TenureOrderIds', 'TenureState'],
  });
  const { config } = await connection.workflowService.describeNamespace({ namespace });
  expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 24 * 60 * 60);

  const client = new Client({ connection, namespace });
  const started = client.workflow.start('anything', {
    workflowId: 'first',
    taskQueue: 'nobody-polls-this',
    typedSearchAttributes: [
      { key: defineSearchAttributeKey('TenureState', SearchAttributeType.KEYWORD), value: 'pending' },
      { key: defineSearchAttributeKey('TenureOrderIds', SearchAttributeType.KEYWORD_LIST), value: ['1', '2'] },
      { key: defineSearchAttributeKey('TenureDueAt', SearchAttributeType.DATETIME), value: new Date(0) },
    ],
  });
  await expect(started).resolves.toMatchObject({ workflowId: 'first' });
});

test('asked again, it changes nothing and adds what is new', async () => {
  const namespace = namespaceName();
  await bootstrapNamespace({ connection, namespace, searchAttributes: wanted });
  expect(await bootstrapNamespace({ connection, namespace, searchAttributes: wanted })).toEqual({
    namespace: 'existed',
    addedSearchAttributes: [],
  });
  const more = { ...wanted, TenureTld: 'Keyword' } as const;
  expect(await bootstrapNamespace({ connection, namespace, searchAttributes: more })).toEqual({
    namespace: 'existed',
    addedSearchAttributes: ['TenureTld'],
  });
});

test('two processes that set up one namespace at once both succeed', async () => {
  const namespace = namespaceName();
  const results = await Promise.all([
    bootstrapNamespace({ connection, namespace, searchAttributes: wanted }),
    bootstrapNamespace({ connection, namespace, searchAttributes: wanted }),
  ]);
  expect(results.filter((result) => result.namespace === 'created')).toHaveLength(1);
});

test('a search attribute of another type is refused by name, with both types', async () => {
  const namespace = namespaceName();
  await bootstrapNamespace({ connection, namespace, searchAttributes: { TenureDueAt: 'Keyword' } });
  await expect(bootstrapNamespace({ connection, namespace, searchAttributes: wanted })).rejects.toThrow(
    `Search attribute TenureDueAt has type Keyword in namespace ${namespace}, Tenure needs Datetime.`,
  );
});

test('more attributes than the server has room for are refused in its own words', async () => {
  const namespace = namespaceName();
  const eleven = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`TenureK${index}`, 'Keyword' as const]));
  await expect(
    bootstrapNamespace({ connection, namespace, searchAttributes: eleven, patienceMs: 2_000 }),
  ).rejects.toThrow(
    /^The search attributes TenureK0, .* could not be added to namespace .*: .*cannot have more than 10 search attribute/,
  );
});
