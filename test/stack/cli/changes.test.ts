// The commands that change a name, and those that show its life, against a real server, worker and simulator.
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshName, orderFor, registrant } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { type CommandLine, openCommandLine } from './command-line.js';

let stack: TenureEnvironment;
let cli: CommandLine;
beforeAll(async () => {
  stack = await createTenureEnvironment();
  cli = await openCommandLine(stack);
});
afterAll(async () => {
  await cli.close();
  await stack.close();
});

async function registered(): Promise<string> {
  const domain = freshName('net');
  const operation = await stack.tenure.register(orderFor(domain, { whoisPrivacy: false }));
  expect(await operation.result()).toMatchObject({ outcome: 'registered' });
  return domain;
}

describe('changes of a name', () => {
  test('each is done, said and confirmed by what the registrar holds', async () => {
    const domain = await registered();
    const contacts = join(tmpdir(), `tenure-contacts-${domain}.json`);
    await writeFile(contacts, JSON.stringify({ tech: { ...registrant, city: 'Newtown' } }), { mode: 0o600 });
    const ended = [
      await cli.tenure('lock', domain, '--off', '--asked-by', 'c-7', '--proof', 'T-1'),
      await cli.tenure('privacy', domain, '--on'),
      await cli.tenure('nameservers', domain, 'ns2.systemdns.com', 'ns1.systemdns.com'),
      await cli.tenure('contacts', domain, '--contacts', contacts),
    ];
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(ended.map(({ out }) => out.trimEnd().split('\n').at(-1))).toEqual([
      'The name is unlocked.',
      'WHOIS privacy is enabled.',
      'Name servers: ns2.systemdns.com, ns1.systemdns.com.',
      'The contacts are as asked.',
    ]);
    const held = (await stack.simulator.admin.domains()).find(({ name }) => name === domain);
    expect(held).toMatchObject({ lock: false, nameservers: ['ns2.systemdns.com', 'ns1.systemdns.com'] });
  });

  test('the same request id is the same operation', async () => {
    const domain = await registered();
    const args = ['lock', domain, '--on', '--request-id', 'again', '--no-wait', '--json'];
    const [first, second] = [await cli.tenure(...args), await cli.tenure(...args)];
    expect(JSON.parse(first.out)).toEqual({ operationId: `setRegistrarLock:demo:${domain}:again` });
    expect(second.out).toBe(first.out);
  });

  test('of a name that is not in the account is exit code 1 and a sentence', async () => {
    const ended = await cli.tenure('lock', freshName('net'), '--on');
    expect(ended.code).toBe(1);
    expect(ended.out.trimEnd().split('\n').at(-1)).toMatch(/not in (?:this|the) account/);
  });
});

describe('the life of a name', () => {
  test('show, history and explain tell its dates, its past and what can be done', async () => {
    const domain = await registered();
    const dates = async () => (await cli.tenure('domain', 'show', domain)).out;
    await expect.poll(dates, { timeout: 20_000 }).toMatch(/^ {2}renew by /m);
    const shown = await dates();
    expect(shown).toMatch(new RegExp(`^${domain} \\(account demo\\): held at opensrs, expires `));
    expect(shown).toMatch(/^ {2}intent {6}renew on request only$/m);
    const history = await cli.tenure('domain', 'history', domain);
    expect(history.out).toMatch(new RegExp(`registerDomain:demo:${domain}:.* ended: succeeded\\.$`, 'm'));
    const explained = await cli.tenure('domain', 'explain', domain);
    expect(explained.out).toContain('Now: nothing runs and nothing waits.');
    expect(explained.out).toContain(`    tenure domain renewal-intent ${domain} renew --by YOU\n`);
  });

  test('the renewal intent is set, shown, and refused with a sentence for a name that is not held', async () => {
    const domain = await registered();
    const set = await cli.tenure('domain', 'renewal-intent', domain, 'renew', '--by', 'op-1', '--max-price', '20.00');
    expect(set).toMatchObject({ code: 0, notes: '' });
    expect(set.out).toMatch(new RegExp(`^${domain}: renew`));
    const shown = await cli.tenure('domain', 'show', domain);
    expect(shown.out).toMatch(/^ {2}intent {6}renew each term, at most 20\.00 \(op-1, /m);
    const unknown = await cli.tenure('domain', 'renewal-intent', freshName(), 'lapse');
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.notes).toContain('Tenure knows nothing of this name in account demo.');
  });

  test('refresh has the name read again', async () => {
    const domain = await registered();
    const readAt = async () => (await stack.tenure.domain(domain).view())?.name?.read?.readAt;
    const before = await readAt();
    expect(await cli.tenure('domain', 'refresh', domain)).toMatchObject({ code: 0 });
    await expect.poll(readAt, { timeout: 20_000 }).not.toBe(before);
  });

  test('explain tells for whom a parked registration waits, and the command that goes on', async () => {
    const domain = freshName('net');
    const action = { kind: 'park', reason: 'nameserver' } as const;
    await stack.simulator.admin.addFault({ on: { command: 'SW_REGISTER', domain }, action });
    const operation = await stack.tenure.register(orderFor(domain));
    for await (const { state } of operation.progress()) if (state === 'action_required') break;
    await stack.tenure.setLock({ requestId: 'later', domain, locked: true });
    const explained = await cli.tenure('domain', 'explain', domain);
    expect(explained.out).toContain('Now: registerDomain: a person has to act');
    expect(explained.out).toMatch(/^ {2}waiting for .*, since /m);
    expect(explained.out).toContain(`Behind it: setRegistrarLock:demo:${domain}:later`);
    expect(explained.out.split('\n').length - 1).toBeLessThanOrEqual(24);
    const json = await cli.tenure('domain', 'explain', domain, '--json');
    expect(JSON.parse(json.out)).toMatchObject({ running: { state: 'action_required' }, view: { held: false } });
    await operation.cancel();
  });
});
