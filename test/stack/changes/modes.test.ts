// The six flags of a connector in their three positions, for the operations that are changes: off, by the API, by a person.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newSealKey } from '../../../src/client/index.js';
import type { RequestOf } from '../../../src/domain/operations/kinds.js';
import { manualUpdates } from '../../../src/workflows/messages.js';
import { ask, executed, heldName, timelineOf } from '../../support/change-requests.js';
import { registrant } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

const consent = { by: 'customer-7' };
const key = newSealKey();

interface Flag<T extends keyof RequestOf = keyof RequestOf> {
  readonly flag: string;
  readonly type: T;
  readonly command: string;
  readonly request: (domain: string) => Omit<RequestOf[T], 'domain'> & { readonly domain: string };
  readonly outcome: string;
  /** How it ends when a person has done it and the name shows it. */
  readonly byHand: string;
  /** Makes true at the registrar what the request asks for, as a person would. */
  readonly seed: object;
}

const nameServers = ['ns1.new.example', 'ns2.new.example'];
const flags: readonly Flag[] = [
  {
    flag: 'registrarLock',
    type: 'setRegistrarLock',
    command: 'MODIFY',
    request: (domain) => ({ domain, locked: true }),
    outcome: 'lock_set',
    byHand: 'lock_set',
    seed: { lock: true },
  },
  {
    flag: 'whoisPrivacy',
    type: 'setWhoisPrivacy',
    command: 'MODIFY',
    request: (domain) => ({ domain, enabled: true }),
    outcome: 'privacy_set',
    byHand: 'privacy_set',
    seed: { privacy: true },
  },
  {
    flag: 'editNameServers',
    type: 'updateNameservers',
    command: 'ADVANCED_UPDATE_NAMESERVERS',
    request: (domain) => ({ domain, nameServers }),
    outcome: 'name_servers_set',
    byHand: 'name_servers_set',
    seed: { nameservers: nameServers },
  },
  {
    flag: 'manageContacts',
    type: 'updateContacts',
    command: 'UPDATE_CONTACTS',
    request: (domain) => ({ domain, contacts: { admin: registrant } }),
    outcome: 'contacts_set',
    byHand: 'contacts_set',
    seed: {},
  },
  {
    flag: 'transferKey',
    type: 'retrieveTransferKey',
    command: 'GET',
    request: (domain) => ({ domain, deliver: 'seal', sealTo: key.sealTo, consent }),
    outcome: 'transfer_key_sealed',
    byHand: 'transfer_key_sent',
    seed: {},
  },
];
const all = Object.fromEntries(flags.map(({ flag }) => [flag, true]));
const none = Object.fromEntries(flags.map(({ flag }) => [flag, false]));

describe('off', () => {
  let env: TenureEnvironment;
  beforeAll(async () => {
    env = await createTenureEnvironment({ tlds: ['com'], connector: none });
  });
  afterAll(() => env.close());

  test.each(flags)('R-18: $type is refused before any call, naming the flag $flag', async ({ type, request, flag }) => {
    const domain = await heldName(env);
    await expect(ask(env, type, request(domain))).rejects.toThrow(`has the flag "${flag}" off`);
    expect(await env.simulator.admin.journal(domain)).toEqual([]);
  });
});

describe('on', () => {
  let env: TenureEnvironment;
  beforeAll(async () => {
    env = await createTenureEnvironment({ tlds: ['com'], connector: all });
  });
  afterAll(() => env.close());

  test.each(flags)('$type is done by the API, and costs nothing', async ({ type, request, outcome, command }) => {
    const domain = await heldName(env);
    expect(await (await ask(env, type, request(domain))).result()).toMatchObject({ outcome });
    expect(await executed(env, command, domain)).toBeGreaterThan(0);
    expect((await env.simulator.admin.ledger(domain)).entries).toEqual([]);
  });
});

describe('manual', () => {
  let env: TenureEnvironment;
  beforeAll(async () => {
    env = await createTenureEnvironment({ tlds: ['com'], connector: { ...all, changes: 'manual' } });
  });
  afterAll(() => env.close());

  const opened = async ({ type, request }: Flag, seed: object = {}) => {
    const domain = await heldName(env, seed);
    const operation = await ask(env, type, request(domain));
    const { manualStep, state } = await until(
      () => operation.state(),
      (view) => view.manualStep !== undefined,
    );
    expect(state).toBe('action_required');
    expect(manualStep).toMatchObject({ kind: 'change', evidence: 'note' });
    const step = {
      taskId: manualStep?.id ?? '',
      taskVersion: manualStep?.version ?? 0,
      operator: 'op-1',
      note: 'done',
    };
    return { domain, operation, step, manualStep, workflow: env.client.workflow.getHandle(operation.id) };
  };
  const isWritten = (flag: Flag) => flag.type !== 'retrieveTransferKey' && flag.type !== 'updateContacts';

  test.each(flags.filter((flag) => flag.type !== 'updateContacts'))(
    'R-16: $type is done by a person, and counts because the registrar agrees',
    async (flag) => {
      const { domain, operation, step, workflow } = await opened(flag, flag.seed);
      await workflow.executeUpdate(manualUpdates.completeManualStep, { args: [step] });
      expect(await operation.result()).toMatchObject({ outcome: flag.byHand });
      const writes = (await env.simulator.admin.journal(domain)).filter((call) => call.command !== 'GET');
      expect(writes).toEqual([]);
    },
  );

  test.each(flags.filter(isWritten))(
    'R-16: $type said to be done, and not done, is shown as contradicted',
    async (flag) => {
      const { operation, step, workflow } = await opened(flag);
      await workflow.executeUpdate(manualUpdates.completeManualStep, { args: [step] });
      const { state } = await until(
        () => operation.state(),
        (view) => view.manualStep?.state === 'contradicted',
      );
      expect(state).toBe('action_required');
    },
  );

  test.each(flags)('R-19: $type is handed to the API by an operator, and not otherwise', async (flag) => {
    const { operation, step, workflow } = await opened(flag);
    await workflow.executeUpdate(manualUpdates.handToAutomation, { args: [step] });
    expect(await operation.result()).toMatchObject({ outcome: flag.outcome });
    expect((await timelineOf(env, operation)).join('\n')).toContain('op-1');
  });

  test.each(flags)('R-17: $type is rejected with reason and a decision on the money', async (flag) => {
    const { domain, operation, step, workflow } = await opened(flag);
    const args: [Parameters<typeof reasonGiven>[0]] = [reasonGiven(step)];
    await workflow.executeUpdate(manualUpdates.rejectManualStep, { args });
    expect(await operation.result()).toMatchObject({ outcome: 'rejected', reason: 'policy', money: 'none' });
    expect((await env.simulator.admin.journal(domain)).filter((call) => call.command !== 'GET')).toEqual([]);
  });

  test('R-11: the transfer key has no place in its step, and the step says so', async () => {
    const flag = flags.find(({ type }) => type === 'retrieveTransferKey');
    if (flag === undefined) throw new Error('no such flag');
    const { manualStep, operation } = await opened(flag);
    expect(JSON.stringify(manualStep)).toContain('Never type the key');
    await operation.cancel();
    expect(await operation.result()).toMatchObject({ outcome: 'cancelled' });
  });
});

function reasonGiven<S extends object>(step: S): S & { readonly reason: 'policy'; readonly money: 'none' } {
  return { ...step, reason: 'policy', money: 'none' };
}
