// The seed's three request documents, posted as they stand.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../../src/simulator/start.js';
import { call, CREDENTIALS, parse, post, type Value } from './wire.js';

const document = (name: string): Promise<Buffer> =>
  readFile(new URL(`../../fixtures/seed/${name}.xml`, import.meta.url));

/** Keys and nesting, without the texts: what must be the same whatever ids were dealt. */
function structure(value: Value): unknown {
  if (typeof value === 'string') return 'text';
  if (Array.isArray(value)) return value.map(structure);
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, structure(inner)]),
  );
}

describe.each(['faithful', 'hostile'] as const)('the seed documents, %s', (profile) => {
  let simulator: Simulator;
  const replies: Record<string, ReturnType<typeof parse>> = {};

  beforeAll(async () => {
    simulator = await startSimulator({ accounts: [CREDENTIALS], profile });
    await simulator.admin.seedOrder({ domain: 'example2rwetw42tt4t.com' });
    await simulator.admin.seedOrder({ domain: 'example2rwetw42tt4t.com' });
    for (const n of [1, 2, 3]) {
      replies[n] = parse((await post(simulator.url, await document(`example-${n}-request`))).body);
    }
  });
  afterAll(() => simulator.stop());

  test.each([1, 2, 3])('example %i is answered with the structure of the seed', async (n) => {
    const expected = structure(parse((await document(`example-${n}-reply`)).toString('utf8')));
    const { transaction_id: _, ...reply } = replies[n] ?? {}; // optional, sent by the hostile profile
    expect(structure(reply)).toEqual(expected);
  });

  test.each([1, 2, 3])('example %i says what the seed says', async (n) => {
    const said = (root: ReturnType<typeof parse>): unknown => {
      const attributes = root['attributes'] as Record<string, Value>;
      const flat = (value: Value | undefined): Value | undefined =>
        typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value;
      return [
        root['is_success'],
        root['response_code'],
        flat(root['response_text']),
        attributes['registration_code'],
        flat(attributes['registration_text']),
        attributes['whois_privacy_state'],
      ];
    };
    expect(said(replies[n] ?? {})).toEqual(said(parse((await document(`example-${n}-reply`)).toString('utf8'))));
  });

  test('example 2 completes under the same order id once its template exists', async () => {
    const [parked] = await simulator.admin.orders('example2342343333.net');
    expect(parked).toMatchObject({ status: 'pending', parkedFor: 'nameserver' });
    await simulator.admin.createTemplate('newdnstemplate');
    const reply = await call(simulator.url, 'PROCESS_PENDING', 'DOMAIN', { order_id: String(parked?.id) });
    expect(reply).toMatchObject({ isSuccess: '1', code: '200', attributes: { order_id: String(parked?.id) } });
    expect(await simulator.admin.orders('example2342343333.net')).toMatchObject([
      { id: parked?.id, status: 'completed' },
    ]);
  });

  test('example 3 gets a profile of its own although the user name exists', async () => {
    const domains = await simulator.admin.domains();
    const profileOf = (name: string): number | null | undefined =>
      domains.find((domain) => domain.name === name)?.profileId;
    expect(profileOf('example.com')).not.toBe(profileOf('example2rwetw42tt4t.com'));
    expect(profileOf('example2342343333.net')).toBe(profileOf('example2rwetw42tt4t.com'));
  });

  test('the books hold one charge per name', async () => {
    const charges = (await simulator.admin.ledger()).entries.filter((entry) => entry.kind === 'charge');
    expect(charges.map((entry) => [entry.domain, entry.operation, entry.periodYears])).toEqual([
      ['example2rwetw42tt4t.com', 'new', 1],
      ['example.com', 'new', 1],
      ['example2342343333.net', 'new', 10],
    ]);
  });
});
