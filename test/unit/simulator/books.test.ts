// Any order of sensible events: the books add up, nothing is held for closed orders, and every charge has its order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedDomain, seedOrder } from '../../../src/simulator/admin/seed-state.js';
import { domainInput, orderInput } from '../../../src/simulator/admin/inputs.js';
import { prepareCall } from '../../../src/simulator/engine.js';
import { faultSchema } from '../../../src/simulator/faults/fault.js';
import { createFaultTable } from '../../../src/simulator/faults/fault-table.js';
import { runDue } from '../../../src/simulator/registry/due.js';
import {
  acceptByRegistrar,
  approveByOwner,
  completeByRegistry,
  declineByOwner,
  refuseByRegistrar,
} from '../../../src/simulator/registry/transfer-acts.js';
import { startDeparture } from '../../../src/simulator/registry/transfer-away.js';
import { recordDeposit } from '../../../src/simulator/state/ledger.js';
import type { Account, Transfer } from '../../../src/simulator/state/model.js';
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
  | { readonly kind: 'revoke' | 'redeem' | 'trade'; readonly name: string }
  | { readonly kind: 'transfer'; readonly name: string; readonly code: string }
  | { readonly kind: 'resubmit'; readonly order: number }
  | { readonly kind: 'cancel_transfer' | 'leave'; readonly name: string }
  | { readonly kind: 'act'; readonly act: keyof typeof ACTS; readonly transfer: number }
  | { readonly kind: 'wait'; readonly days: number }
  | { readonly kind: 'deposit'; readonly cents: number };

/** What registrant, losing registrar and registry do to a transfer; whether it fits its state is not their concern. */
const ACTS = {
  approve: (world: World, transfer: Transfer, at: number) => approveByOwner(world, transfer, at, undefined),
  decline: declineByOwner,
  accept: acceptByRegistrar,
  refuse: (world: World, transfer: Transfer, at: number) =>
    refuseByRegistrar(world, transfer, at, { reason: 'none', noticedAfterMs: 0 }),
  complete: completeByRegistry,
} as const;

const CODE = 'Right-Code-7';
const foreign = fc.constantFrom('f.net', 'g.com', 'h.co.uk');
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
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('redeem' as const, 'trade' as const),
      name: fc.constantFrom('a.com', 'g.com', 'x.fr'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('transfer' as const),
      name: foreign,
      code: fc.constantFrom(CODE, CODE, '', 'Wrong-Code-1'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('resubmit' as const), order: fc.nat(30) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('cancel_transfer' as const, 'leave' as const), name: foreign }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      act: fc.constantFrom(
        'approve' as const,
        'decline' as const,
        'accept' as const,
        'refuse' as const,
        'complete' as const,
      ),
      transfer: fc.nat(5),
    }),
  },
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
    case 'redeem':
      return ['REDEEM', 'DOMAIN', { domain: taken.name }];
    case 'trade':
      return ['TRADE_DOMAIN', 'DOMAIN', {
        domain: taken.name, first_name: 'A', last_name: 'B', org_name: 'C', email: 'n@example.com',
      }]; // prettier-ignore
    case 'transfer':
      return ['SW_REGISTER', 'DOMAIN', {
        domain: taken.name, reg_type: 'transfer', handle: 'process', auth_info: taken.code, reg_username: 'user1', reg_password: 'Password123',
        custom_tech_contact: '0', custom_nameservers: '0', contact_set: { owner: contact, admin: contact, billing: contact },
      }]; // prettier-ignore
    case 'resubmit':
      return ['PROCESS_TRANSFER', 'TRANSFER', { order_id: orderId(taken.order) }];
    case 'cancel_transfer':
      return ['CANCEL_TRANSFER', 'TRANSFER', { domain: taken.name }];
    case 'act':
    case 'leave':
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
  const open = new Set(['pending', 'waiting', 'processed']);
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
  let completedTransfers = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), fc.integer(), (steps, seed) => {
      const accounts = [{ username: 'r', key: 'k', balance: 60 }];
      const clock = { startMs: Date.UTC(2027, 0, 1), frozen: true };
      const world = createWorld({ seed, profile: 'faithful', accounts, clock, parkForms: DEFAULT_PARK_FORMS });
      const account = world.accounts.get('r');
      if (account === undefined) throw new Error('the world has no account');
      seedDomain(world, account, domainInput.parse({ domain: 'a.com' }));
      seedDomain(world, account, domainInput.parse({ domain: 'x.fr' }));
      for (const domain of ['f.net', 'g.com', 'h.co.uk'])
        seedDomain(world, account, domainInput.parse({ domain, taken: true, authCode: CODE }));
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
        const at = world.clock.now();
        if (taken.kind === 'act') {
          const transfers = [...world.transfers.values()];
          const transfer = transfers[taken.transfer % Math.max(transfers.length, 1)];
          if (transfer !== undefined) ACTS[taken.act](world, transfer, at);
        }
        const leaving = taken.kind === 'leave' ? world.domains.get(taken.name) : undefined;
        if (leaving !== undefined) startDeparture(world, leaving, 'Gaining Names', at);
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
      const completed = [...world.orders.values()].filter((order) => order.status === 'completed');
      completedOrders += completed.length;
      completedTransfers += completed.filter((order) => order.type === 'transfer').length;
    }),
    { numRuns: 300 },
  );
  // The property means nothing when nothing is ever bought.
  expect(completedOrders).toBeGreaterThan(300);
  expect(completedTransfers).toBeGreaterThan(30);
});
