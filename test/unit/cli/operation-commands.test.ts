// Each command that asks for an operation, as far as it goes without a server: what would be asked, and what is refused.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { run } from '../../../src/cli/main.js';
import { contact } from '../domain/support/orders.js';
import { type RecordingOptions, recordingTerminal } from './recording-terminal.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenure-cli-'));
  await writeFile(join(folder, 'contacts.json'), JSON.stringify({ registrant: contact }));
  await writeFile(join(folder, 'code'), 'Planted-Code-1\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const inFolder = (args: readonly string[]) => args.map((arg) => arg.replace('@', `${folder}/`));

async function dryRun(args: readonly string[], options: RecordingOptions = {}) {
  const terminal = recordingTerminal(options);
  const code = await run([...inFolder(args), '--request-id', 'r-1', '--dry-run', '--json'], terminal);
  return { code, text: terminal.written() + terminal.noted(), shown: JSON.parse(terminal.written()) as unknown };
}

const name = 'example.com';
const given = '(given)';

describe('what would be asked', () => {
  test.each([
    [
      ['transfer', name, '--contacts', '@contacts.json', '--auth-code-file', '@code', '--lock', '--keep-name-servers'],
      'transferDomain',
      { contacts: { registrant: given }, authCode: given, registrarLock: true, customTransferNameServers: false },
    ],
    [
      ['renew', name, '--period', '2', '--expiry-year', '2027', '--max-price', '30.00'],
      'renewDomain',
      { periodYears: 2, expiryYear: 2027, maxPrice: '30.00' },
    ],
    [['renew', name], 'renewDomain', { periodYears: 1 }],
    [['restore', name, '--max-price', '120.00'], 'restoreDomain', { maxPrice: '120.00' }],
    [['cancel', name, '--asked-by', 'c-7'], 'cancelDomain', { how: 'let_expire', consent: { by: 'c-7' } }],
    [
      ['cancel', name, '--how', 'delete', '--asked-by', 'c-7', '--proof', 'T-1'],
      'cancelDomain',
      { how: 'delete', consent: { by: 'c-7', proof: 'T-1' } },
    ],
    [['lock', name, '--on'], 'setRegistrarLock', { locked: true }],
    [['lock', name, '--off', '--asked-by', 'c-7'], 'setRegistrarLock', { locked: false, consent: { by: 'c-7' } }],
    [['privacy', name, '--off'], 'setWhoisPrivacy', { enabled: false }],
    [
      ['nameservers', name, 'ns1.example.net', 'ns2.example.net'],
      'updateNameservers',
      { nameServers: ['ns1.example.net', 'ns2.example.net'] },
    ],
    [['contacts', name, '--contacts', '@contacts.json'], 'updateContacts', { contacts: { registrant: given } }],
  ])('%j', async (args, type, request) => {
    const { code, shown } = await dryRun(args);
    expect(code).toBe(0);
    expect(shown).toEqual({ requestId: 'r-1', operation: { type, request: { domain: name, ...request } } });
  });

  test('the file may hold the whole order, and flags go before it', async () => {
    const file = join(folder, 'renewal.yaml');
    await writeFile(file, stringify({ domain: 'other.net', periodYears: 3, maxPrice: '90.00', reference: 'T-9' }));
    const { shown } = await dryRun(['renew', '--file', file, '--period', '2']);
    expect(shown).toEqual({
      requestId: 'r-1',
      reference: 'T-9',
      operation: { type: 'renewDomain', request: { domain: 'other.net', periodYears: 2, maxPrice: '90.00' } },
    });
  });
});

describe('an auth code', () => {
  const args = ['transfer', name, '--contacts', '@contacts.json'];

  test.each([
    ['a file', ['--auth-code-file', '@code'], {}],
    ['standard input', ['--auth-code-stdin'], { input: 'Planted-Code-1\n' }],
    ['the environment', [], { env: { TENURE_AUTH_CODE: 'Planted-Code-1' } }],
  ])('comes from %s, and is not shown', async (_, flags, options) => {
    const { text, shown } = await dryRun([...args, ...flags], options);
    expect(shown).toMatchObject({ operation: { request: { authCode: given } } });
    expect(text).not.toContain('Planted-Code-1');
  });

  test('is left out when it is nowhere', async () => {
    const { shown } = await dryRun(args);
    expect(shown).not.toHaveProperty('operation.request.authCode');
  });

  test('cannot share standard input with a password', async () => {
    const terminal = recordingTerminal({ input: 'x' });
    const both = ['--auth-code-stdin', '--username', 'daniel', '--password-stdin'];
    expect(await run([...inFolder(args), ...both], terminal)).toBe(2);
    expect(terminal.noted()).toMatch(/^Standard input holds one secret/);
  });
});

describe('refused with exit code 2 and a sentence', () => {
  test.each([
    [['lock', name], 'locked is missing: true locks the name, false unlocks it.'],
    [['lock', name, '--on', '--off'], '--on and --off exclude each other.'],
    [['lock', name, '--off'], /^consent is missing: unlocking a name needs the id of the person who asked/],
    [['privacy', name], 'enabled is missing: true switches WHOIS privacy on, false off.'],
    [['cancel', name], /^consent is missing: giving up a name needs/],
    [['cancel', name, '--how', 'burn', '--asked-by', 'c-7'], /^how must be one of let_expire, delete, pending_orders/],
    [['renew', name, '--period', '0'], 'periodYears must be a whole number of years, 1 to 10.'],
    [['renew', name, '--max-price', 'ten'], /^maxPrice must be a price/],
    [['nameservers', name, 'ns1.example.net'], 'nameServers needs 2 to 13 hosts; 1 were given.'],
    [['contacts', name], 'contacts is missing: give those that change.'],
    [['transfer', name], 'contacts is missing: give at least contacts.registrant.'],
    [['renew'], /^domain/],
  ])('%j', async (args, sentence) => {
    const terminal = recordingTerminal();
    expect(await run(args, terminal)).toBe(2);
    expect(terminal.noted().trim()).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
    expect(terminal.written()).toBe('');
  });
});
