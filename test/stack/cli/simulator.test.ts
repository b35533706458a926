// `tenure simulator …` against a running simulator: a person's way to its admin port.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/main.js';
import { createAdminClient } from '../../../src/simulator/admin-client.js';
import type { Simulator } from '../../../src/simulator/start.js';
import { filesUnder } from '../../repository/files.js';
import { recordingTerminal } from '../../unit/cli/recording-terminal.js';
import { type FrozenSimulator, startFrozenSimulator } from '../simulator/frozen-simulator.js';
import { call as callUrl, CREDENTIALS, registration, type Assoc, type Reply } from '../simulator/wire.js';
import type { Ended } from './command-line.js';
import { plainEnvironment, spawnTenure } from './spawned-command.js';

const CODE = 'Right-Code-7';
let simulator: Simulator;
let call: FrozenSimulator['call'];
let folder = '';
let codeFile = '';
beforeAll(async () => {
  ({ simulator, call } = await startFrozenSimulator());
  folder = await mkdtemp(join(tmpdir(), 'simulator-cli-'));
  codeFile = join(folder, 'code');
  await writeFile(codeFile, `${CODE}\n`);
});
afterAll(async () => {
  await simulator.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => simulator.admin.reset());

async function ask(args: readonly string[], options: { url?: string; input?: string } = {}): Promise<Ended> {
  const terminal = recordingTerminal({
    env: { TENURE_SIMULATOR_ADMIN: options.url ?? simulator.adminUrl },
    ...(options.input === undefined ? {} : { input: options.input }),
  });
  const code = await run(['simulator', ...args], terminal);
  return { code, out: terminal.written(), notes: terminal.noted() };
}
/** The answer of a command that must succeed. */
async function said(...args: readonly string[]): Promise<string> {
  const ended = await ask(args);
  expect(ended).toMatchObject({ code: 0, notes: '' });
  return ended.out;
}
const order = (domain: string, more: Assoc = {}): Promise<Reply> =>
  call('SW_REGISTER', 'DOMAIN', registration(domain, more));
const orderTransfer = (domain: string): Promise<Reply> => order(domain, { reg_type: 'transfer' });

describe('acting on a transfer', () => {
  beforeEach(async () => {
    await said('seed', 'acme.net', '--taken', '--auth-code-file', codeFile);
    await orderTransfer('acme.net');
  });
  const standing = async (): Promise<unknown> => (await simulator.admin.transfers('acme.net')).at(-1)?.status;

  test('the registrant approves, the losing registrar agrees, time passes', async () => {
    expect(await said('transfers', 'acme.net')).toMatch(/pending_owner +registrant/);
    expect(await said('approve-transfer', 'acme.net', '--auth-code-file', codeFile)).toMatch(
      /pending_registry, waits for: losing registrar/,
    );
    expect(await said('accept-transfer', 'acme.net')).toMatch(/waits for: the move to be noticed/);
    await said('advance', '2d');
    expect(await standing()).toBe('completed');
    expect(await said('names', 'acme.net')).toMatch(/^acme\.net +active +2029-01-10 +reseller1 /m);
    expect(await said('ledger', 'acme.net')).toMatch(/transfer +1 +15\.50 USD/);
  });

  test('the code that the registrant types may come from standard input', async () => {
    const ended = await ask(['approve-transfer', 'acme.net', '--auth-code-stdin'], { input: 'Wrong-Code-1\n' });
    expect(ended.code).toBe(0);
    expect(await standing()).toBe('cancelled');
  });

  test('the registrant declines', async () => {
    expect(await said('decline-transfer', 'acme.net')).toContain('cancelled  (Declined by the registrant.)');
  });

  test('the losing registrar refuses, which is noticed days later', async () => {
    await said('approve-transfer', 'acme.net');
    expect(await said('refuse-transfer', 'acme.net', '--reason', 'disputed', '--noticed-after', '3')).toMatch(
      /pending_registry.*disputed/,
    );
    await said('advance', '3d');
    expect(await standing()).toBe('cancelled');
  });

  test('staff of the registrar may look at it in between', async () => {
    await said('seed', 'slow.net', '--taken');
    await said('fault', 'transfer_path', '--command', 'SW_REGISTER', '--with', 'staffReview=true');
    await orderTransfer('slow.net');
    expect(await said('approve-transfer', 'slow.net')).toMatch(/pending_admin, waits for: staff of the registrar/);
    await said('advance', '1d');
    expect(await said('transfers', 'slow.net')).toMatch(/pending_registry +losing registrar/);
  });

  test('the registry completes, whoever was to be waited for, and the id will do for the name', async () => {
    const id = (await simulator.admin.transfers())[0]?.id;
    expect(await said('complete-transfer', `${id}`)).toContain('completed');
  });

  test('what does not fit its state is a conflict', async () => {
    expect(await ask(['accept-transfer', 'acme.net'])).toMatchObject({
      code: 3,
      out: '',
      notes: expect.stringMatching(/is pending_owner; the consent of the losing registrar is possible while/) as string,
    });
  });
});

test('a name of ours leaves when its registrant agrees', async () => {
  await said('seed', 'ours.com', '--created', '2026-06-01');
  expect(await said('transfer-away', 'ours.com', '--registrar', 'Elsewhere Ltd')).toMatch(/waits for: registrant/);
  await said('approve-transfer', 'ours.com');
  expect(await said('names', 'ours.com')).toContain('Elsewhere Ltd');
  expect(await said('events', 'ours.com')).toMatch(/DOMAIN +\w+ +ours\.com/);
});

describe('acting as a registry', () => {
  beforeEach(() => said('tld', 'fr', '--async', '--after', '30d'));

  test('a waiting order is carried out, and meant by the name', async () => {
    expect((await order('acme.fr')).code).toBe('250');
    expect(await said('complete-order', 'acme.fr')).toMatch(/^acme\.fr {2}order \d+ {2}completed$/m);
  });

  test('a waiting order is refused', async () => {
    await order('acme.fr');
    expect(await said('decline-order', 'acme.fr', '--reason', 'no trade mark')).toContain('declined');
    expect(await said('orders', 'acme.fr')).toContain('no trade mark');
  });

  test.each(['complete', 'decline'])('a waiting change: %s', async (act) => {
    await said('seed', 'acme.fr');
    await call('MODIFY', 'DOMAIN', {
      domain: 'acme.fr',
      affect_domains: '0',
      data: 'expire_action',
      auto_renew: '1',
      let_expire: '0',
    });
    expect(await said('changes')).toMatch(/acme\.fr +modify +waiting/);
    expect(await said(`${act}-change`, 'acme.fr')).toContain(`${act}d`);
  });

  test('the registry of a TLD answers at once again', async () => {
    await said('tld', '.fr', '--no-async');
    expect((await order('acme.fr')).code).toBe('200');
  });

  test('a host is made unknown', async () => {
    await said('nameserver', 'ns1.systemdns.com', '--no-known');
    expect(
      (await call('REGISTRY_CHECK_NAMESERVER', 'NAMESERVER', { fqdn: 'ns1.systemdns.com', tld: '.com' })).code,
    ).not.toBe('200');
  });

  test('a name is made a premium one', async () => {
    await said('premium', 'gold.com', '99.5', '--disabled');
    expect((await call('LOOKUP', 'DOMAIN', { domain: 'gold.com' })).code).toBe('211');
  });

  test('a registrant is verified', async () => {
    await order('acme.com');
    expect(await said('verify-registrant', 'acme.com')).toContain('resolves');
  });

  test('a DNS template is known', async () => {
    await said('template', 'mytemplate');
    expect((await simulator.admin.ledger()).accounts[0]?.dnsTemplates).toContain('mytemplate');
  });

  test('an order or change that is not there is named', async () => {
    expect(await ask(['complete-order', 'acme.fr'])).toMatchObject({
      code: 1,
      notes: 'There is no order of acme.fr.\n',
    });
    expect(await ask(['complete-change', '12'])).toMatchObject({ code: 1, notes: 'There is no queued change 12.\n' });
  });
});

describe('auth codes', () => {
  test('are not printed', async () => {
    const ended = await ask(['seed', 'acme.net', '--taken', '--auth-code-file', codeFile, '--json']);
    expect(ended.out + ended.notes).not.toContain(CODE);
  });

  test('are printed to somebody who asks, made up when there is none', async () => {
    expect(await said('seed', 'acme.net', '--taken', '--auth-code-file', codeFile, '--reveal')).toContain(
      `auth code: ${CODE}`,
    );
    const made = JSON.parse(await said('seed', 'other.net', '--taken', '--reveal', '--json')) as {
      readonly authCode: string;
    };
    await order('other.net', { reg_type: 'transfer', auth_info: made.authCode });
    // The right code: the registrant is not asked.
    expect(await simulator.admin.transfers('other.net')).toMatchObject([{ status: 'pending_registry' }]);
  });

  test('that the registry could not have are refused without repeating them', async () => {
    await writeFile(join(folder, 'bad'), 'x y');
    const ended = await ask(['seed', 'acme.net', '--auth-code-file', join(folder, 'bad')]);
    expect(ended.code).toBe(2);
    expect(ended.notes).toContain('authCode');
    expect(ended.notes).not.toContain('x y');
  });
});

describe('putting something there', () => {
  test('a name as flags and file describe it', async () => {
    const file = join(folder, 'name.yaml');
    await writeFile(file, 'lock: false\naffiliateId: shop\n');
    const flags = [
      '--lock',
      '--privacy',
      '--let-expire',
      '--name-server',
      'ns1.acme.net',
      '--name-server',
      'ns2.acme.net',
    ];
    await said('seed', 'acme.com', '--expires', '2028-02-29', ...flags, '--file', file);
    expect(await simulator.admin.domains()).toMatchObject([
      {
        registrarExpiry: '2028-02-29T00:00:00.000Z',
        lock: true,
        privacy: 'enabled',
        letExpire: true,
        affiliateId: 'shop',
        nameservers: ['ns1.acme.net', 'ns2.acme.net'],
      },
    ]);
  });

  test('an older order', async () => {
    expect(await said('seed-order', 'acme.com', '--status', 'declined', '--years', '2')).toMatch(/declined .* 2 /);
  });

  test('a name that is there already is a conflict', async () => {
    await said('seed', 'acme.com');
    expect(await ask(['seed', 'acme.com'])).toMatchObject({ code: 3, notes: 'acme.com exists already.\n' });
  });
});

describe('time and money', () => {
  test.each([
    ['90m', '2027-01-10T13:30:00.000Z'],
    ['2w', '2027-01-24T12:00:00.000Z'],
    ['2028-02-29', '2028-02-29T00:00:00.000Z'],
    ['2028-02-29T12:00:00+01:00', '2028-02-29T11:00:00.000Z'],
  ])('advance %s', async (howFar, now) => {
    expect(JSON.parse(await said('advance', howFar, '--json'))).toEqual({ now, isFrozen: true });
    expect(await said('clock')).toContain(now);
  });

  test('the clock does not go back', async () => {
    expect((await ask(['advance', '2020-01-01'])).code).toBe(3);
  });

  test('money is paid in and taken out', async () => {
    expect(await said('funds', '100')).toContain('5100.00');
    expect(await said('funds', '-50')).toContain('5050.00');
    expect(await said('funds')).toContain('5050.00');
    expect(await said('status')).toMatch(/profile faithful[^]*5050\.00/);
  });

  test('reset begins again', async () => {
    await said('seed', 'acme.com');
    await said('reset');
    expect(await ask(['names'])).toEqual({ code: 0, out: '', notes: 'There is nothing of that.\n' });
  });
});

describe('faults', () => {
  test('are ordered with what their kind takes, shown and lifted', async () => {
    const flags = [
      '--command',
      'LOOKUP',
      '--domain',
      '*.com',
      '--with',
      'code=465',
      '--with',
      'text=Not today',
      '--before',
    ];
    await said('fault', 'reply', ...flags, '--times', 'always', '--id', 'no');
    expect(await call('LOOKUP', 'DOMAIN', { domain: 'acme.com' })).toMatchObject({ code: '465', text: 'Not today' });
    expect(await said('faults')).toMatch(/^no +reply +LOOKUP \*\.com +1 +1 +0$/m);
    expect(await said('journal', 'acme.com')).toMatch(/LOOKUP +DOMAIN +acme\.com +not run +465 +no/);
    await said('remove-fault', 'no');
    expect((await call('LOOKUP', 'DOMAIN', { domain: 'acme.com' })).code).toBe('210');
  });

  test('a reply is given its attributes, as text', async () => {
    const flags = [
      '--with',
      'code=200',
      '--with',
      'isSuccess=true',
      '--with',
      'attributes.price=7',
      '--with',
      'text=Fine',
    ];
    await said('fault', 'reply', '--command', 'GET_PRICE', ...flags);
    expect(await call('GET_PRICE', 'DOMAIN', { domain: 'acme.com' })).toMatchObject({
      isSuccess: '1',
      text: 'Fine',
      attributes: { price: '7' },
    });
  });

  test('a held call goes on when it is released', async () => {
    await said('fault', 'hold', '--command', 'LOOKUP', '--id', 'wait');
    const answer = call('LOOKUP', 'DOMAIN', { domain: 'acme.com' });
    await expect.poll(async () => (await simulator.admin.faults())[0]?.held).toBe(1);
    expect(await said('release-fault', 'wait')).toBe('1 call goes on\n');
    expect((await answer).code).toBe('210');
  });

  test('clear-faults lifts all', async () => {
    await said('fault', 'drop');
    await said('clear-faults');
    expect((await ask(['faults'])).notes).toBe('There is no fault.\n');
  });
});

describe('starting', () => {
  test('takes a profile and asynchronous TLDs, and says where it is in one line', async () => {
    await writeFile(join(folder, 'key'), CREDENTIALS.key);
    const flags = [
      '--key-file',
      'key',
      '--username',
      CREDENTIALS.username,
      '--profile',
      'horizon',
      '--async-tld',
      '.fr',
    ];
    const command = spawnTenure(['simulator', ...flags, '--async-tld', 'likely'], plainEnvironment(), folder);
    const [line] = await command.until(/^\{.*\}$/m);
    const ready = JSON.parse(line) as { readonly url: string; readonly adminUrl: string };
    expect((await ask(['status'], { url: ready.adminUrl })).out).toMatch(/^profile horizon,/);
    const codes = ['acme.fr', 'acme.dk', 'acme.com'].map(
      async (domain) => (await callUrl(ready.url, 'SW_REGISTER', 'DOMAIN', registration(domain))).code,
    );
    expect(await Promise.all(codes)).toEqual(['250', '250', '200']);
    command.child.kill('SIGTERM');
    expect(await command.ended()).toBe(0);
  });

  test.each([
    ['a profile that does not exist', ['--profile', 'kind'], 2, /must be one of faithful, hostile, horizon/],
    ['a clock that is no instant', ['--clock', 'noon'], 2, /--clock must be a date/],
    ['a TLD that is not served', ['--key', 'k', '--async-tld', 'zz'], 1, /does not serve the TLD zz/],
  ])('refuses %s', async (_, flags, code, sentence) => {
    const ended = await ask(flags);
    expect(ended).toMatchObject({ code, out: '', notes: expect.stringMatching(sentence) as string });
  });
});

describe('what is wrong is said with its exit code', () => {
  test.each<[string, readonly string[], number, RegExp]>([
    ['a command that does not exist', ['nmaes'], 2, /has no command nmaes; `tenure simulator --help` lists/],
    [
      'a kind of fault that does not exist',
      ['fault', 'nothing'],
      2,
      /nothing is no kind of fault\. There are: drop, hold,/,
    ],
    [
      'a fault with what its kind does not take',
      ['fault', 'drop', '--with', 'ms=5'],
      2,
      /Unrecognized key: "ms" at action/,
    ],
    ['a parameter without a value', ['fault', 'delay', '--with', 'ms'], 2, /--with takes name=value/],
    ['a duration without a unit', ['advance', '30'], 2, /must be a duration such as 45s/],
    ['a day that does not exist', ['advance', '2028-13-01'], 2, /must be a date such as/],
    ['neither side of a choice', ['tld', 'fr'], 2, /needs --async or --no-async/],
    ['a TLD that is not served', ['tld', 'zz', '--async'], 1, /does not serve the TLD zz/],
    ['an account that is not there', ['funds', '1', '--account', 'nobody'], 1, /There is no account nobody/],
    ['an address that is none', ['names', '--admin', 'localhost:1'], 2, /--admin .* must be a URL/],
    ['an address where nobody listens', ['names', '--admin', 'http://127.0.0.1:9'], 4, /No simulator answers at http/],
  ])('%s', async (_, args, code, sentence) => {
    const ended = await ask(args);
    expect(ended).toMatchObject({ code, out: '' });
    expect(ended.notes).toMatch(sentence);
  });

  test('the XCP port is not mistaken for the admin port', async () => {
    expect(await ask(['names'], { url: simulator.url })).toMatchObject({
      code: 4,
      notes: expect.stringMatching(/is not the admin port of a simulator; give the adminUrl/) as string,
    });
  });
});

test('everything that the admin client can do has its command', async () => {
  const files = filesUnder('src/cli', (path) => /\/simulator(?:\/|-)[\w-]+\.ts$/.test(path));
  const source = (await Promise.all(files.map(({ path }) => readFile(path, 'utf8')))).join('\n');
  const missing = Object.keys(createAdminClient(simulator.adminUrl)).filter(
    (name) => !source.includes(`admin.${name}(`),
  );
  expect(missing).toEqual([]);
});
