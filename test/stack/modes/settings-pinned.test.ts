// work keeps the settings it began with, also while a person has it. test/stack/catalog shows the same with versions.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { modifyRegistrarLockCommand } from '../../../src/xcp/commands/modify.js';
import { ask, heldName } from '../../support/held-names.js';
import { type RegistrarByHand, registrarByHand } from '../../support/registrar-by-hand.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { writesFor } from './support/books.js';
import { complete, waitingForOperator } from './support/by-operator.js';

let env: TenureEnvironment;
let hand: RegistrarByHand;
beforeAll(async () => {
  env = await createTenureEnvironment({ tlds: ['com'], connector: { changes: 'manual' } });
  hand = registrarByHand(env);
});
afterAll(async () => {
  hand.close();
  await env.close();
});

const lock = (domain: string) =>
  ask(env, { type: 'setRegistrarLock', request: { domain: domain as never, locked: true } });

test('R-19: a connector changes while a person has the work: it stays with the person, and the next request finds the new mode', async () => {
  const [first, second] = [await heldName(env), await heldName(env)];
  const waiting = await lock(first);
  await waitingForOperator(waiting);
  await env.changeSettings({ connector: { changes: 'automatic' } });
  const next = await lock(second);
  expect(await next.result()).toMatchObject({ outcome: 'lock_set', locked: true });
  expect(await writesFor(env, second)).toEqual(['MODIFY']);
  const { state, settings } = await waiting.state();
  expect(state).toBe('action_required');
  expect(settings).toMatchObject({ connector: 'com at OpenSRS' });
  expect(await writesFor(env, first)).toEqual([]);
  await hand.send(modifyRegistrarLockCommand(first, true));
  await complete(waiting, {});
  expect(await waiting.result()).toMatchObject({ outcome: 'lock_set', locked: true });
});

test('R-18: a flag that is switched off refuses the next request and leaves the one under way alone', async () => {
  const [first, second] = [await heldName(env), await heldName(env)];
  await env.changeSettings({ connector: { changes: 'manual' } });
  const waiting = await lock(first);
  await waitingForOperator(waiting);
  await env.changeSettings({ connector: { registrarLock: false } });
  await expect(lock(second)).rejects.toThrow('has the flag "registrarLock" off');
  await hand.send(modifyRegistrarLockCommand(first, true));
  await complete(waiting, {});
  expect(await waiting.result()).toMatchObject({ outcome: 'lock_set', locked: true });
});
