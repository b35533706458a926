// Transcripts of the commands that act on names and show them.
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { parkedMember } from '../../../support/linked-orders.js';
import { registrant } from '../../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../../support/tenure-environment.js';
import { type CommandLine, openCommandLine } from '../command-line.js';
import { type Shell, openShell } from './shell.js';

const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

let stack: TenureEnvironment;
let line: CommandLine;
let shell: Shell;
let folder: string;
let known: Record<string, string>;
beforeAll(async () => {
  stack = await createTenureEnvironment({
    simulator: { profile: 'faithful' },
    connector: { transferKey: true },
    tlds: ['com', 'org'],
  });
  line = await openCommandLine(stack);
  folder = dirname(line.env['TENURE_KEYS_FILE'] ?? '');
  known = { [`${folder}/`]: '', [stack.namespace]: 'tenure' };
  shell = openShell(line.env, known);
  const contacts = { registrant, admin: registrant, billing: registrant };
  await writeFile(join(folder, 'contacts.yaml'), stringify(contacts));
  await writeFile(join(folder, 'new-tech.yaml'), stringify({ tech: { ...registrant, city: 'Newtown' } }));
  await writeFile(join(folder, 'auth-code'), 'Right-Code-7\n');
  await writeFile(join(folder, 'names.txt'), 'first.com\n# moved away long ago\nmoved-away.com\n');
});
afterAll(async () => {
  await line.close();
  await stack.close();
});

const file = (name: string): string => join(folder, name);
const seedDomain = (domain: string, more: object = {}) => stack.simulator.admin.seedDomain({ domain, ...more });
const park = (domain: string) =>
  stack.simulator.admin.addFault({
    on: { command: 'SW_REGISTER', domain },
    action: { kind: 'park', reason: 'nameserver' },
  });

async function namesPlayed(): Promise<void> {
  const servers = ['--name-server', 'ns1.systemdns.com', '--name-server', 'ns2.systemdns.com'];
  const order = ['--contacts', file('contacts.yaml'), '--period', '1', ...servers];
  await shell.type(['setup', '--namespace', stack.namespace]);
  await seedDomain('taken.com', { taken: true });
  await shell.type(['availability', 'example.com', 'taken.com']);
  await shell.type(['register', 'example.com', ...order, '--request-id', 'r-1', '--lock']);
  await shell.type(['register', 'taken.com', ...order, '--request-id', 'r-2'], { code: 1 });

  await shell.type([
    'lock',
    'example.com',
    '--off',
    '--asked-by',
    'customer-7',
    '--proof',
    'T-12',
    '--request-id',
    'r-3',
  ]);
  await shell.type(['privacy', 'example.com', '--on', '--request-id', 'r-4']);
  await shell.type(['nameservers', 'example.com', 'ns2.systemdns.com', 'ns1.systemdns.com', '--request-id', 'r-5']);
  await shell.type(['contacts', 'example.com', '--contacts', file('new-tech.yaml'), '--request-id', 'r-6']);
  const consent = ['--asked-by', 'customer-7', '--proof', 'T-13'];
  const key = await shell.quietly('transfer-key', 'example.com', ...consent, '--request-id', 'r-0', '--json');
  known[(JSON.parse(key.out) as { readonly key: string }).key] = '<key>';
  await shell.type(['transfer-key', 'example.com', ...consent, '--request-id', 'r-7']);
  await shell.type(['renew', 'example.com', '--max-price', '20.00', '--request-id', 'r-8']);
  await shell.type(['cancel', 'example.com', '--asked-by', 'customer-7', '--request-id', 'r-9']);

  await seedDomain('gone.com', { createdAt: inDays(-425), expiresAt: inDays(-60) });
  await shell.type(['restore', 'gone.com', '--request-id', 'r-10']);
  await seedDomain('elsewhere.com', { taken: true, authCode: 'Right-Code-7' });
  const transfer = ['--contacts', file('contacts.yaml'), '--auth-code-file', file('auth-code')];
  await shell.type(['transfer', 'elsewhere.com', ...transfer, '--request-id', 'r-11', '--no-wait']);

  await shell.type(['link', 'alpha.com', 'beta.com', ...order, '--request-id', 'g-1']);
  await shell.type(['linked', 'show', 'g-1']);
  await park('gamma.com');
  await shell.quietly('link', 'gamma.com', 'delta.com', ...order, '--request-id', 'g-2', '--no-wait');
  await parkedMember(stack, stack.tenure.linked('g-2'), 0);
  await shell.type(['linked', 'cancel', 'g-2']);

  await seedDomain('first.com', { expiresAt: inDays(200) });
  await shell.type(['import', '--file', file('names.txt'), '--by', 'op-1', '--pace', '600/min'], { code: 1 });
  await expect.poll(async () => (await shell.quietly('domain', 'show', 'first.com')).out).toContain('renew by');
  await shell.type(['domain', 'show', 'first.com']);
  await shell.type(['domain', 'renewal-intent', 'first.com', 'renew', '--by', 'op-1', '--max-price', '20.00']);
  await shell.type(['domain', 'explain', 'first.com']);
  await shell.type(['domain', 'history', 'first.com']);
  await shell.type(['domain', 'refresh', 'first.com']);
}

async function operationsPlayed(): Promise<void> {
  const order = ['--contacts', file('contacts.yaml'), '--period', '1', '--dns-template', 'mytemplate'];
  for (const [domain, requestId] of [
    ['parked.org', 'r-1'],
    ['unwanted.org', 'r-2'],
  ] as const) {
    await shell.quietly('register', domain, ...order, '--request-id', requestId, '--no-wait');
    await waitsForPerson(`registerDomain:demo:${domain}:${requestId}`);
  }
  const listed = async () => (await shell.quietly('operations', 'list', '--state', 'action_required')).out;
  await expect.poll(listed, { timeout: 20_000 }).toMatch(/parked\.org[^]*unwanted\.org|unwanted\.org[^]*parked\.org/);
  await shell.type(['operations', 'list', '--domain', 'parked.org']);
  await shell.type(['operations', 'show', 'registerDomain:demo:parked.org:r-1']);
  await shell.type(['operations', 'cancel', 'registerDomain:demo:unwanted.org:r-2', '--by', 'op-1']);
  await stack.simulator.admin.createTemplate('mytemplate');
  const { orderIds } = await stack.tenure.operation('registerDomain:demo:parked.org:r-1').state();
  const processed = ['--order', orderIds.at(-1) ?? '', '--by', 'op-1'];
  await shell.type(['operations', 'process-order', 'registerDomain:demo:parked.org:r-1', ...processed]);
}

async function transferPlayed(): Promise<void> {
  await seedDomain('codeless.com', { taken: true, authCode: 'Right-Code-7' });
  const transfer = ['codeless.com', '--contacts', file('contacts.yaml'), '--request-id', 'r-1', '--no-wait'];
  await shell.quietly('transfer', ...transfer);
  const id = 'transferDomain:demo:codeless.com:r-1';
  for await (const { waitingFor } of stack.tenure.operation(id).progress()) if (waitingFor.kind === 'registrant') break;
  await shell.type(['operations', 'resend-approval', id, '--by', 'op-1'], { code: 3 });
  await shell.type(['operations', 'replace-auth-code', id, '--auth-code-file', file('auth-code'), '--by', 'op-1']);
}

async function waitsForPerson(operationId: string): Promise<void> {
  for await (const { state } of stack.tenure.operation(operationId).progress()) if (state === 'action_required') return;
  throw new Error(`${operationId} ended without a person`);
}

test(
  'the commands on names, operations and transfers write what their transcripts show',
  { timeout: 180_000 },
  async () => {
    await namesPlayed();
    await operationsPlayed();
    await transferPlayed();
    for (const [path, text] of shell.transcripts()) await expect.soft(text, path).toMatchFileSnapshot(path);
  },
);
