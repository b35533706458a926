// The client against a real server, worker and simulator: what a backend relies on.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OperationStatus, TenureInputError, TenureTimeoutError } from '../../../src/client/index.js';
import { domainWorkflowId } from '../../../src/contract/ids.js';
import { freshName, orderFor } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';

let stack: TenureEnvironment;
beforeAll(async () => {
  stack = await createTenureEnvironment();
});
afterAll(() => stack.close());

async function charges(domain: string): Promise<number> {
  return (await stack.simulator.admin.ledger(domain)).entries.filter((entry) => entry.kind === 'charge').length;
}

/** The registry keeps the order of this name until somebody completes it. */
async function slowRegistry(domain: string): Promise<void> {
  await stack.simulator.admin.addFault({
    on: { command: 'SW_REGISTER', domain },
    action: { kind: 'asynchronous', outcome: 'never' },
  });
}

describe('asking', () => {
  test('twenty requests at once under one id, while the name starts new runs, are one operation and one charge', async () => {
    const domain = freshName();
    const order = orderFor(domain);
    const first = await stack.tenure.register(order);
    const life = stack.client.workflow.getHandle(domainWorkflowId('demo', domain));
    const rolling = (async () => {
      for (let n = 0; n < 10; n++) await life.signal('refresh');
    })();
    const handles = await Promise.all(Array.from({ length: 20 }, () => stack.tenure.register(order)));
    await rolling;
    expect(new Set(handles.map((handle) => handle.id))).toEqual(new Set([first.id]));
    expect(await first.result()).toMatchObject({ outcome: 'registered' });
    expect(await charges(domain)).toBe(1);
  });

  test('a wrong request starts no workflow', async () => {
    const domain = freshName();
    const wrong = { ...orderFor(domain), periodYears: 11 };
    await expect(stack.tenure.register(wrong)).rejects.toBeInstanceOf(TenureInputError);
    expect(await stack.tenure.domain(domain).view()).toBeUndefined();
    const { count } = await stack.client.workflow.count(`TenureDomain = '${domain}'`);
    expect(count).toBe(0);
  });

  test('an internationalised name is asked for in its own letters and held in ASCII', async () => {
    const label = freshName().split('.')[0];
    const { registrarLock: _, ...order } = orderFor(`caf\u00e9-${label}.com`, { languageTag: 'fre' });
    const operation = await stack.tenure.register(order);
    expect(operation.domain).toMatch(/^xn--caf-/);
    expect(await operation.result()).toMatchObject({ outcome: 'registered' });
    expect(await stack.tenure.domain(`caf\u00e9-${label}.com`).view()).toMatchObject({
      held: true,
      domain: operation.domain,
    });
  });
});

describe('waiting', () => {
  test('an operation behind another is pending, is cancelled in the queue, and costs nothing', async () => {
    const domain = freshName();
    await slowRegistry(domain);
    const first = await stack.tenure.register(orderFor(domain));
    const second = await stack.tenure.register(orderFor(domain));
    expect(await second.state()).toMatchObject({
      source: 'queue',
      state: 'pending',
      waitingFor: { kind: 'domain_queue', who: first.id },
    });
    expect(await second.cancel({ by: 'op-7' })).toEqual({ kind: 'cancelled' });
    expect(await second.state()).toMatchObject({ state: 'cancelled' });
    expect(await second.result()).toMatchObject({ outcome: 'cancelled' });
    expect(await second.cancel()).toEqual({ kind: 'ended', state: 'cancelled' });
    expect(await charges(domain)).toBe(0);
  });

  test('a result that takes longer than the caller wants to wait is a timeout, and can be waited for again', async () => {
    const domain = freshName();
    await slowRegistry(domain);
    const operation = await stack.tenure.register(orderFor(domain));
    await expect(operation.result({ timeoutMs: 500 })).rejects.toBeInstanceOf(TenureTimeoutError);
    const orderIds = (await firstWith(operation.progress(), ({ waitingFor }) => waitingFor.kind === 'registry'))
      .orderIds;
    await stack.simulator.admin.completeOrder(Number(orderIds.at(-1)));
    expect(await operation.result({ timeoutMs: 60_000 })).toMatchObject({ outcome: 'registered', orderIds });
  });

  test('a caller that stops waiting is told so at once', async () => {
    const domain = freshName();
    await slowRegistry(domain);
    const operation = await stack.tenure.register(orderFor(domain));
    await firstWith(operation.progress(), ({ waitingFor }) => waitingFor.kind === 'registry');
    const stop = new AbortController();
    const waiting = operation.result({ signal: stop.signal });
    stop.abort();
    await expect(waiting).rejects.toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('stopped by the caller'),
    });
    await operation.cancel();
  });

  test('progress ends with the last state, and keeps the timeline that was seen', async () => {
    const domain = freshName();
    await slowRegistry(domain);
    const operation = await stack.tenure.register(orderFor(domain));
    const seen: OperationStatus[] = [];
    for await (const status of operation.progress()) {
      seen.push(status);
      if (status.waitingFor.kind === 'registry') {
        await stack.simulator.admin.completeOrder(Number(status.orderIds.at(-1)));
      }
    }
    const last = seen.at(-1);
    // Read from the operation just before it closed, or from its record just after: both tell the same.
    expect(last).toMatchObject({ state: 'succeeded', result: { outcome: 'registered' } });
    expect(last?.timeline.map((entry) => entry.text).join()).toContain('is at the registry');
    expect(seen.filter((status) => status.state === 'succeeded')).toHaveLength(1);
  });

  test('progress ends quietly when the caller stops watching', async () => {
    const domain = freshName();
    await slowRegistry(domain);
    const operation = await stack.tenure.register(orderFor(domain));
    const stop = new AbortController();
    let count = 0;
    for await (const status of operation.progress({ signal: stop.signal })) {
      count += 1;
      if (status.waitingFor.kind === 'registry') stop.abort();
    }
    expect(count).toBeGreaterThan(0);
    await operation.cancel();
  });
});

async function firstWith(
  statuses: AsyncIterable<OperationStatus>,
  isWanted: (status: OperationStatus) => boolean,
): Promise<OperationStatus> {
  for await (const status of statuses) if (isWanted(status)) return status;
  throw new Error('the operation ended before it was seen like that');
}
