// tenure tlds, registrars, connectors: against a real server and worker.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { run } from '../../../src/cli/main.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { recordingTerminal } from '../../unit/cli/recording-terminal.js';
import { type CommandLine, type Ended, openCommandLine } from '../cli/command-line.js';
import { connector, simulatorChanges } from './support.js';

let env: TenureEnvironment;
let line: CommandLine;
let folder: string;
beforeAll(async () => {
  env = await createTenureEnvironment();
  line = await openCommandLine(env);
  folder = await mkdtemp(join(tmpdir(), 'tenure-catalog-'));
});
afterAll(async () => {
  await line.close();
  await env.close();
  await rm(folder, { recursive: true, force: true });
});

async function as(account: string, ...args: readonly string[]): Promise<Ended> {
  const terminal = recordingTerminal({ env: { ...line.env, TENURE_ACCOUNT: account } });
  const code = await run(args, terminal);
  return { code, out: terminal.written(), notes: terminal.noted() };
}

async function fileWith(document: unknown): Promise<string> {
  const path = join(folder, `document-${Math.random()}.yaml`);
  await writeFile(path, stringify(document));
  return path;
}

const contact = {
  firstName: 'Olga',
  lastName: 'Ottway',
  address1: '32 Oak Street',
  city: 'SomeCity',
  state: 'CA',
  postalCode: '90210',
  country: 'US',
  phone: '+1.4165550123',
  email: 'olga@example.com',
};

describe('one after the other', () => {
  test('TLD, registrar and connector are created, changed with their history, and removed', async () => {
    expect(await as('hand', 'tlds', 'list')).toMatchObject({
      code: 0,
      notes: expect.stringContaining('has no catalog'),
    });
    expect((await as('hand', 'tlds', 'create', 'com', '--priority', '5')).code).toBe(0);
    const techFile = await fileWith(contact);
    const where = ['--url', env.simulator.url, '--username', 'acme', '--key-env', 'NO_KEY', '--environment', 'test'];
    const more = ['--tld', 'com', '--tld', 'net', '--tech-contact', techFile, '--concurrent-calls', '2'];
    const registrar = await as('hand', 'registrars', 'create', 'opensrs', ...where, ...more);
    expect(registrar).toMatchObject({ code: 0, out: expect.stringMatching(/registrar +opensrs +1 +created/) });
    const modes = [
      '--registration',
      'automatic',
      '--renewal',
      'automatic',
      '--transfer',
      'manual',
      '--cancellation',
      'unsupported',
    ];
    const made = await as('hand', 'connectors', 'create', '.com', '--tld', 'com', '--registrar', 'opensrs', ...modes);
    expect(made.code).toBe(0);
    const change = ['connectors', 'change', '.com', '--renewal', 'manual', '--registrar-lock', 'on'];
    const tried = await as('hand', ...change, '--dry-run');
    expect(tried.out).toContain('Nothing was changed (--dry-run).');
    await as('hand', ...change, '--by', 'op-9', '--reason', 'the API is down', '--request-id', 'once');
    await as('hand', ...change, '--by', 'op-9', '--request-id', 'once');
    const shown = await as('hand', 'connectors', 'show', '.com', '--history');
    expect(shown.out).toMatch(/connector \.com: version 2, .* by op-9/);
    expect(shown.out).toMatch(/version 2 .* changed by op-9: the API is down\n    renewal: automatic -> manual/);
    await as('hand', 'registrars', 'change', 'opensrs', '--activities-per-second', '3', '--unset', 'tlds');
    const record = JSON.parse((await as('hand', 'registrars', 'show', 'opensrs', '--json')).out) as { record: object };
    expect(record.record).toMatchObject({
      limits: { activitiesPerSecond: 3, concurrentCalls: 2 },
      defaultTechContact: '(given)',
    });
    expect(record.record).not.toHaveProperty('tlds');
    expect((await as('hand', 'tlds', 'remove', 'com')).code).toBe(2);
    expect((await as('hand', 'connectors', 'remove', '.com', '--expected-version', '1')).code).toBe(3);
    expect((await as('hand', 'connectors', 'remove', '.com', '--expected-version', '2')).code).toBe(0);
    expect((await as('hand', 'connectors', 'show', '.com')).code).toBe(1);
    expect((await as('hand', 'connectors', 'show', '.com', '--history')).out).toContain('connector .com: removed');
  });

  test.each([
    [
      'a wrong mode',
      ['connectors', 'create', 'x', '--tld', 'com', '--renewal', 'sometimes'],
      'changes.0.record.renewal must be one of',
    ],
    ['a number that is none', ['tlds', 'create', 'com', '--priority', 'high'], 'high is no number'],
    ['nothing to change', ['tlds', 'change', 'com'], 'Nothing to change was given'],
    ['a file that is not there', ['connectors', 'import', '/nowhere.yaml'], 'There is no file /nowhere.yaml.'],
  ])('%s is refused before anything is changed', async (_, args, sentence) => {
    expect(await as('wrong', ...args)).toMatchObject({ code: 2, notes: expect.stringContaining(sentence) });
  });
});

describe('a document', () => {
  const registrars = () =>
    simulatorChanges(env).flatMap((change) =>
      change.kind === 'create' && change.of === 'registrar' ? [{ ...change.record, defaultTechContact: contact }] : [],
    );

  test('is imported as a whole, shown as a table first, and exported as it was', async () => {
    const document = {
      schemaVersion: 1,
      tlds: ['com', 'net'],
      registrars: registrars(),
      connectors: [connector('com'), connector('net')],
    };
    const file = await fileWith(document);
    const tried = await as('doc', 'connectors', 'import', file, '--dry-run');
    expect(tried.out).toMatch(/create +connector +\.net/);
    expect(await as('doc', 'connectors', 'list', '--json')).toMatchObject({ code: 0, out: '[]\n' });
    expect((await as('doc', 'connectors', 'import', file)).code).toBe(0);
    expect((await as('doc', 'connectors', 'import', file)).out).toContain('Nothing to change');
    const exported = await as('doc', 'connectors', 'export');
    expect((parse(exported.out) as typeof document).registrars[0]).toMatchObject({ defaultTechContact: contact });
    const again = await fileWith(parse(exported.out));
    expect((await as('doc', 'connectors', 'import', again)).out).toContain('Nothing to change');
    const changed = { ...document, connectors: [connector('com', { renewal: 'manual' })] };
    const plan = await as('doc', 'connectors', 'import', await fileWith(changed));
    expect(plan.out).toMatch(/change +connector +\.com +renewal: automatic -> manual/);
    expect(plan.out).not.toContain('Olga');
  });

  test('with one impossible record changes nothing, and says which', async () => {
    const document = {
      schemaVersion: 1,
      tlds: ['de'],
      registrars: registrars(),
      connectors: [connector('de', { whoisPrivacy: false })],
    };
    const ended = await as('none', 'connectors', 'import', await fileWith(document));
    expect(ended).toMatchObject({
      code: 2,
      notes: expect.stringContaining('connector ".de": .de has no registrar lock.'),
    });
    expect((await as('none', 'tlds', 'list', '--json')).out).toBe('[]\n');
  });

  test('of TLDs alone is taken by the TLDs', async () => {
    const file = await fileWith({
      schemaVersion: 1,
      tlds: [{ name: 'org', priority: 1 }, 'net'],
      connectors: 'left alone',
    });
    expect((await as('some', 'tlds', 'import', file)).code).toBe(0);
    expect((await as('some', 'tlds', 'list')).out).toMatch(/org +1 +1\n(.|\n)*net +1 +100/);
    expect(parse((await as('some', 'tlds', 'export')).out)).toEqual({
      schemaVersion: 1,
      tlds: [{ name: 'org', priority: 1 }, { name: 'net' }],
    });
  });
});

test('without a worker a change is exit code 4', async () => {
  await env.stopWorker();
  expect((await as('hand', 'tlds', 'create', 'net')).code).toBe(4);
});
