// Rows of docs/reference/field-rules.md for transfers, asked as a bare Temporal SDK asks; the registrar never hears of them.
import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { domainWorkflowId } from '../../../src/contract/ids.js';
import { WORKFLOW_QUEUE } from '../../../src/contract/queues.js';
import type { RequestAnswer } from '../../../src/domain/operation.js';
import { parseTransferRequest } from '../../../src/domain/transfer-request.js';
import { requestOperation } from '../../../src/workflows/messages.js';
import { type Fields, orderOf, plainTransfer, transferRules } from '../../support/field-rules.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment({ tlds: [...new Set(transferRules.map(({ tld }) => tld))] });
});
afterAll(() => env.close());

const rows = transferRules.map((row) => ({ ...row, request: orderOf(plainTransfer(row.tld), row) }));
const isMisshapen = ({ request }: { readonly request: Fields }): boolean =>
  parseTransferRequest(request).kind === 'invalid';

describe('a transfer with a field that is wrong anywhere', () => {
  test.each(rows.filter(isMisshapen))(
    '$rule: the validator refuses it and names $field',
    async ({ request, field }) => {
      const sentence = expect.stringContaining(field) as string;
      await expect(ask(request)).rejects.toMatchObject({ cause: { type: 'InvalidInput', message: sentence } });
      expect(await env.simulator.admin.journal()).toEqual([]);
    },
  );
});

describe('a transfer with a field that is wrong for its TLD', () => {
  test.each(rows.filter((row) => !isMisshapen(row)))('$rule: it is refused at $field', async ({ request, field }) => {
    expect(await ask(request)).toMatchObject({ kind: 'refused', problems: [{ field }] });
    expect(await env.simulator.admin.journal()).toEqual([]);
  });
});

function ask(request: Fields): Promise<RequestAnswer> {
  const domain = String(request['domain']);
  const startWorkflowOperation = new WithStartWorkflowOperation('domain', {
    workflowId: domainWorkflowId('demo', domain),
    taskQueue: WORKFLOW_QUEUE,
    args: [{ schemaVersion: 1, account: 'demo', domain }],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  return env.client.workflow.executeUpdateWithStart(requestOperation, {
    startWorkflowOperation,
    updateId: randomUUID(),
    args: [{ requestId: randomUUID(), operation: { type: 'transferDomain', request } } as never],
  });
}
