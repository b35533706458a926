// The admin API and the process around it, as a foreign test suite would use them: JSON over HTTP.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runSimulator } from '../../../src/simulator/main.js';
import { startSimulator, type Simulator } from '../../../src/simulator/start.js';
import { call, CREDENTIALS, registration, textOf } from './wire.js';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ accounts: [CREDENTIALS] });
});
afterEach(() => simulator.stop());

const http = async (
  method: string,
  path: string,
  body?: string,
): Promise<{ readonly status: number; readonly json: unknown }> => {
  const response = await fetch(new URL(path, simulator.adminUrl), { method, ...(body === undefined ? {} : { body }) });
  return { status: response.status, json: await response.json() };
};

describe('answers', () => {
  test.each(['health', 'ledger', 'journal', 'clock', 'faults', 'orders', 'domains', 'events'])(
    'GET /%s',
    async (path) => {
      expect((await http('GET', `/${path}`)).status).toBe(200);
    },
  );

  test.each([
    ['an unknown path', 'GET', '/moon', undefined, 404],
    ['a body that is not JSON', 'POST', '/clock', '{', 400],
    ['a wrong body', 'POST', '/clock', '{"advanceSeconds":"much"}', 400],
    ['a misspelt fault', 'POST', '/faults', '{"action":{"kind":"dorp"}}', 400],
    ['an unknown fault', 'DELETE', '/faults/none', undefined, 404],
    ['an unknown order', 'POST', '/orders/1/complete', undefined, 404],
    ['an unknown account', 'POST', '/funds', '{"amount":1,"account":"none"}', 404],
    ['a TLD that is not served', 'POST', '/domains', '{"domain":"a.nothing"}', 400],
    ['a name that exists', 'POST', '/domains', '{"domain":"there.com"}', 409],
  ])('%s with a sentence', async (_, method, path, body, status) => {
    await simulator.admin.seedDomain({ domain: 'there.com' });
    const answer = await http(method, path, body);
    expect(answer).toMatchObject({ status, json: { error: expect.stringMatching(/\w/) as string } });
  });

  test('funds in and out are entries of the books', async () => {
    await simulator.admin.addFunds(12.5);
    await simulator.admin.addFunds(-2.5);
    const { entries, accounts } = await simulator.admin.ledger();
    expect(entries.map(({ kind, amount, balanceAfter }) => [kind, amount, balanceAfter])).toEqual([
      ['deposit', '5000.00', '5000.00'],
      ['deposit', '12.50', '5012.50'],
      ['deposit', '-2.50', '5010.00'],
    ]);
    expect(accounts).toMatchObject([{ username: CREDENTIALS.username, balance: '5010.00', hold: '0.00' }]);
  });

  test('a charge names order, domain, operation, amount and time', async () => {
    const reply = await call(simulator.url, 'SW_REGISTER', 'DOMAIN', registration('booked.com'));
    expect((await simulator.admin.ledger('booked.com')).entries).toMatchObject([
      {
        kind: 'charge',
        orderId: Number(reply.attributes['id']),
        domain: 'booked.com',
        operation: 'new',
        amount: '13.75',
        currency: 'USD',
        debit: `reseller:${CREDENTIALS.username}`,
        credit: 'registrar:sales',
      },
    ]);
  });

  test('reset throws everything away', async () => {
    await call(simulator.url, 'SW_REGISTER', 'DOMAIN', registration('gone.com'));
    await simulator.admin.addFault({ action: { kind: 'drop' } });
    await simulator.admin.reset();
    expect([await simulator.admin.orders(), await simulator.admin.faults(), await simulator.admin.journal()]).toEqual([
      [],
      [],
      [],
    ]);
    expect((await call(simulator.url, 'LOOKUP', 'DOMAIN', { domain: 'gone.com' })).code).toBe('210');
  });

  test('nothing it shows holds contacts, credentials or auth codes', async () => {
    await call(
      simulator.url,
      'SW_REGISTER',
      'DOMAIN',
      registration('quiet.com', { auth_info: 'PlantedCode1', comments: 'PlantedComment' }),
    );
    const code = textOf(
      (await call(simulator.url, 'GET', 'DOMAIN', { domain: 'quiet.com', type: 'domain_auth_info' })).attributes[
        'domain_auth_info'
      ],
    );
    const shown = JSON.stringify(
      await Promise.all(
        ['/ledger', '/journal', '/orders', '/domains', '/events', '/faults'].map((path) => http('GET', path)),
      ),
    );
    for (const secret of [
      code,
      'PlantedCode1',
      'PlantedComment',
      'S3cretpass99',
      'acme01',
      'Ottway',
      'owen@example.org',
      CREDENTIALS.key,
    ]) {
      expect(shown).not.toContain(secret);
    }
  });
});

describe('the process', () => {
  test('prints one JSON line when ready and stops cleanly', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'simulator-'));
    await writeFile(join(folder, 'key'), 'filekey\n');
    const lines: string[] = [];
    let stop = (): void => undefined;
    const stopped = new Promise<void>((resolve) => (stop = resolve));
    let ready = (): void => undefined;
    const isReady = new Promise<void>((resolve) => (ready = resolve));
    const write = (line: string): void => {
      lines.push(line);
      ready();
    };
    const run = runSimulator({ port: 0, username: 'u', keyFile: join(folder, 'key'), balance: 7 }, { write, stopped });
    await isReady;
    const said = JSON.parse(lines.join('')) as { readonly url: string; readonly adminUrl: string };
    expect(said).toMatchObject({ ready: true, username: 'u' });
    const answer = await fetch(new URL('/ledger', said.adminUrl));
    expect(await answer.json()).toMatchObject({ accounts: [{ username: 'u', balance: '7.00' }] });
    stop();
    await run;
    await expect(fetch(said.url)).rejects.toThrow(/fetch failed/);
    await rm(folder, { recursive: true });
  });

  test.each([
    ['no key', { key: '' }, /needs the API key/],
    ['half of TLS', { key: 'k', tlsCert: 'cert.pem' }, /both --tls-cert and --tls-key/],
  ])('refuses to start with %s', async (_, flags, message) => {
    const surroundings = { write: () => undefined, stopped: Promise.resolve() };
    await expect(runSimulator({ port: 0, username: 'u', ...flags }, surroundings)).rejects.toThrow(message);
  });

  test('keeps the admin port on loopback when the XCP port listens everywhere', async () => {
    const open = await startSimulator({ host: '0.0.0.0' });
    expect(open.adminUrl).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect((await call(open.url, 'GET_BALANCE', 'BALANCE')).code).toBe('401');
    await open.stop();
  });

  test('says which port is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    await expect(startSimulator({ port })).rejects.toThrow(new RegExp(`cannot listen on 127.0.0.1:${port}`));
    other.close();
  });
});
