// A registration that a person does: what they are shown, what they may look at, and when it counts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStep } from '../../support/held-names.js';
import { orderByHand, registrarByHand } from '../../support/registrar-by-hand.js';
import { freshName, orderFor, registrant } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment({ connector: { registration: 'manual' } });
});
afterAll(() => env.close());

test('R-11: the document of the work has the place of every contact and secret, and none of their text', async () => {
  const operation = await env.tenure.register(orderFor(freshName()));
  const { work } = await openStep(operation);
  expect(work.document).toContain('SW_REGISTER');
  expect(work.document).toContain(operation.domain);
  expect(work.document).toContain('contact_set');
  for (const secret of [registrant.email, registrant.lastName, registrant.phone]) {
    expect(work.document).not.toContain(secret);
  }
  await operation.cancel();
  expect(await operation.result()).toMatchObject({ outcome: 'cancelled' });
});

test('the contacts are shown to whoever asks for them by an id, and the timeline says so', async () => {
  const operation = await env.tenure.register(orderFor(freshName()));
  const step = await openStep(operation);
  expect(await operation.manualStep.reveal({ by: 'ann' })).toMatchObject({ contacts: { registrant } });
  const { timeline } = await operation.state();
  expect(timeline.map(({ text }) => text)).toContain('The contacts of the request were shown to ann.');
  expect(JSON.stringify(timeline)).not.toContain(registrant.email);
  const panel = registrarByHand(env);
  const orderId = await panel.send(orderByHand('registerDomain', operation.domain));
  const { registrarExpiry } = await panel.shown(operation.domain);
  panel.close();
  const evidence = { by: 'ann', orderId: orderId ?? '', expiresAt: registrarExpiry.slice(0, 10), note: 'Registered.' };
  await operation.manualStep.complete(step, evidence);
  expect(await operation.result()).toMatchObject({ outcome: 'registered', orderIds: [orderId] });
});
