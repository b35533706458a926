// The commands against a real server, worker and simulator.
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OperationSummary } from '../../../src/client/index.js';
import { freshName, orderFor } from '../../support/registration-order.js';
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

async function charges(domain: string): Promise<number> {
  return (await stack.simulator.admin.ledger(domain)).entries.filter((entry) => entry.kind === 'charge').length;
}

/** A registration that is parked because of an unknown DNS template; resolves when it waits for a person. */
async function parkedRegistration(template: string): Promise<{ domain: string; operationId: string; orderId: string }> {
  const domain = freshName('net');
  const { nameServers: _, ...order } = orderFor(domain, { dnsTemplate: template });
  const operation = await stack.tenure.register(order);
  for await (const { state, orderIds } of operation.progress()) {
    const orderId = orderIds.at(-1);
    if (state === 'action_required' && orderId !== undefined) return { domain, operationId: operation.id, orderId };
  }
  throw new Error('the registration ended without being parked');
}

describe('tenure register', () => {
  test('registers, tells what happens and ends with exit code 0', async () => {
    const domain = freshName();
    const ended = await cli.tenure('register', '--file', await cli.orderFile(orderFor(domain)));
    expect(ended).toMatchObject({ code: 0, notes: '' });
    expect(ended.out).toMatch(new RegExp(`^\\d\\d:\\d\\d:\\d\\d  ${domain}  succeeded$`, 'm'));
    expect(ended.out).toMatch(/^registered until \d{4}-\d\d-\d\d \d\d:\d\d UTC with order \d+, \d+\.\d\d USD$/m);
    expect(ended.out).toMatch(/^registrar lock on, WHOIS privacy enabled$/m);
    expect(await charges(domain)).toBe(1);
  });

  test('asked twice under one request id orders once', async () => {
    const domain = freshName();
    const file = await cli.orderFile(orderFor(domain));
    const first = await cli.tenure('register', '--file', file, '--json');
    const second = await cli.tenure('register', '--file', file, '--json');
    expect(first.code).toBe(0);
    expect(second).toEqual(first);
    expect(await charges(domain)).toBe(1);
  });

  test('a name that is taken is exit code 1, with the outcome as JSON', async () => {
    const domain = freshName();
    await stack.simulator.admin.seedDomain({ domain, taken: true });
    const ended = await cli.tenure('register', '--file', await cli.orderFile(orderFor(domain)), '--json');
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.out)).toMatchObject({ result: { outcome: 'taken' } });
    expect(await charges(domain)).toBe(0);
  });

  test('an unknown top-level domain is refused with exit code 2 and names the field', async () => {
    const domain = freshName('nosuchtld');
    const ended = await cli.tenure('register', '--file', await cli.orderFile(orderFor(domain)));
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.notes).toMatch(/^domain/);
    expect(await stack.simulator.admin.journal(domain)).toEqual([]);
  });
});

describe('tenure operations', () => {
  test('a parked order is shown, refused under a wrong id, and processed under the right one', async () => {
    const { domain, operationId, orderId } = await parkedRegistration('cli-template');

    const shown = await cli.tenure('operations', 'show', operationId);
    expect(shown.code).toBe(0);
    expect(shown.out).toMatch(/: a person has to act$/m);
    expect(shown.out).toContain('code 435');

    const wrong = await cli.tenure('operations', 'process-order', operationId, '--order', '1');
    expect(wrong).toMatchObject({ code: 3, out: '' });
    expect(wrong.notes).toContain(orderId);

    const dry = await cli.tenure('operations', 'process-order', operationId, '--order', orderId, '--dry-run');
    expect(dry.out).toBe(`would ask to process order ${orderId} of ${operationId}, whose orders are ${orderId}\n`);

    await stack.simulator.admin.createTemplate('cli-template');
    const processed = await cli.tenure('operations', 'process-order', operationId, '--order', orderId, '--by', 'op-7');
    expect(processed.code).toBe(0);
    expect(processed.out).toContain('op-7');
    await stack.tenure.operation(operationId).result();

    const held = await cli.tenure('domain', 'show', domain);
    expect(held).toMatchObject({ code: 0, notes: '' });
    expect(held.out).toMatch(new RegExp(`^${domain} \\(account demo\\): held at opensrs, expires `));
    expect(await charges(domain)).toBe(1);
  });

  test('a parked order is cancelled on request, and nothing is charged', async () => {
    const { domain, operationId } = await parkedRegistration('never-made');
    const asked = await cli.tenure('operations', 'cancel', operationId);
    expect(asked).toMatchObject({ code: 0 });
    expect(asked.out).toMatch(/^asked to stop: /);
    expect(await stack.tenure.operation(operationId).result()).toMatchObject({ outcome: 'cancelled' });
    expect(await charges(domain)).toBe(0);

    const again = await cli.tenure('operations', 'cancel', operationId, '--json');
    expect(JSON.parse(again.out)).toEqual({ kind: 'ended', state: 'cancelled' });
  });

  test('an operation is found by its reference, quotes in it or not', async () => {
    const reference = `o'neil's %_ (7) ${freshName()}`;
    const order = orderFor(freshName(), { reference });
    const operation = await stack.tenure.register(order);
    await operation.result();
    // Visibility lags behind.
    const list = async () => {
      const ended = await cli.tenure('operations', 'list', '--reference', reference, '--json');
      return (JSON.parse(ended.out) as OperationSummary[]).map((summary) => summary.operationId);
    };
    await expect.poll(list, { timeout: 20_000 }).toEqual([operation.id]);
    const other = await cli.tenure('operations', 'list', '--reference', "' OR TenureAccount != '", '--json');
    expect(JSON.parse(other.out)).toEqual([]);
  });

  test('an operation that does not exist is exit code 1 and a sentence', async () => {
    const ended = await cli.tenure('operations', 'show', `registerDomain:demo:${freshName()}:none`);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.notes).toMatch(/^There is no operation registerDomain:demo:/);
  });

  test("another account's operation is refused with exit code 2", async () => {
    const ended = await cli.tenure('operations', 'show', 'registerDomain:other:example.com:1');
    expect(ended).toMatchObject({
      code: 2,
      notes: 'operationId belongs to account other; this client acts for demo.\n',
    });
  });

  test('a foreign key ring gets a sentence about keys instead of data', async () => {
    const { operationId } = await parkedRegistration('for-the-wrong-key');
    const keysFile = `${cli.env['TENURE_KEYS_FILE'] ?? ''}.other`;
    const keys = { current: 'other', keys: { other: Buffer.alloc(32, 9).toString('base64') } };
    await writeFile(keysFile, JSON.stringify(keys), { mode: 0o600 });
    const ended = await cli.tenure('operations', 'show', operationId, '--keys', keysFile);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.notes).toContain('encrypted (key test) and the key ring of this process does not open it');
  });
});
