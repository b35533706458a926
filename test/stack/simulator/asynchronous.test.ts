// Registries that answer later: TLDs by data, changes by fault (reference 7.5; 8, items 8 and 9).
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../../src/simulator/start.js';
import { call as callUrl, CONTACT, CREDENTIALS, registration, textOf, type Assoc, type Reply } from './wire.js';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({
    accounts: [CREDENTIALS],
    clock: { start: new Date('2027-01-10T12:00:00Z'), frozen: true },
    asynchronousTlds: ['fr'],
  });
});
afterEach(() => simulator.stop());

const call = (action: string, object: string, attributes?: Assoc): Promise<Reply> =>
  callUrl(simulator.url, action, object, attributes);
const wait = (seconds: number): Promise<unknown> => simulator.admin.moveClock({ advanceSeconds: seconds });
const read = async (type: string, domain = 'acme.com'): Promise<Assoc> =>
  (await call('GET', 'DOMAIN', { domain, type })).attributes;
const modify = (data: string, fields: Assoc, domain = 'acme.com'): Promise<Reply> =>
  call('MODIFY', 'DOMAIN', { domain, affect_domains: '0', data, ...fields });
const slow = (command: string, more: object = {}): Promise<unknown> =>
  simulator.admin.addFault({ on: { command }, action: { kind: 'asynchronous', afterSeconds: 60, ...more } });

describe('a TLD of an asynchronous registry', () => {
  test('registers with 250 and is there two minutes later', async () => {
    expect(await call('SW_REGISTER', 'DOMAIN', registration('acme.fr'))).toMatchObject({ isSuccess: '1', code: '250' });
    expect((await call('LOOKUP', 'DOMAIN', { domain: 'acme.fr' })).code).toBe('221');
    await wait(120);
    expect(await read('status', 'acme.fr')).toMatchObject({ can_modify: '1' });
  });

  test('a fault that says otherwise goes first', async () => {
    await slow('SW_REGISTER', { outcome: 'declined' });
    await call('SW_REGISTER', 'DOMAIN', registration('acme.fr'));
    await wait(120);
    expect((await call('LOOKUP', 'DOMAIN', { domain: 'acme.fr' })).code).toBe('210');
  });

  test('is switched on the admin port', async () => {
    await simulator.admin.setTld({ tld: 'fr', asynchronous: false });
    expect((await call('SW_REGISTER', 'DOMAIN', registration('acme.fr'))).code).toBe('200');
  });
});

describe('a change that is only accepted', () => {
  const update = (): Promise<Reply> =>
    call('UPDATE_CONTACTS', 'DOMAIN', { domain: 'acme.com', types: ['owner'], contact_set: { owner: CONTACT } });
  const owner = async (only: string): Promise<unknown> => {
    const query = { domain: 'acme.com', type: 'owner', active_contacts_only: only };
    return ((await call('GET', 'DOMAIN', query)).attributes['contact_set'] as { owner: Assoc }).owner['last_name'];
  };
  const accept = (more: object = {}): Promise<unknown> =>
    simulator.admin.addFault({ on: { command: 'UPDATE_CONTACTS' }, action: { kind: 'accepted_only', ...more } });
  beforeEach(() => simulator.admin.seedDomain({ domain: 'acme.com' }));

  test('answers 200, and only the active contacts tell that nothing has changed yet', async () => {
    await accept();
    expect((await update()).code).toBe('200');
    expect([await owner('0'), await owner('1')]).toEqual(['Ottway', 'Sample']);
    await wait(86_400);
    expect([await owner('0'), await owner('1')]).toEqual(['Ottway', 'Ottway']);
  });

  test('leaves the old contacts when the owners refuse', async () => {
    await accept({ outcome: 'never' });
    await update();
    const [change] = await simulator.admin.changes('acme.com');
    await simulator.admin.declineChange(change?.id ?? 0);
    expect([await owner('0'), await owner('1')]).toEqual(['Sample', 'Sample']);
  });

  test('holds no other change up', async () => {
    await accept();
    await update();
    expect((await modify('status', { lock_state: '1' })).code).toBe('200');
    await wait(86_400);
    expect(await owner('1')).toBe('Ottway');
    expect(await read('status')).toMatchObject({ lock_state: '1' });
  });
});

describe('.IT name servers', () => {
  const assign = (...names: readonly string[]): Promise<Reply> =>
    call('ADVANCED_UPDATE_NAMESERVERS', 'DOMAIN', { domain: 'acme.it', op_type: 'assign', assign_ns: names });
  const servers = async (): Promise<unknown> =>
    ((await read('nameservers', 'acme.it'))['nameserver_list'] as readonly Assoc[]).map(({ name }) => name);
  const OLD = ['ns1.old.example', 'ns2.old.example'];
  beforeEach(() => simulator.admin.seedDomain({ domain: 'acme.it', nameservers: OLD }));

  test('200 only means accepted: the old set is read until the registry has tested the new one', async () => {
    expect((await assign('ns1.new.example', 'ns2.new.example')).code).toBe('200');
    expect(await servers()).toEqual(OLD);
    await wait(3600);
    expect(await servers()).toEqual(['ns1.new.example', 'ns2.new.example']);
  });

  test('a second command is judged against the old set', async () => {
    await assign('ns1.new.example', 'ns2.new.example');
    expect((await assign(...OLD)).code).toBe('220');
  });

  test('a set that fails the test never comes', async () => {
    await slow('ADVANCED_UPDATE_NAMESERVERS', { outcome: 'declined' });
    expect((await assign('ns1.new.example', 'ns2.new.example')).code).toBe('200');
    await wait(3600);
    expect(await servers()).toEqual(OLD);
  });
});

describe('a change that waits', () => {
  beforeEach(() => simulator.admin.seedDomain({ domain: 'acme.com', expiresAt: '2028-03-01T00:00:00Z' }));

  test.each<[string, () => Promise<Reply>, string, Assoc]>([
    ['a lock', () => modify('status', { lock_state: '1' }), 'status', { lock_state: '1' }],
    [
      'name servers',
      () =>
        call('ADVANCED_UPDATE_NAMESERVERS', 'DOMAIN', {
          domain: 'acme.com',
          op_type: 'assign',
          assign_ns: ['ns1.new.example', 'ns2.new.example'],
        }),
      'nameservers',
      { nameserver_list: [{ name: 'ns1.new.example' }, { name: 'ns2.new.example' }] },
    ],
  ])('%s reads as before until the registry is done', async (_, act, type, after) => {
    await slow('*UPDATE*');
    await slow('MODIFY');
    const before = await read(type);
    const reply = await act();
    expect(reply).toMatchObject({
      isSuccess: '1',
      code: '250',
      attributes: { async_reason: 'general', details: { 'acme.com': { response_code: '250' } } },
    });
    const id = textOf(reply.attributes['queue_request_id']);
    expect(await read(type)).toEqual(type === 'status' ? { ...before, can_modify: '0' } : before);
    const queued = async (): Promise<unknown> =>
      (await call('QUERY_QUEUED_REQUEST', 'DOMAIN', { request_id: id })).attributes['request_status'];
    expect(await queued()).toBe('waiting');
    await wait(60);
    expect(await read(type)).toMatchObject(after);
    expect(await queued()).toBe('completed');
  });

  test('privacy reads enabling meanwhile', async () => {
    await slow('MODIFY');
    await modify('whois_privacy_state', { state: 'enable' });
    expect(await read('whois_privacy_state')).toEqual({ state: 'enabling' });
    await wait(60);
    expect(await read('whois_privacy_state')).toEqual({ state: 'enabled' });
  });

  test('refused by the registry, it leaves everything as it was', async () => {
    await slow('MODIFY', { outcome: 'never' });
    const reply = await modify('whois_privacy_state', { state: 'enable' });
    await simulator.admin.declineChange(Number(reply.attributes['queue_request_id']));
    expect(await read('whois_privacy_state')).toEqual({ state: 'disabled' });
    expect(await simulator.admin.changes('acme.com')).toMatchObject([{ action: 'modify', status: 'declined' }]);
    expect((await modify('status', { lock_state: '1' })).code).toBe('200');
  });

  test('another change meets 437', async () => {
    await slow('MODIFY');
    await modify('status', { lock_state: '1' });
    expect((await modify('whois_privacy_state', { state: 'enable' })).code).toBe('437');
  });

  test('what changes nothing does not wait', async () => {
    await slow('MODIFY');
    expect((await modify('status', { lock_state: '0' })).code).toBe('220');
  });

  test('the history of waiting requests lists it', async () => {
    await slow('MODIFY', { outcome: 'never' });
    const reply = await modify('status', { lock_state: '1' });
    await simulator.admin.completeChange(Number(reply.attributes['queue_request_id']));
    expect(await read('waiting_history')).toMatchObject({
      record_count: '1',
      waiting_history: [{ action: 'modify', request_status: 'completed' }],
    });
  });
});
