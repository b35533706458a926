// Transfers that end well: with a code, by mail, from another reseller; and the name is made as it was asked for.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../../src/simulator/start.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';
import { CODE, callsFor, charges, eventTypes, letArrive, nameElsewhere, transfer, waiting } from './support.js';

const NEIGHBOUR = { username: 'neighbour', key: 'fedcba9876543210fedcba9876543210' };

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment({ simulator: { accounts: [DEFAULT_ACCOUNT, NEIGHBOUR] }, tlds: ['com', 'org'] });
});
afterAll(() => env.close());

test.concurrent(
  'with the right code: the losing registrar is waited for, then the name is ours at one charge',
  async ({ annotate }) => {
    const domain = await nameElsewhere(env);
    const operation = await transfer(env, domain, { authCode: CODE, registrarLock: true });
    const standing = await waiting(operation, 'losing_registrar');
    expect(standing.state).toBe('in_progress');
    expect(standing.waitingFor.who).toBe('the losing registrar');
    expect((Date.parse(standing.waitingFor.until ?? '') - Date.now()) / 86_400_000).toBeCloseTo(5, 1);
    expect(standing.transferId).toMatch(/^\d+$/);
    await letArrive(env, domain);
    const result = await operation.result();
    expect(result).toMatchObject({ outcome: 'transferred', shortfalls: [], charge: { currency: 'USD' } });
    expect(await charges(env, domain)).toHaveLength(1);
    expect((await env.tenure.domain(domain).view())?.held).toBe(true);
    const types = await eventTypes(env, operation.id);
    await annotate(`a usual transfer: ${types.length} events`);
    expect(types.length).toBeLessThan(120);
  },
);

test.concurrent('without a code: the registrant agrees by mail, then the losing registrar', async () => {
  const domain = await nameElsewhere(env);
  const operation = await transfer(env, domain);
  const asked = await waiting(operation, 'registrant');
  expect(asked.waitingFor.next).toContain('link in the approval message');
  await env.simulator.admin.approveTransfer(domain);
  await waiting(operation, 'losing_registrar');
  await env.simulator.admin.acceptTransfer(domain);
  // The registry has moved the name; the registrar notices minutes after it was asked.
  await until(
    async () => {
      await env.simulator.admin.moveClock({ advanceSeconds: 200 });
      return operation.state();
    },
    ({ state }) => state === 'succeeded',
  );
  expect(await operation.result()).toMatchObject({ outcome: 'transferred', orderIds: asked.orderIds });
  expect(await charges(env, domain)).toHaveLength(1);
});

test.concurrent('from another reseller of the same registrar', async () => {
  const domain = await nameElsewhere(env, {
    taken: false,
    account: NEIGHBOUR.username,
    createdAt: '2024-01-01T00:00:00Z',
    expiresAt: '2027-06-01T00:00:00Z',
  });
  const operation = await transfer(env, domain, { authCode: CODE });
  const standing = await waiting(operation, 'losing_registrar');
  expect(standing.timeline.map(({ text }) => text).join(' ')).toContain('another reseller of the same registrar');
  await letArrive(env, domain);
  expect(await operation.result()).toMatchObject({ outcome: 'transferred' });
  expect(await callsFor(env, domain)).not.toContain('SEND_PASSWORD');
});

test.concurrent('R-12: what the registrant still has to verify is told, with its deadline', async () => {
  const domain = await nameElsewhere(env);
  const operation = await transfer(env, domain, { authCode: CODE });
  await waiting(operation, 'losing_registrar');
  await letArrive(env, domain);
  const result = await operation.result();
  expect(result).toMatchObject({ outcome: 'transferred' });
  const verification = 'verification' in result ? result.verification : undefined;
  expect(verification).toMatchObject({ consequence: 'the name stops resolving' });
  expect(verification?.what).toContain('verification mail');
  expect(Date.parse(verification?.until ?? '')).toBeGreaterThan(Date.now());
});

const WANTED = {
  registrarLock: true,
  whoisPrivacy: true,
  autoRenew: true,
  nameServers: ['ns1.systemdns.com', 'ns2.systemdns.com'],
};

test.concurrent('R-12: what was asked for is in place afterwards, by the name itself', async () => {
  const domain = await nameElsewhere(env);
  const operation = await transfer(env, domain, { authCode: CODE, ...WANTED });
  await waiting(operation, 'losing_registrar');
  await letArrive(env, domain);
  expect(await operation.result()).toMatchObject({ outcome: 'transferred', shortfalls: [] });
  const [name] = (await env.simulator.admin.domains()).filter((held) => held.name === domain);
  expect(name).toMatchObject({ lock: true, privacy: 'enabled', autoRenew: true, nameservers: WANTED.nameServers });
});

test.concurrent('R-13: while the transfer is pending nothing is changed at the registrar', async () => {
  const domain = await nameElsewhere(env);
  const operation = await transfer(env, domain, { authCode: CODE, ...WANTED });
  await waiting(operation, 'losing_registrar');
  const before = await callsFor(env, domain);
  expect(before.filter((command) => /^(MODIFY|UPDATE|ADVANCED)/.test(command))).toEqual([]);
  await letArrive(env, domain);
  await operation.result();
  expect(await callsFor(env, domain)).toContain('MODIFY');
});

test.concurrent(
  'privacy that the registrar refuses is a shortfall, tried again within a bound; the name is ours',
  async () => {
    const domain = await nameElsewhere(env);
    const action = { kind: 'detail_failure' } as const;
    await env.simulator.admin.addFault({ on: { command: 'MODIFY', domain }, times: 'always', action });
    const operation = await transfer(env, domain, { authCode: CODE, registrarLock: true, whoisPrivacy: true });
    await waiting(operation, 'losing_registrar');
    await letArrive(env, domain);
    const result = await operation.result();
    expect(result).toMatchObject({
      outcome: 'transferred',
      shortfalls: ['WHOIS privacy: wanted after the transfer and not reached (refused with code 465).'],
    });
    expect((await callsFor(env, domain)).filter((command) => command === 'MODIFY')).toHaveLength(3);
    expect(await charges(env, domain)).toHaveLength(1);
  },
);

test.concurrent('a setting that is refused once is reached by the second try', async () => {
  const domain = await nameElsewhere(env);
  await env.simulator.admin.addFault({ on: { command: 'MODIFY', domain }, action: { kind: 'detail_failure' } });
  const operation = await transfer(env, domain, { authCode: CODE, whoisPrivacy: true });
  await waiting(operation, 'losing_registrar');
  await letArrive(env, domain);
  expect(await operation.result()).toMatchObject({ outcome: 'transferred', shortfalls: [] });
});

test.concurrent(
  'contacts of the order are compared afterwards and set where the transfer left the old ones',
  async () => {
    const domain = await nameElsewhere(env, {}, 'org');
    const operation = await transfer(env, domain, { authCode: CODE, changeContact: true });
    await waiting(operation, 'losing_registrar');
    await letArrive(env, domain);
    expect(await operation.result()).toMatchObject({ outcome: 'transferred', shortfalls: [] });
  },
);

test.concurrent('the registrar shows the transfer late: it is waited for, and ordered once', async () => {
  const domain = await nameElsewhere(env);
  await env.simulator.admin.addFault({
    on: { command: 'SW_REGISTER', domain },
    action: { kind: 'transfer_path', lagSeconds: 3 },
  });
  const operation = await transfer(env, domain, { authCode: CODE });
  await waiting(operation, 'losing_registrar');
  expect(await env.simulator.admin.orders(domain)).toHaveLength(1);
});

test.concurrent('parked for funds, processed when the balance covers it: one charge', async () => {
  const domain = await nameElsewhere(env);
  await env.simulator.admin.addFault({
    on: { command: 'SW_REGISTER', domain },
    action: { kind: 'park', reason: 'funds' },
  });
  const operation = await transfer(env, domain, { authCode: CODE });
  await waiting(operation, 'losing_registrar');
  await letArrive(env, domain);
  expect(await operation.result()).toMatchObject({ outcome: 'transferred' });
  expect(await charges(env, domain)).toHaveLength(1);
});
