// The hostile profile: everything odd that the reference calls legal, and nothing that it does not.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../../src/simulator/start.js';
import { CONTACT, CREDENTIALS, envelope, post, readReply, registration, type Assoc } from './wire.js';

const start = (seed: number): Promise<Simulator> =>
  startSimulator({
    accounts: [CREDENTIALS],
    profile: 'hostile',
    seed,
    limits: 'lifted',
    clock: { start: new Date('2027-01-10T12:00:00Z'), frozen: true },
  });

describe('oddities', () => {
  let simulator: Simulator;
  const bodies: string[] = [];
  beforeAll(async () => {
    simulator = await start(11);
    const ask = async (action: string, attributes: Assoc): Promise<void> => {
      bodies.push((await post(simulator.url, envelope(action, 'DOMAIN', attributes))).body);
    };
    const many = Array.from({ length: 12 }, (_, n) => ({ name: `ns${n}.example.net`, sortorder: String(n + 1) }));
    const contacts = { owner: { ...CONTACT, last_name: "D'Œuvre & <Söhne>" }, admin: CONTACT, billing: CONTACT };
    await ask(
      'SW_REGISTER',
      registration('odd.com', { custom_nameservers: '1', nameserver_list: many, contact_set: contacts }),
    );
    for (let n = 0; n < 20; n++) await ask('GET', { domain: 'odd.com', type: 'all_info' });
    await ask('GET_ORDERS_BY_DOMAIN', { domain: 'odd.com' });
    await ask('GET_ORDERS_BY_DOMAIN', { domain: 'none.com' });
  });
  afterAll(() => simulator.stop());
  const some = (pattern: RegExp): boolean => bodies.some((body) => pattern.test(body));

  test.each<[string, RegExp]>([
    ['single quotes', /<item key='/],
    ['double quotes', /<item key="/],
    ['array items out of order', /<dt_array>\s*<item key=["'][1-9]/],
    ['arrays of more than ten', /<item key=["']11["']>/],
    ['newlines inside texts', />\n[^<]*\w\n/],
    ['numeric references', /&#/],
    ['named references', /&amp;/],
    ['transaction ids', /key=["']transaction_id["']>2027-01-10 12:00:00 \d+ \d+</],
    ['empty structures as empty text', /<item key=["']orders["']><\/item>/],
    ['epoch order dates', /<item key=["']order_date["']>\d{10}</],
  ])('has %s', (_, pattern) => expect(some(pattern)).toBe(true));

  test('and still says the same', () => {
    for (const body of bodies.slice(1, 21)) {
      const reply = readReply({ status: 200, reason: 'OK', headers: {}, body });
      expect(reply).toMatchObject({ isSuccess: '1', code: '200', text: 'Query Successful' });
      const names = (reply.attributes['nameserver_list'] as readonly Assoc[]).map(({ name }) => name);
      expect(names).toEqual(Array.from({ length: 12 }, (_, n) => `ns${n}.example.net`));
      expect(reply.attributes['contact_set']).toMatchObject({ owner: { last_name: "D'Œuvre & <Söhne>" } });
    }
  });
});

test('a run repeats for the same seed: listings and replies alike', async () => {
  const run = async (seed: number): Promise<unknown> => {
    const simulator = await start(seed);
    const bodies: string[] = [];
    for (const name of ['a.com', 'b.com', 'c.net'])
      bodies.push((await post(simulator.url, envelope('SW_REGISTER', 'DOMAIN', registration(name)))).body);
    const listing = [
      await simulator.admin.orders(),
      await simulator.admin.domains(),
      await simulator.admin.ledger(),
      await simulator.admin.events(),
      await simulator.admin.journal(),
    ];
    await simulator.stop();
    return [bodies, listing];
  };
  expect(await run(5)).toEqual(await run(5));
  expect(await run(5)).not.toEqual(await run(6));
});

test('order ids grow with gaps', async () => {
  const simulator = await start(3);
  const ids: number[] = [];
  for (let n = 0; n < 20; n++) ids.push((await simulator.admin.seedOrder({ domain: `gap${n}.com` })).id);
  const steps = ids.slice(1).map((id, n) => id - (ids[n] ?? 0));
  expect(Math.min(...steps)).toBeGreaterThan(0);
  expect(Math.max(...steps)).toBeGreaterThan(1);
  await simulator.stop();
});
