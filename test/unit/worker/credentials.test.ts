import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultPace } from '../../../src/domain/pace.js';
import type { RegistrarRecord } from '../../../src/domain/connector.js';
import type { Settings } from '../../../src/domain/settings-catalog.js';
import { openCredentials, readSecret } from '../../../src/worker/credentials.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenure-key-'));
  vi.stubEnv('TENURE_TEST_KEY', 'a key');
  vi.stubEnv('TENURE_OTHER_KEY', 'another key');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const record: RegistrarRecord = {
  name: 'opensrs',
  api: 'xcp',
  url: 'https://127.0.0.1/',
  username: 'acme',
  key: { kind: 'environment', variable: 'TENURE_TEST_KEY' },
  environment: 'test',
  currency: 'USD',
  orderMarker: 'affiliate_id',
  writes: true,
  events: 'off',
  providerNameServers: [],
  limits: { activitiesPerSecond: 2, concurrentCalls: 4 },
};

function settingsWith(...registrars: readonly RegistrarRecord[]): Settings {
  return { pace: defaultPace, paceFactor: 1, accounts: new Map([['acme', { registrars, connectors: [] }]]) };
}

describe('a credential', () => {
  const address = { account: 'acme', registrar: 'opensrs' };

  test('keeps its client while its record stays the same, and reads the record afresh', () => {
    let settings = settingsWith(record);
    const { directory } = openCredentials({ settings: () => settings });
    const first = directory(address);
    settings = settingsWith({ ...record, writes: false });
    const second = directory(address);
    expect(second.client).toBe(first.client);
    expect([first.record.writes, second.record.writes]).toEqual([true, false]);
  });

  test.each([
    ['address', { url: 'https://127.0.0.2/' }],
    ['user name', { username: 'other' }],
    ['place of the key', { key: { kind: 'environment', variable: 'TENURE_OTHER_KEY' } }],
  ] as const)('gets a new client with another %s', (_, changes) => {
    let settings = settingsWith(record);
    const { directory } = openCredentials({ settings: () => settings });
    const first = directory(address);
    settings = settingsWith({ ...record, ...changes });
    expect(directory(address).client).not.toBe(first.client);
  });

  test.each([
    [
      'an account that is not there',
      { account: 'other', registrar: 'opensrs' },
      'Registrar "opensrs" of account "other"',
    ],
    ['a registrar that is not there', { account: 'acme', registrar: 'other' }, 'Registrar "other" of account "acme"'],
  ])('of %s waits for a worker that has it', (_, asked, sentence) => {
    const { directory } = openCredentials({ settings: () => settingsWith(record) });
    expect(() => directory(asked)).toThrow(
      expect.objectContaining({
        type: 'WorkerConfiguration',
        nonRetryable: false,
        message: expect.stringContaining(sentence) as string,
      }) as Error,
    );
  });

  test.each([
    ['plain HTTP to another host', { url: 'http://192.0.2.1/' }, 'plain HTTP is for loopback addresses only'],
    ['a certificate file that is missing', { caFile: '/nowhere/ca.pem' }, '/nowhere/ca.pem'],
  ])('with %s is a mistake of this worker', (_, changes, sentence) => {
    const { directory } = openCredentials({ settings: () => settingsWith({ ...record, ...changes }) });
    expect(() => directory(address)).toThrow(
      expect.objectContaining({
        type: 'WorkerConfiguration',
        message: expect.stringContaining(sentence) as string,
      }) as Error,
    );
  });
});

describe('a secret', () => {
  test('is read from its file without the line feed that editors add', async () => {
    const path = join(folder, 'key');
    writeFileSync(path, 'abc123\n');
    expect(await readSecret({ kind: 'file', path })).toBe('abc123');
  });

  test('is read again each time, so that a changed key needs no restart', async () => {
    vi.stubEnv('TENURE_TEST_KEY', 'one');
    expect(await readSecret(record.key)).toBe('one');
    vi.stubEnv('TENURE_TEST_KEY', 'two');
    expect(await readSecret(record.key)).toBe('two');
  });

  test('that is empty is missing: nothing is signed with it', async () => {
    const path = join(folder, 'key');
    writeFileSync(path, '\n');
    await expect(readSecret({ kind: 'file', path })).rejects.toThrow(`The key file ${path} is empty.`);
    vi.stubEnv('TENURE_TEST_KEY', '');
    await expect(readSecret(record.key)).rejects.toThrow('The environment variable TENURE_TEST_KEY is not set.');
  });
});
