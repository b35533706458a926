// The answer is lost, or says nothing certain: the state says so, the registrar is read, and money moves once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FaultInput } from '../../../src/simulator/admin-client.js';
import { statesShown } from '../../support/history.js';
import { freshName, orderFor } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';

let env: TenureEnvironment;
beforeAll(async () => {
  // The client gives up on an order after a second, so that "applied after the deadline" does not take 90.
  env = await createTenureEnvironment({ worker: { limits: { writeDeadlineMs: 1_000 } } });
});
afterAll(() => env.close());

const wireFaults: readonly (readonly [string, FaultInput['action']])[] = [
  ['the connection drops', { kind: 'drop' }],
  ['the answer comes after the deadline of the client', { kind: 'delay', ms: 2_500 }],
  ['the answer is cut short', { kind: 'cut_body' }],
  ['HTTP 500 without an envelope', { kind: 'http_status', status: 500 }],
  ['malformed XML', { kind: 'malformed_xml' }],
  ['an empty body', { kind: 'empty_body' }],
  ['code 705, "timed out, resubmit"', { kind: 'reply', code: 705 }],
  ['code 702, registry communication error', { kind: 'reply', code: 702 }],
  ['code 436, answer of the registry not understood', { kind: 'reply', code: 436 }],
  ['code 404, internal error', { kind: 'reply', code: 404 }],
  ['code 400 with an unlisted text', { kind: 'reply', code: 400, text: 'Something went wrong' }],
  ['a code that nobody has listed', { kind: 'reply', code: 599 + 42 }],
];
const cells = wireFaults.flatMap(([name, action]) => [
  { name, action, after: 'commit' as const, when: 'after the registrar acted' },
  { name, action, after: 'before' as const, when: 'before the registrar acted' },
]);

test.concurrent.each(cells)(
  '$name, $when: outcome unknown for a while, then registered with one charge',
  async ({ action, after }) => {
    const domain = freshName();
    await env.simulator.admin.addFault({ on: { command: 'SW_REGISTER', domain }, after, action });
    const operation = await env.tenure.register(orderFor(domain));
    const result = await operation.result();
    expect(result).toMatchObject({ outcome: 'registered' });
    const states = await statesShown(env.client, operation.id);
    expect(states).toContain('outcome_unknown');
    expect(states.at(-1)).toBe('succeeded');
    const { entries } = await env.simulator.admin.ledger(domain);
    expect(entries.filter((entry) => entry.kind === 'charge')).toHaveLength(1);
  },
);

test.concurrent('the answer to processing a parked order is lost: one charge', async () => {
  const domain = freshName();
  await env.simulator.admin.addFault({ on: { command: 'PROCESS_PENDING' }, action: { kind: 'drop' } });
  const operation = await env.tenure.register(orderFor(domain, { handling: 'save' }));
  for await (const view of operation.progress()) {
    if (view.state === 'action_required') await operation.processOrder({ orderId: view.orderIds[0] ?? '' });
    if (view.state === 'outcome_unknown') break;
  }
  expect(await operation.result()).toMatchObject({ outcome: 'registered' });
  const { entries } = await env.simulator.admin.ledger(domain);
  expect(entries.filter((entry) => entry.kind === 'charge')).toHaveLength(1);
});
