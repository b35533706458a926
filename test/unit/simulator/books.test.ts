// Any order of sensible events: the books add up, nothing is held for closed orders, and every charge has its order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedDomain, seedOrder } from '../../../src/simulator/admin/seed-state.js';
import { domainInput, orderInput } from '../../../src/simulator/admin/inputs.js';
import { prepareCall } from '../../../src/simulator/engine.js';
import { faultSchema } from '../../../src/simulator/faults/fault.js';
import { createFaultTable } from '../../../src/simulator/faults/fault-table.js';
import { runDue } from '../../../src/simulator/registry/due.js';
import { recordDeposit } from '../../../src/simulator/state/ledger.js';
import type { Account } from '../../../src/simulator/state/model.js';
import { createWorld, DEFAULT_PARK_FORMS, type World } from '../../../src/simulator/state/world.js';
import type { ReplyMap, ReplyTree } from '../../../src/simulator/wire/value.js';
import { FAITHFUL_STYLE, writeEnvelope } from '../../../src/simulator/wire/write-envelope.js';

const contact: ReplyTree = {
  first_name: 'A', last_name: 'B', org_name: 'C', address1: 'D', city: 'E', state: 'F', postal_code: '1', country: 'US',
  phone: '+1.4165550123', email: 'a@example.com',
}; // prettier-ignore

type Step =
  | { readonly kind: 'register'; readonly name: string; readonly handle: string }
  | { readonly kind: 'process' | 'cancel' | 'take_back'; readonly order: number }
  | { readonly kind: 'renew'; readonly name: string; readonly handle: string }
  | { readonly kind: 'revoke'; readonly name: string }
  | { readonly kind: 'wait'; readonly days: number }
  | { readonly kind: 'deposit'; readonly cents: number };

const name = fc.constantFrom('a.com', 'b.com', 'c.net', 'd.de', 'e.co.uk');
const handle = fc.constantFrom('process', 'process', 'save');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('register' as const), name, handle }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('process' as const, 'process' as const, 'cancel' as const, 'take_back' as const),
      order: fc.nat(30),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('renew' as const), name, handle }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('revoke' as const), name }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.constantFrom(0.01, 1, 20, 31, 400) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('deposit' as const), cents: fc.nat(5000) }) },
);

/** Action, object and attributes of a step; undefined when the step is not a call. */
function callOf(world: World, taken: Step): readonly [string, string, ReplyMap] | undefined {
  const orderId = (index: number): number => [...world.orders.keys()][index % Math.max(world.orders.size, 1)] ?? 0;
  switch (taken.kind) {
    case 'register':
      return ['SW_REGISTER', 'DOMAIN', {
        domain: taken.name, reg_type: 'new', period: '1', handle: taken.handle, reg_username: 'user1', reg_password: 'Password123', auto_renew: '1',
        custom_tech_contact: '0', custom_nameservers: '0', contact_set: { owner: contact, admin: contact, billing: contact },
      }]; // prettier-ignore
    case 'process':
      return ['PROCESS_PENDING', 'DOMAIN', { order_id: orderId(taken.order) }];
    case 'cancel':
      return ['PROCESS_PENDING', 'DOMAIN', { order_id: orderId(taken.order), command: 'cancel' }];
    case 'take_back':
      return ['CANCEL_ACTIVE_PROCESS', 'DOMAIN', { order_id: orderId(taken.order) }];
    case 'renew': {
      const expiry = world.domains.get(taken.name)?.registrarExpiry ?? 0;
      const year = new Date(expiry).getUTCFullYear();
      return [
        'RENEW',
        'DOMAIN',
        { domain: taken.name, currentexpirationyear: year, period: '1', handle: taken.handle, auto_renew: '0' },
      ];
    }
    case 'revoke':
      return ['REVOKE', 'DOMAIN', { domain: taken.name, reseller: 'r' }];
    case 'wait':
    case 'deposit':
      return undefined;
  }
}

function checkBooks(world: World, account: Account): void {
  const total = world.ledger.reduce(
    (sum, entry) => sum + (entry.kind === 'charge' ? -entry.amountCents : entry.amountCents),
    0,
  );
  expect(account.balanceCents).toBe(total);
  expect(account.balanceCents - account.holdCents).toBeGreaterThanOrEqual(0);
  const orders = [...world.orders.values()];
  expect(account.holdCents).toBe(orders.reduce((sum, order) => sum + order.holdCents, 0));
  const open = new Set(['pending', 'waiting']);
  expect(orders.filter((order) => order.holdCents > 0 && !open.has(order.status))).toEqual([]);
  // One charge per completed order, none for any other.
  const charged = world.ledger
    .filter((entry) => entry.kind === 'charge' && entry.orderId !== undefined)
    .map((entry) => entry.orderId);
  const completed = orders.filter((order) => order.status === 'completed').map((order) => order.id);
  expect(new Set(charged)).toEqual(new Set(completed));
  expect(charged).toHaveLength(completed.length);
}

test('money moves once per completed order, whatever happens in between', () => {
  let completedOrders = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), fc.integer(), (steps, seed) => {
      const accounts = [{ username: 'r', key: 'k', balance: 60 }];
      const clock = { startMs: Date.UTC(2027, 0, 1), frozen: true };
      const world = createWorld({ seed, profile: 'faithful', accounts, clock, parkForms: DEFAULT_PARK_FORMS });
      const account = world.accounts.get('r');
      if (account === undefined) throw new Error('the world has no account');
      seedDomain(world, account, domainInput.parse({ domain: 'a.com' }));
      seedOrder(world, account, orderInput.parse({ domain: 'b.com', status: 'declined' }));
      const faults = createFaultTable();
      for (const action of [
        { kind: 'asynchronous', afterSeconds: 3600 },
        { kind: 'asynchronous', outcome: 'declined', afterSeconds: 3600 },
        { kind: 'park', reason: 'nameserver' },
        { kind: 'decline' },
      ]) {
        faults.add(faultSchema.parse({ action, probability: 0.1 }));
      }
      for (const taken of steps) {
        if (taken.kind === 'wait') world.clock.advance(taken.days * 86_400_000);
        if (taken.kind === 'deposit') recordDeposit(world.ledger, account, taken.cents, world.clock.now());
        const call = callOf(world, taken);
        if (call !== undefined) {
          const body = writeEnvelope(
            { protocol: 'XCP', action: call[0], object: call[1], attributes: call[2] },
            FAITHFUL_STYLE,
          );
          prepareCall(world, faults, account, body).execute();
        }
        runDue(world);
        checkBooks(world, account);
      }
      completedOrders += [...world.orders.values()].filter((order) => order.status === 'completed').length;
    }),
    { numRuns: 300 },
  );
  // The property means nothing when nothing is ever bought.
  expect(completedOrders).toBeGreaterThan(300);
});
