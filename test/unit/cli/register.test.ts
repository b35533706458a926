import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { run } from '../../../src/cli/main.js';
import { ensureDevelopmentKeyRing } from '../../../src/payload/key-ring-file.js';
import { order } from '../client/a-registration-order.js';
import { contact } from '../domain/support/orders.js';
import { recordingTerminal } from './recording-terminal.js';

let folder: string;
let orderFile: string;
let contactsFile: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenure-cli-'));
  orderFile = join(folder, 'order.yaml');
  contactsFile = join(folder, 'contacts.json');
  await writeFile(orderFile, stringify({ ...order, registrarLock: true }));
  await writeFile(contactsFile, JSON.stringify({ registrant: contact }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('tenure register --dry-run', () => {
  test('prints what would be asked and sends nothing', async () => {
    const terminal = recordingTerminal();
    expect(await run(['register', '--file', orderFile, '--dry-run'], terminal)).toBe(0);
    expect(terminal.written()).toBe(
      [
        'requestId: r-1',
        'operation:',
        '  type: registerDomain',
        '  request:',
        '    domain: example.com',
        '    kind: new',
        '    periodYears: 1',
        '    handling: process',
        '    registrarLock: true',
        '    contacts:',
        '      registrant: (given)',
        '',
      ].join('\n'),
    );
  });

  test('lets flags go before the file', async () => {
    const terminal = recordingTerminal();
    const args = [
      'register',
      'other.net',
      '--file',
      orderFile,
      '--period',
      '3',
      '--request-id',
      'x-2',
      '--dry-run',
      '--json',
    ];
    expect(await run(args, terminal)).toBe(0);
    expect(JSON.parse(terminal.written())).toMatchObject({
      requestId: 'x-2',
      operation: { request: { domain: 'other.net', periodYears: 3, registrarLock: true } },
    });
  });

  test('shows neither password nor contacts', async () => {
    const terminal = recordingTerminal({ input: 'Planted-Pass-1\n' });
    const args = ['register', 'example.com', '--period', '1', '--contacts', contactsFile];
    expect(await run([...args, '--username', 'daniel', '--password-stdin', '--dry-run'], terminal)).toBe(0);
    expect(terminal.written()).toContain('password: (given)');
    const everything = terminal.written() + terminal.noted();
    for (const secret of ['Planted-Pass-1', contact.email, contact.phone, contact.lastName]) {
      expect(everything).not.toContain(secret);
    }
  });

  test('takes the password from the environment', async () => {
    const terminal = recordingTerminal({ env: { TENURE_REGISTRANT_PASSWORD: 'Planted-Pass-1' } });
    const args = ['register', 'example.com', '--period', '1', '--contacts', contactsFile, '--username', 'daniel'];
    expect(await run([...args, '--dry-run'], terminal)).toBe(0);
  });
});

describe('tenure register refuses with exit code 2', () => {
  test.each([
    [
      'a period of eleven years',
      ['example.com', '--period', '11'],
      'periodYears must be a whole number from 1 to 10; 11 was given.',
    ],
    [
      'a period that is no number',
      ['example.com', '--period', 'two'],
      'periodYears must be a whole number from 1 to 10.',
    ],
    [
      'a name without a top-level domain',
      ['example', '--period', '1'],
      'domain "example" has no top-level domain; write it as example.com, for example.',
    ],
    [
      'a name of mixed scripts',
      ['ex\u0430mple.com', '--period', '1', '--language-tag', 'rus'],
      /mixes Latin and Cyrillic letters/,
    ],
  ])('%s', async (_, args, sentence) => {
    const terminal = recordingTerminal();
    expect(await run(['register', ...args, '--contacts', contactsFile], terminal)).toBe(2);
    expect(terminal.noted().trim()).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
    expect(terminal.written()).toBe('');
  });

  test('an order without contacts', async () => {
    const terminal = recordingTerminal();
    expect(await run(['register', 'example.com', '--period', '1'], terminal)).toBe(2);
    expect(terminal.noted()).toBe('contacts is missing: give at least contacts.registrant.\n');
  });

  test('a user name without a password, and says where passwords come from', async () => {
    const terminal = recordingTerminal();
    expect(await run(['register', 'example.com', '--username', 'daniel'], terminal)).toBe(2);
    expect(terminal.noted()).toContain('--password-file, --password-stdin or TENURE_REGISTRANT_PASSWORD');
  });

  test('a file that is not there', async () => {
    const terminal = recordingTerminal();
    expect(await run(['register', '--file', join(folder, 'nowhere.yaml')], terminal)).toBe(2);
    expect(terminal.noted()).toBe(`There is no file ${join(folder, 'nowhere.yaml')}.\n`);
  });

  test('a file that is no YAML, without quoting it', async () => {
    const broken = join(folder, 'broken.yaml');
    await writeFile(broken, 'domain: example.com\nemail: "secret@example.com\n');
    const terminal = recordingTerminal();
    expect(await run(['register', '--file', broken], terminal)).toBe(2);
    expect(terminal.noted()).toMatch(/is neither YAML nor JSON/);
    expect(terminal.noted()).not.toContain('secret@example.com');
  });

  test('a flag that does not exist', async () => {
    const terminal = recordingTerminal();
    expect(await run(['register', '--password', 'x'], terminal)).toBe(2);
    expect(terminal.noted()).toContain("unknown option '--password'");
  });
});

test('a server that does not answer is exit code 4, within about five seconds', async () => {
  const keysFile = join(folder, 'keys.json');
  await ensureDevelopmentKeyRing(keysFile);
  const address = await addressWithoutServer();
  const terminal = recordingTerminal({ env: { TEMPORAL_ADDRESS: address, TENURE_KEYS_FILE: keysFile } });
  expect(await run(['register', '--file', orderFile], terminal)).toBe(4);
  expect(terminal.noted()).toContain(`The Temporal server at ${address} cannot be reached.`);
});

async function addressWithoutServer(): Promise<string> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  await new Promise((closed) => server.close(closed));
  return `127.0.0.1:${port}`;
}
