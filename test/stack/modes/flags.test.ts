// The six flags of a connector, each off, on, and on where the connector has changes made by people: what is sent, what is
// shown, what the registrar has afterwards.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OperationHandle, TenureRefusedError, newSealKey, openSealedKey } from '../../../src/client/index.js';
import type { ConnectorFlags } from '../../../src/domain/connector.js';
import type { OperationRequest } from '../../../src/domain/operation-request.js';
import { assignNameserversCommand } from '../../../src/xcp/commands/assign-nameservers.js';
import { getDomainsContactsCommand } from '../../../src/xcp/commands/get-domains-contacts.js';
import { modifyRegistrarLockCommand, modifyWhoisPrivacyCommand } from '../../../src/xcp/commands/modify.js';
import { updateContactsCommand } from '../../../src/xcp/commands/update-contacts.js';
import { freshName, registrant } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';
import { callsFor, chargesFor, nameInBooks, writesFor } from './support/books.js';
import { complete, expectBothValues, stepIn, waitingForOperator } from './support/by-operator.js';
import { type RegistrarByHand, registrarByHand } from '../../support/registrar-by-hand.js';

type Setting = 'off' | 'on' | 'manual';

/** A TLD for each, because a connector belongs to a TLD. */
const tldOf: Readonly<Record<Setting, string>> = { off: 'org', on: 'com', manual: 'net' };
const flags: readonly (keyof ConnectorFlags)[] = [
  'editNameServers',
  'manageContacts',
  'registrarLock',
  'transferKey',
  'transferUsesProviderNameServers',
  'whoisPrivacy',
];
const CODE = 'Right-Code-77';
const own = ['ns1.old.example', 'ns2.old.example'];
const wanted = ['ns2.new.example', 'ns1.new.example'];
const provider = ['ns1.systemdns.com', 'ns2.systemdns.com'];
const other = { ...registrant, firstName: 'Ada', email: 'ada@example.com' };
const seal = newSealKey();

let env: TenureEnvironment;
let hand: RegistrarByHand;
beforeAll(async () => {
  const all = (isOn: boolean) => Object.fromEntries(flags.map((flag) => [flag, isOn]));
  env = await createTenureEnvironment({
    tlds: Object.values(tldOf),
    connectors: { com: all(true), net: { ...all(true), changes: 'manual' }, org: all(false) },
  });
  hand = registrarByHand(env);
});
afterAll(async () => {
  hand.close();
  await env.close();
});

/** An operation of its own that exists or not as the flag says. */
interface Change {
  readonly type: OperationRequest['operation']['type'];
  readonly request: (domain: string) => unknown;
  /** By the API, as the journal names them. */
  readonly writes: readonly string[];
  readonly byHand: (domain: string) => Promise<unknown>;
  readonly done: Readonly<Record<string, unknown>>;
  /** Where a person did it, if that is told differently. */
  readonly doneByHand?: Readonly<Record<string, unknown>>;
  /** No registrar shows to whom a key was given: the step is confirmed by the name being in the account. */
  readonly cannotBeContradicted?: true;
  readonly expectReached: (domain: string, operation: OperationHandle) => Promise<void>;
  readonly expectUntouched: (domain: string) => Promise<void>;
}

const shows =
  (expected: Readonly<Record<string, unknown>>) =>
  async (domain: string): Promise<void> =>
    expect(await nameInBooks(env, domain)).toMatchObject(expected);
const adminIs =
  (firstName: string) =>
  async (domain: string): Promise<void> => {
    const { attributes } = await hand.ask(getDomainsContactsCommand([domain]));
    expect(attributes[domain]).toMatchObject({ contact_set: { admin: { first_name: firstName } } });
  };

const changes: Readonly<Record<Exclude<keyof ConnectorFlags, 'transferUsesProviderNameServers'>, Change>> = {
  editNameServers: {
    type: 'updateNameservers',
    request: (domain) => ({ domain, nameServers: wanted }),
    writes: ['ADVANCED_UPDATE_NAMESERVERS'],
    byHand: (domain) => hand.send(assignNameserversCommand(domain, wanted)),
    done: { outcome: 'name_servers_set', nameServers: wanted, unchanged: false },
    expectReached: shows({ nameservers: wanted }),
    expectUntouched: shows({ nameservers: own }),
  },
  manageContacts: {
    type: 'updateContacts',
    request: (domain) => ({ domain, contacts: { admin: other } }),
    writes: ['UPDATE_CONTACTS'],
    byHand: (domain) => hand.send(updateContactsCommand(domain, { admin: other })),
    done: { outcome: 'contacts_set', unchanged: false },
    expectReached: adminIs('Ada'),
    expectUntouched: async (domain) => {
      const { attributes } = await hand.ask(getDomainsContactsCommand([domain]));
      expect(JSON.stringify(attributes)).not.toContain('Ada');
    },
  },
  registrarLock: {
    type: 'setRegistrarLock',
    request: (domain) => ({ domain, locked: true }),
    writes: ['MODIFY'],
    byHand: (domain) => hand.send(modifyRegistrarLockCommand(domain, true)),
    done: { outcome: 'lock_set', locked: true, unchanged: false },
    expectReached: shows({ lock: true }),
    expectUntouched: shows({ lock: false }),
  },
  whoisPrivacy: {
    type: 'setWhoisPrivacy',
    request: (domain) => ({ domain, enabled: true }),
    writes: ['MODIFY'],
    byHand: (domain) => hand.send(modifyWhoisPrivacyCommand(domain, true)),
    done: { outcome: 'privacy_set', state: 'enabled', unchanged: false },
    expectReached: shows({ privacy: 'enabled' }),
    expectUntouched: shows({ privacy: 'disabled' }),
  },
  transferKey: {
    type: 'retrieveTransferKey',
    request: (domain) => ({ domain, deliver: 'seal', sealTo: seal.sealTo, consent: { by: 'customer-7' } }),
    writes: [],
    byHand: () => Promise.resolve(),
    done: { outcome: 'transfer_key_sealed' },
    doneByHand: { outcome: 'transfer_key_sent' },
    cannotBeContradicted: true,
    expectReached: async (domain, operation) => {
      const result = await operation.result();
      if (result.outcome === 'transfer_key_sealed')
        expect(openSealedKey(result.sealed, seal.privateKey, domain)).toBe(CODE);
    },
    expectUntouched: () => Promise.resolve(),
  },
};

type ChangeFlag = keyof typeof changes;
const changeFlags = Object.keys(changes) as readonly ChangeFlag[];

const asked = (type: Change['type'], request: unknown): Promise<OperationHandle> =>
  env.tenure.request({
    requestId: randomUUID(),
    operation: { type, request } as OperationRequest['operation'],
  });

async function heldName(setting: Setting): Promise<string> {
  const domain = freshName(tldOf[setting]);
  await env.simulator.admin.seedDomain({ domain, nameservers: own, authCode: CODE });
  return domain;
}

test.concurrent.each(changeFlags)('R-18: %s off: refused before any call, with connector and flag', async (flag) => {
  const { type, request, expectUntouched } = changes[flag];
  const domain = await heldName('off');
  const refused = asked(type, request(domain));
  await expect(refused).rejects.toBeInstanceOf(TenureRefusedError);
  await expect(refused).rejects.toThrow(
    `${type} is refused: connector "org at OpenSRS" (version 1) has the flag "${flag}" off.`,
  );
  expect(await callsFor(env, domain)).toBe(0);
  expect(await chargesFor(env, domain)).toEqual([]);
  await expectUntouched(domain);
});

test.concurrent.each(changeFlags)('R-6: %s on: the API does it, and it is done once it is read', async (flag) => {
  const { type, request, writes, done, expectReached } = changes[flag];
  const domain = await heldName('on');
  const operation = await asked(type, request(domain));
  expect(await operation.result()).toMatchObject(done);
  expect(await operation.state()).toMatchObject({ state: 'succeeded', waitingFor: { kind: 'nothing' } });
  expect(await writesFor(env, domain)).toEqual(writes);
  expect(await chargesFor(env, domain)).toEqual([]);
  await expectReached(domain, operation);
});

test.concurrent.each(changeFlags)(
  'R-16: %s manual: nothing is sent by Tenure; a person does it, and what the registrar does not show does not count',
  async (flag) => {
    const change = changes[flag];
    const domain = await heldName('manual');
    const operation = await asked(change.type, change.request(domain));
    const { state, waitingFor, manualStep } = await waitingForOperator(operation);
    expect({ state, kind: waitingFor.kind }).toEqual({ state: 'action_required', kind: 'operator' });
    expect(manualStep).toMatchObject({ kind: 'change', state: 'open', evidence: 'note' });
    expect(manualStep?.why).toContain('Connector "net at OpenSRS" (version 1)');
    expect(await writesFor(env, domain)).toEqual([]);
    if (change.cannotBeContradicted !== true) {
      await complete(operation, {});
      expectBothValues(await stepIn(operation, 'contradicted'));
      await change.expectUntouched(domain);
    }
    await change.byHand(domain);
    await complete(operation, {});
    expect(await operation.result()).toMatchObject(change.doneByHand ?? change.done);
    expect(await writesFor(env, domain)).toEqual(change.writes);
    expect(await chargesFor(env, domain)).toEqual([]);
    await change.expectReached(domain, operation);
  },
);

/** This flag adds to a transfer and refuses nothing; a person has something to do only where the transfer itself is manual. */
test.concurrent.each([
  ['off: the name keeps its own', 'off', own],
  ["on: the name comes with the registrar record's, at the one write of the transfer", 'on', provider],
  ['manual: the order of the transfer carries them, and nothing is left for a person', 'manual', provider],
] as const)('transferUsesProviderNameServers %s', async (_, setting, expected) => {
  const domain = freshName(tldOf[setting]);
  await env.simulator.admin.seedDomain({ domain, taken: true, authCode: CODE, nameservers: [...own] });
  const contacts = { registrant, admin: registrant, billing: registrant };
  const operation = await asked('transferDomain', { domain, contacts, authCode: CODE });
  await until(
    () => operation.state(),
    ({ waitingFor }) => waitingFor.kind === 'losing_registrar',
  );
  await env.simulator.admin.completeTransfer(domain);
  expect(await operation.result()).toMatchObject({ outcome: 'transferred', shortfalls: [] });
  expect(await operation.state()).toMatchObject({ state: 'succeeded' });
  expect(await writesFor(env, domain)).toEqual(['SW_REGISTER']);
  expect(await chargesFor(env, domain)).toEqual(['transfer']);
  expect(await nameInBooks(env, domain)).toMatchObject({ isHeld: true, nameservers: expected });
});

test('every flag is here with each of its three settings', () => {
  expect([...changeFlags, 'transferUsesProviderNameServers'].toSorted()).toEqual(flags.toSorted());
});
