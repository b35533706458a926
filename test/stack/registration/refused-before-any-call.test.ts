// Bad input gets a sentence that names the field, and the registrar never hears of it.
import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TenureInputError, TenureRefusedError } from '../../../src/client/index.js';
import { domainWorkflowId } from '../../../src/contract/ids.js';
import { WORKFLOW_QUEUE } from '../../../src/contract/queues.js';
import { requestOperation } from '../../../src/workflows/messages.js';
import { orderOf, plainRegistration, registrationRules } from '../../support/field-rules.js';
import { freshName, orderFor, registrant } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
});
afterAll(() => env.close());

test.concurrent.each([
  ['a name without a TLD', { domain: 'example' }, 'domain'],
  ['a mixed-script label', { domain: 'раypal.com', languageTag: 'rus' }, 'domain'],
  ['a mixed-script label in ASCII form', { domain: 'xn--pypal-4ve.com', languageTag: 'rus' }, 'domain'],
  ['eleven years', { periodYears: 11 }, 'periodYears'],
  ['no contacts', { contacts: undefined }, 'contacts'],
  ['a missing contact field', { contacts: { registrant: { ...registrant, city: '' } } }, 'contacts.registrant.city'],
  ['a wrong phone', { contacts: { registrant: { ...registrant, phone: '0416 555' } } }, 'contacts.registrant.phone'],
  ['a field that does not exist', { whoisPrivcy: true }, 'whoisPrivcy'],
])('%s is refused in the client, and names its field', async (_, changes, field) => {
  const asked = env.tenure.register({ ...orderFor(freshName()), ...changes } as never);
  await expect(asked).rejects.toBeInstanceOf(TenureInputError);
  await expect(asked).rejects.toMatchObject({
    problems: [expect.objectContaining({ field, sentence: expect.stringContaining(field) })],
  });
});

test.concurrent.each([
  ['an unknown TLD', freshName('zz'), {}, 'domain'],
  ['a lock on a TLD without one', freshName('de'), { registrarLock: true, whoisPrivacy: false }, 'registrarLock'],
  [
    'two years of a one-year TLD',
    freshName('de'),
    { registrarLock: false, whoisPrivacy: false, periodYears: 2 },
    'periodYears',
  ],
  ['a .ca without legal type', freshName('ca'), { whoisPrivacy: false }, 'legalType'],
  ['a name below a registered one', `www.${freshName()}`, {}, 'domain'],
])('%s is refused by the domain, and names its field', async (_, domain, changes, field) => {
  const asked = env.tenure.register(orderFor(domain, changes));
  await expect(asked).rejects.toBeInstanceOf(TenureRefusedError);
  await expect(asked).rejects.toMatchObject({ problems: [expect.objectContaining({ field })] });
  expect(await env.simulator.admin.journal(domain)).toEqual([]);
});

test.concurrent('a name that the account holds already is refused without a call', async () => {
  const domain = freshName();
  await (await env.tenure.register(orderFor(domain))).result();
  const calls = (await env.simulator.admin.journal()).length;
  await expect(env.tenure.register(orderFor(domain))).rejects.toThrow(/registered in this account already/);
  const later = (await env.simulator.admin.journal()).slice(calls);
  expect(later.filter((call) => call.domain === domain)).toEqual([]);
});

// Rows of docs/reference/field-rules.md; one environment of their own, so that its whole journal must stay empty.
describe('every field rule, asked of a running Tenure', () => {
  let rulesEnv: TenureEnvironment;
  beforeAll(async () => {
    rulesEnv = await createTenureEnvironment({ tlds: [...new Set(registrationRules.map(({ tld }) => tld))] });
  });
  afterAll(() => rulesEnv.close());

  test.each(registrationRules.map((row) => [row.rule, row] as const))('%s', async (_, row) => {
    const order = { ...orderOf(plainRegistration(row.tld), row), requestId: randomUUID() };
    const asked = rulesEnv.tenure.register(order as never);
    await expect(asked).rejects.toMatchObject({ problems: [expect.objectContaining({ field: row.field })] });
    expect(await rulesEnv.simulator.admin.journal()).toEqual([]);
  });
});

test.concurrent(
  'R-18: a connector whose registration is not supported refuses by name of connector and mode',
  async () => {
    const other = await createTenureEnvironment({ connector: { registration: 'unsupported' } });
    try {
      const asked = other.tenure.register(orderFor(freshName()));
      await expect(asked).rejects.toThrow(
        /connector "com at OpenSRS" \(version 1\) has the mode "registration" set to unsupported/,
      );
      expect(await other.simulator.admin.journal()).toEqual([]);
    } finally {
      await other.close();
    }
  },
);

test.concurrent(
  'a malformed request from a bare SDK is refused by the validator, with the type that says so',
  async () => {
    const domain = freshName();
    const startWorkflowOperation = new WithStartWorkflowOperation('domain', {
      workflowId: domainWorkflowId('demo', domain),
      taskQueue: WORKFLOW_QUEUE,
      args: [{ schemaVersion: 1, account: 'demo', domain }],
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    const asked = env.client.workflow.executeUpdateWithStart(requestOperation, {
      startWorkflowOperation,
      updateId: randomUUID(),
      args: [{ requestId: 'r1', operation: { type: 'registerDomain', request: 'nonsense' } } as never],
    });
    await expect(asked).rejects.toMatchObject({ cause: { type: 'InvalidInput' } });
  },
);
