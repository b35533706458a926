// Transcripts of the commands that look at a simulator and act on it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FrozenSimulator, startFrozenSimulator } from '../../simulator/frozen-simulator.js';
import { type Assoc, registration } from '../../simulator/wire.js';
import { type Shell, openShell } from './shell.js';

let frozen: FrozenSimulator;
let shell: Shell;
let folder: string;
beforeAll(async () => {
  frozen = await startFrozenSimulator();
  folder = await mkdtemp(join(tmpdir(), 'tenure-cli-'));
  await writeFile(join(folder, 'auth-code'), 'Right-Code-7\n');
  shell = openShell({ TENURE_SIMULATOR_ADMIN: frozen.simulator.adminUrl }, { [`${folder}/`]: '' });
});
afterAll(async () => {
  await frozen.simulator.stop();
  await rm(folder, { recursive: true, force: true });
});

const type = (...args: readonly string[]) => shell.type(['simulator', ...args]);
const quietly = (...args: readonly string[]) => shell.quietly('simulator', ...args);
const order = (domain: string, more: Assoc = {}) => frozen.call('SW_REGISTER', 'DOMAIN', registration(domain, more));

async function simulatorPlayed(): Promise<void> {
  await type('status');
  await type('clock');
  await type('seed', 'example.com', '--expires', '2028-02-29', '--lock');
  await type('seed', 'acme.net', '--taken', '--auth-code-file', join(folder, 'auth-code'));
  await type('seed-order', 'example.com', '--status', 'declined', '--years', '2');
  await type('names');
  await type('funds', '100');

  await order('acme.net', { reg_type: 'transfer' });
  await type('transfers');
  await type('approve-transfer', 'acme.net', '--auth-code-file', join(folder, 'auth-code'));
  await type('accept-transfer', 'acme.net');
  await type('advance', '2d');
  for (const name of ['declined.net', 'refused.net', 'completed.net']) {
    await quietly('seed', name, '--taken', '--auth-code-file', join(folder, 'auth-code'));
    await order(name, { reg_type: 'transfer' });
  }
  await type('decline-transfer', 'declined.net');
  for (const name of ['refused.net', 'completed.net'])
    await quietly('approve-transfer', name, '--auth-code-file', join(folder, 'auth-code'));
  await type('refuse-transfer', 'refused.net', '--reason', 'disputed');
  await type('complete-transfer', 'completed.net');
  await quietly('seed', 'ours.com', '--created', '2026-06-01');
  await type('transfer-away', 'ours.com', '--registrar', 'Elsewhere Ltd');

  await type('tld', 'fr', '--async', '--after', '30d');
  for (const name of ['done.fr', 'declined.fr']) await order(name);
  await type('complete-order', 'done.fr');
  await type('decline-order', 'declined.fr', '--reason', 'no trade mark');
  for (const name of ['changed.fr', 'unchanged.fr']) {
    await quietly('seed', name);
    const wanted = { data: 'expire_action', auto_renew: '1', let_expire: '0' };
    await frozen.call('MODIFY', 'DOMAIN', { domain: name, affect_domains: '0', ...wanted });
  }
  await type('changes');
  await type('complete-change', 'changed.fr');
  await type('decline-change', 'unchanged.fr');
  await type('orders', 'declined.fr');
  await type('ledger', 'acme.net');
  await type('journal', 'done.fr');
  await type('events', 'acme.net');

  await type('nameserver', 'ns1.nowhere.example', '--no-known');
  await type('premium', 'gold.com', '99.50');
  await type('template', 'mytemplate');
  await order('verified.com');
  await type('verify-registrant', 'verified.com');

  await type('fault', 'drop', '--command', 'SW_REGISTER', '--domain', '*.com', '--id', 'lost');
  await type('faults');
  await type('remove-fault', 'lost');
  await quietly('fault', 'hold', '--command', 'LOOKUP', '--id', 'wait');
  const held = frozen.call('LOOKUP', 'DOMAIN', { domain: 'held.com' });
  for (let looks = 0; looks < 100; looks++) {
    const { out } = await quietly('faults', '--json');
    if (/"(?:waiting|held|holding)": ?1/.test(out)) break;
  }
  await type('release-fault', 'wait');
  await held;
  await type('clear-faults');
  await type('reset');
}

test('the commands of the simulator write what their transcripts show', { timeout: 180_000 }, async () => {
  await simulatorPlayed();
  for (const [path, text] of shell.transcripts()) await expect.soft(text, path).toMatchFileSnapshot(path);
});
