// updateNameservers: the whole delegation, in order, and every way in which it can go.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ask, atRegistrar, executed, heldName, resultOf } from '../../support/change-requests.js';
import { freshName } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

const command = 'ADVANCED_UPDATE_NAMESERVERS';
const wanted = ['ns2.new.example', 'ns1.new.example'];

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
});
afterAll(() => env.close());
afterEach(() => env.simulator.admin.clearFaults());

test('sets the hosts in the order asked for, and is done when they are read back', async () => {
  const domain = await heldName(env);
  expect(await resultOf(env, 'updateNameservers', { domain, nameServers: wanted })).toEqual({
    outcome: 'name_servers_set',
    nameServers: wanted,
    unchanged: false,
  });
  expect((await atRegistrar(env, domain)).nameservers).toEqual(wanted);
});

test('sends nothing when the delegation is as wanted; another order of the same hosts is another delegation', async () => {
  const domain = await heldName(env, { nameservers: wanted });
  expect(await resultOf(env, 'updateNameservers', { domain, nameServers: wanted })).toMatchObject({ unchanged: true });
  expect(await executed(env, command, domain)).toBe(0);
  const turned = wanted.toReversed();
  expect(await resultOf(env, 'updateNameservers', { domain, nameServers: turned })).toMatchObject({ unchanged: false });
  expect((await atRegistrar(env, domain)).nameservers).toEqual(turned);
});

test('names each host that the registry does not know, and leaves the delegation as it was', async () => {
  const domain = await heldName(env);
  const nameServers = ['ns1.nowhere.invalid', 'ns1.new.example', 'ns2.nowhere.invalid'];
  expect(await resultOf(env, 'updateNameservers', { domain, nameServers })).toMatchObject({
    outcome: 'hosts_unknown',
    hosts: ['ns1.nowhere.invalid', 'ns2.nowhere.invalid'],
  });
  expect((await atRegistrar(env, domain)).nameservers).toEqual(['ns1.old.example', 'ns2.old.example']);
});

test('a refusal of another kind is told with its code', async () => {
  const domain = await heldName(env);
  await env.simulator.admin.addFault({
    on: { command, domain },
    after: 'before',
    action: { kind: 'reply', code: 445, text: 'Too many' },
  });
  expect(await resultOf(env, 'updateNameservers', { domain, nameServers: wanted })).toMatchObject({
    outcome: 'refused',
    code: '445',
  });
});

test('R-4: a lost reply is settled by reading, and nothing is sent a second time', async () => {
  const domain = await heldName(env);
  await env.simulator.admin.addFault({ on: { command, domain }, after: 'commit', action: { kind: 'drop' } });
  expect(await resultOf(env, 'updateNameservers', { domain, nameServers: wanted })).toMatchObject({ unchanged: false });
  expect(await executed(env, command, domain)).toBe(1);
});

test('R-4: a lost request is sent again after two readings that show nothing', async () => {
  const domain = await heldName(env);
  await env.simulator.admin.addFault({ on: { command, domain }, after: 'before', action: { kind: 'drop' } });
  expect(await resultOf(env, 'updateNameservers', { domain, nameServers: wanted })).toMatchObject({ unchanged: false });
  expect(await executed(env, command, domain)).toBe(1);
});

describe('an asynchronous registry', () => {
  const underWay = async (outcome: 'completed' | 'declined' | 'never') => {
    const domain = await heldName(env);
    const action = { kind: 'asynchronous', outcome, afterSeconds: 0 } as const;
    await env.simulator.admin.addFault({ on: { command, domain }, action });
    return { domain, operation: await ask(env, 'updateNameservers', { domain, nameServers: wanted }) };
  };

  test('R-6: accepted is not done; done is what reads so', async () => {
    const { domain, operation } = await underWay('completed');
    expect(await operation.result()).toMatchObject({ outcome: 'name_servers_set', nameServers: wanted });
    expect((await atRegistrar(env, domain)).nameservers).toEqual(wanted);
  });

  test('a registry that turns it down ends it as declined', async () => {
    const { operation } = await underWay('declined');
    expect(await operation.result()).toMatchObject({ outcome: 'declined', orderIds: [] });
  });

  test('a silent registry is waited for, until it speaks', async () => {
    const { domain, operation } = await underWay('never');
    const waiting = await until(
      () => operation.state(),
      ({ waitingFor }) => waitingFor.kind === 'registry',
    );
    expect(waiting).toMatchObject({ state: 'in_progress' });
    const [change] = await env.simulator.admin.changes(domain);
    await env.simulator.admin.completeChange(change?.id ?? 0);
    expect(await operation.result()).toMatchObject({ outcome: 'name_servers_set' });
  });
});

test('.it: the registry tests the hosts after the yes, and the operation is done when it shows them', async () => {
  const domain = await heldName(env, {}, 'it');
  const operation = await ask(env, 'updateNameservers', { domain, nameServers: wanted });
  const waiting = await until(
    () => operation.state(),
    ({ waitingFor }) => waitingFor.kind === 'registry',
  );
  const days = (Date.parse(waiting.waitingFor.until ?? '') - Date.parse(waiting.waitingFor.since)) / 86_400_000;
  expect(days).toBeCloseTo(30, 0);
  expect((await atRegistrar(env, domain)).nameservers).toEqual(['ns1.old.example', 'ns2.old.example']);
  await env.simulator.admin.moveClock({ advanceSeconds: 3_601 });
  expect(await operation.result()).toMatchObject({ outcome: 'name_servers_set', nameServers: wanted });
  expect(await executed(env, command, domain)).toBe(1);
});

test('the delegation of an expired name is left alone', async () => {
  const day = 86_400_000;
  const { now } = await env.simulator.admin.clock();
  const expiresAt = new Date(Date.parse(now) - 3 * day).toISOString();
  const createdAt = new Date(Date.parse(now) - 368 * day).toISOString();
  const domain = await heldName(env, { createdAt, expiresAt });
  expect(await resultOf(env, 'updateNameservers', { domain, nameServers: wanted })).toMatchObject({
    outcome: 'not_allowed',
  });
  expect(await executed(env, command, domain)).toBe(0);
});

test('a name that is not in the account is said to be so, and nothing is sent', async () => {
  const domain = freshName();
  await env.simulator.admin.seedDomain({ domain, taken: true });
  expect(await resultOf(env, 'updateNameservers', { domain, nameServers: wanted })).toMatchObject({
    outcome: 'not_held',
  });
  expect(await executed(env, command, domain)).toBe(0);
});

test('R-13: a name that is being transferred away is waited for; the change goes on when it stays', async () => {
  const { now } = await env.simulator.admin.clock();
  const createdAt = new Date(Date.parse(now) - 200 * 86_400_000).toISOString();
  const domain = await heldName(env, { createdAt });
  await env.simulator.admin.startTransferAway(domain);
  const operation = await ask(env, 'updateNameservers', { domain, nameServers: wanted });
  const waiting = await until(
    () => operation.state(),
    ({ state }) => state === 'blocked',
  );
  expect(waiting.waitingFor).toMatchObject({ kind: 'registry', who: 'the gaining registrar and the registry' });
  expect(await executed(env, command, domain)).toBe(0);
  await env.simulator.admin.declineTransfer(domain);
  expect(await operation.result()).toMatchObject({ outcome: 'name_servers_set' });
});

test('R-13: a name that leaves ends the operation, with nothing sent', async () => {
  const { now } = await env.simulator.admin.clock();
  const createdAt = new Date(Date.parse(now) - 200 * 86_400_000).toISOString();
  const domain = await heldName(env, { createdAt });
  await env.simulator.admin.startTransferAway(domain);
  const operation = await ask(env, 'updateNameservers', { domain, nameServers: wanted });
  await until(
    () => operation.state(),
    ({ state }) => state === 'blocked',
  );
  await env.simulator.admin.completeTransfer(domain);
  expect(await operation.result()).toMatchObject({ outcome: 'not_held' });
  expect(await executed(env, command, domain)).toBe(0);
});
