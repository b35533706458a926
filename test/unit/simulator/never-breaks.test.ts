// Whatever a signed caller asks for, the simulator answers and its books stay in order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { domainInput } from '../../../src/simulator/admin/inputs.js';
import { seedDomain } from '../../../src/simulator/admin/seed-state.js';
import { COMMANDS } from '../../../src/simulator/commands/registry.js';
import { prepareCall } from '../../../src/simulator/engine.js';
import { faultSchema } from '../../../src/simulator/faults/fault.js';
import { createFaultTable } from '../../../src/simulator/faults/fault-table.js';
import { createWorld, DEFAULT_PARK_FORMS, type World } from '../../../src/simulator/state/world.js';
import type { ReplyTree } from '../../../src/simulator/wire/value.js';
import { FAITHFUL_STYLE, writeEnvelope } from '../../../src/simulator/wire/write-envelope.js';

const contact: ReplyTree = {
  first_name: 'A', last_name: 'B', org_name: 'C', address1: 'D', city: 'E', state: 'F', postal_code: '1', country: 'US',
  phone: '+1.4165550123', email: 'a@example.com',
}; // prettier-ignore
const registration = {
  domain: 'a.com',
  reg_type: 'new',
  reg_username: 'user1',
  reg_password: 'Password123',
  custom_tech_contact: '0',
  custom_nameservers: '0',
  contact_set: { owner: contact, admin: contact, billing: contact },
};

const FOREIGN = ['f.net', 'g.com', 'h.uk'] as const;

const odd = fc.constantFrom<ReplyTree>(
  '',
  '0',
  '1',
  'Y',
  'x',
  '-1',
  '99999999999',
  'é',
  {},
  [],
  { a: 'b' },
  ['a', 'b'],
  [{ name: 'x' }],
  [[]],
);
const name = fc.constantFrom(
  'a.com',
  'b.com',
  'c.de',
  'd.uk',
  'e.it',
  'constructor',
  '__proto__',
  'co.uk',
  '..',
  'a.com.',
  'f.net',
);
const keys = fc.constantFrom(
  'domain', 'type', 'period', 'handle', 'order_id', 'command', 'data', 'affect_domains', 'contact_set', 'nameserver_list', 'tld_data',
  'op_type', 'assign_ns', 'add_ns', 'remove_ns', 'limit', 'page', 'exp_from', 'exp_to', 'to_date', 'cookie', 'reg_domain', 'master_order_id',
  'dns_template', 'currentexpirationyear', 'auto_renew', 'let_expire', 'lock_state', 'state', 'name', 'ipaddress', 'fqdn', 'tld', 'reseller',
  'request_id', 'event_id', 'domain_list', 'types', 'status', 'reg_type', 'f_parkp', 'link_domains', '__proto__',
); // prettier-ignore
const attributes = fc.oneof(
  fc.dictionary(keys, fc.oneof(odd, name)),
  fc.record({
    domain: name,
    type: fc.constantFrom('all_info', 'list', 'status', 'order', 'domain'),
    data: fc.constantFrom('status', 'tld_data', 'contact_info'),
  }),
  fc
    .tuple(name, fc.dictionary(keys, odd, { maxKeys: 2 }))
    .map(([domain, more]) => ({ ...registration, domain, ...more })),
  fc
    .tuple(fc.constantFrom(...FOREIGN), fc.constantFrom('Right-Code-7', ''), fc.dictionary(keys, odd, { maxKeys: 1 }))
    .map(([domain, code, more]) => ({ ...registration, domain, reg_type: 'transfer', auth_info: code, ...more })),
);
const request = fc.tuple(fc.constantFrom(...COMMANDS.keys(), 'DANCE DOMAIN', ' '), attributes, fc.nat(40 * 86_400));

function newWorld(): World {
  const accounts = [{ username: 'r', key: 'k', balance: 60 }];
  const world = createWorld({
    seed: 1,
    profile: 'faithful',
    accounts,
    clock: { startMs: Date.UTC(2027, 0, 1), frozen: true },
    parkForms: DEFAULT_PARK_FORMS,
  });
  const account = world.accounts.get('r');
  if (account === undefined) throw new Error('the world has no account');
  for (const domain of FOREIGN)
    seedDomain(world, account, domainInput.parse({ domain, taken: true, authCode: 'Right-Code-7' }));
  return world;
}

test('every request is answered, and the balance is always what the books say', () => {
  fc.assert(
    fc.property(fc.array(request, { maxLength: 12 }), (requests) => {
      const world = newWorld();
      const account = world.accounts.get('r');
      if (account === undefined) throw new Error('the world has no account');
      const faults = createFaultTable();
      faults.add(faultSchema.parse({ action: { kind: 'asynchronous', outcome: 'declined' }, probability: 0.2 }));
      faults.add(faultSchema.parse({ action: { kind: 'park', reason: 'funds' }, probability: 0.2 }));
      for (const [command, map, seconds] of requests) {
        const [action = '', object = ''] = command.split(' ');
        const body = writeEnvelope({ protocol: 'XCP', action, object, attributes: map }, FAITHFUL_STYLE);
        const reply = prepareCall(world, faults, account, body).execute();
        expect(reply.code).toBeGreaterThanOrEqual(200);
        expect(reply.text).not.toBe('');
        world.clock.advance(seconds * 1000);
      }
      const total = world.ledger.reduce(
        (sum, entry) => sum + (entry.kind === 'charge' ? -entry.amountCents : entry.amountCents),
        0,
      );
      expect(account.balanceCents).toBe(total);
      expect(account.balanceCents).toBeGreaterThanOrEqual(0);
      const held = [...world.orders.values()].reduce((sum, order) => sum + order.holdCents, 0);
      expect(account.holdCents).toBe(held);
      const closed = [...world.orders.values()].filter(
        ({ status }) => status === 'completed' || status === 'cancelled' || status === 'declined',
      );
      expect(closed.every(({ holdCents }) => holdCents === 0)).toBe(true);
    }),
    { numRuns: 400 },
  );
});
