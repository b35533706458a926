// cancelDomain: lets a name go at its expiry, deletes it after a second person agreed, or cancels what waits for it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TenureRefusedError } from '../../../src/client/index.js';
import type { CancellationRequest } from '../../../src/domain/operations/cancel-domain.js';
import { ask, callsOf, heldName, inDays, openStep } from '../../support/held-names.js';
import { freshName, orderFor } from '../../support/registration-order.js';
import { addRenewalDraft } from '../../support/renewal-elsewhere.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment({ worker: { limits: { writeDeadlineMs: 1_000 } } });
});
afterAll(() => env.close());

const cancel = (domain: string, how: CancellationRequest['how'] = 'let_expire') =>
  ask(env, {
    type: 'cancelDomain',
    request: { domain: domain as never, how, consent: { by: 'cust-7', proof: 'T-12' } },
  });
const isHeld = async (domain: string): Promise<boolean> =>
  (await env.simulator.admin.domains()).some(({ name, phase }) => name === domain && phase === 'active');

describe('at expiry', () => {
  test.concurrent('the registrar is told to let it go, and reads so', async () => {
    const domain = await heldName(env, { autoRenew: true });
    expect(await (await cancel(domain)).result()).toMatchObject({ outcome: 'lapsing' });
    const [call, ...more] = await callsOf(env, domain, 'MODIFY');
    expect(call?.attributes).toMatchObject({ auto_renew: '0', let_expire: '1' });
    expect(more).toEqual([]);
    expect(await isHeld(domain)).toBe(true);
  });

  test.concurrent('a name that lapses already: nothing is sent', async () => {
    const domain = await heldName(env, { letExpire: true });
    expect(await (await cancel(domain)).result()).toMatchObject({ outcome: 'lapsing' });
    expect(await callsOf(env, domain, 'MODIFY')).toEqual([]);
  });

  test.concurrent(
    'a registry that renews for ever: refused at once, because only a deletion ends such a name',
    async () => {
      const domain = await heldName(env, {}, 'de');
      await expect(cancel(domain)).rejects.toThrow(/only a deletion/);
    },
  );
});

describe('deletion', () => {
  const fresh = () => heldName(env, { createdAt: inDays(-1), expiresAt: inDays(364) });

  test.concurrent(
    'R-10: waits for a second person, who is not the one that asked; then it is deleted and read as gone',
    async () => {
      const domain = await fresh();
      const operation = await cancel(domain, 'delete');
      const step = await openStep(operation);
      expect(step).toMatchObject({ kind: 'second_person', askedBy: 'cust-7' });
      const own = operation.manualStep.approve(step, { by: 'cust-7', note: 'It is me again.' });
      await expect(own).rejects.toThrow(/second person/);
      expect(await callsOf(env, domain, 'REVOKE')).toEqual([]);
      await operation.manualStep.approve(step, { by: 'ann', note: 'Checked with the customer.' });
      expect(await operation.result()).toMatchObject({ outcome: 'deleted' });
      expect(await callsOf(env, domain, 'REVOKE')).toHaveLength(1);
      expect(await isHeld(domain)).toBe(false);
    },
  );

  test.concurrent.each(['commit', 'before'] as const)(
    'R-4: the answer is lost (%s): reading shows whether the name is gone, and it is deleted once',
    async (after) => {
      const domain = await fresh();
      await env.simulator.admin.addFault({ on: { command: 'REVOKE', domain }, after, action: { kind: 'drop' } });
      const operation = await cancel(domain, 'delete');
      await operation.manualStep.approve(await openStep(operation), { by: 'ann', note: 'Yes.' });
      expect(await operation.result()).toMatchObject({ outcome: 'deleted' });
      expect(await callsOf(env, domain, 'REVOKE')).toHaveLength(after === 'commit' ? 1 : 2);
      expect(await isHeld(domain)).toBe(false);
    },
  );

  test.concurrent('rejected by the second person: nothing is sent', async () => {
    const domain = await fresh();
    const operation = await cancel(domain, 'delete');
    const step = await openStep(operation);
    await operation.manualStep.reject(step, { by: 'ann', reason: 'customer_withdrew', money: 'none', note: 'No.' });
    expect(await operation.result()).toMatchObject({ outcome: 'rejected', reason: 'customer_withdrew' });
    expect(await callsOf(env, domain, 'REVOKE')).toEqual([]);
  });

  test.concurrent('stopped while it waits for the second person: nothing is sent', async () => {
    const domain = await fresh();
    const operation = await cancel(domain, 'delete');
    await openStep(operation);
    await operation.cancel();
    expect(await operation.result()).toMatchObject({ outcome: 'cancelled' });
    expect(await callsOf(env, domain, 'REVOKE')).toEqual([]);
  });

  test.concurrent('past the add grace: not allowed, and nobody is asked', async () => {
    const domain = await heldName(env);
    expect(await (await cancel(domain, 'delete')).result()).toMatchObject({ outcome: 'not_allowed' });
    expect(await callsOf(env, domain, 'REVOKE')).toEqual([]);
  });

  test.concurrent('a registry that renews for ever takes a deletion until its last day', async () => {
    const domain = await heldName(env, {}, 'de');
    const operation = await cancel(domain, 'delete');
    await operation.manualStep.approve(await openStep(operation), { by: 'ann', note: 'Yes.' });
    expect(await operation.result()).toMatchObject({ outcome: 'deleted' });
    const late = await heldName(env, { expiresAt: inDays(0.5) }, 'de');
    expect(await (await cancel(late, 'delete')).result()).toMatchObject({ outcome: 'not_allowed' });
  });
});

describe('orders that wait', () => {
  test.concurrent('each is cancelled and read back; the name stays', async () => {
    const domain = await heldName(env);
    const draft = await addRenewalDraft(env, domain, Number(inDays(183).slice(0, 4)));
    expect(await (await cancel(domain, 'pending_orders')).result()).toEqual({
      outcome: 'orders_cancelled',
      orderIds: [draft],
    });
    expect(await isHeld(domain)).toBe(true);
    expect(await callsOf(env, domain, 'CANCEL_PENDING_ORDERS')).toEqual([]);
  });

  test.concurrent('none waits: that is said', async () => {
    const domain = await heldName(env);
    expect(await (await cancel(domain, 'pending_orders')).result()).toEqual({
      outcome: 'orders_cancelled',
      orderIds: [],
    });
  });

  test.concurrent('a registration that is under way is stopped by its id, not by giving the name up', async () => {
    const domain = freshName();
    const registration = await env.tenure.register(orderFor(domain, { handling: 'save', requestId: randomUUID() }));
    await until(
      () => registration.state(),
      ({ state }) => state === 'action_required',
    );
    const asked = cancel(domain, 'pending_orders');
    await expect(asked).rejects.toBeInstanceOf(TenureRefusedError);
    await expect(asked).rejects.toThrow(registration.id);
    await registration.cancel();
    expect(await registration.result()).toMatchObject({ outcome: 'cancelled' });
  });
});
