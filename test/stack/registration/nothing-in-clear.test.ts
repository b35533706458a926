// Planted values for every personal field and secret run through every kind of ending; then everything that the server keeps
// in clear is scanned, and so is what the worker says of its calls. The same scanner finds them where they may be.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Contact } from '../../../src/client/index.js';
import { freshName, orderFor } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

const planted: Contact = {
  firstName: 'Canaryfirst',
  lastName: 'Canarylast',
  organisation: 'Canaryorg',
  address1: 'Canarystreet 1',
  address2: 'Canaryfloor',
  address3: 'Canarydoor',
  city: 'Canarycity',
  state: 'Canarystate',
  postalCode: 'Canary1234',
  country: 'US',
  phone: '+1.9075550177',
  fax: '+1.9075550188',
  email: 'canary@mail.example',
};
const profile = { username: 'canaryuser', password: 'Canary-pass-77' };
const secrets: readonly string[] = [
  ...Object.entries(planted).flatMap(([field, value]: [string, string]) => (field === 'country' ? [] : [value])),
  profile.password,
  profile.username,
  'Canarycomment',
];

const said: string[] = [];
let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment({
    worker: {
      onExchange: (registrar, exchange) => said.push(JSON.stringify({ registrar, exchange })),
      warn: (text) => said.push(text),
    },
  });
});
afterAll(() => env.close());

const leaksIn = (text: string): readonly string[] =>
  secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()));

test('R-11: no planted value stands in clear in histories, visibility, descriptions or the log of calls', async () => {
  const order = (domain: string, changes = {}) =>
    orderFor(domain, {
      contacts: { registrant: planted, admin: planted, billing: planted, tech: planted },
      profile,
      comments: 'Canarycomment',
      ...changes,
    });
  const names = { done: freshName(), parked: freshName(), refused: freshName(), lost: freshName(), taken: freshName() };
  const { admin } = env.simulator;
  await admin.addFault({
    on: { command: 'SW_REGISTER', domain: names.parked },
    action: { kind: 'park', reason: 'nameserver' },
  });
  const blames = `The e-mail ${planted.email} of ${planted.firstName} ${planted.lastName} is not accepted`;
  await admin.addFault({
    on: { command: 'SW_REGISTER', domain: names.refused },
    after: 'before',
    action: { kind: 'reply', code: 465, text: blames },
  });
  await admin.addFault({
    on: { command: 'SW_REGISTER', domain: names.lost },
    after: 'commit',
    action: { kind: 'drop' },
  });
  await admin.seedDomain({ domain: names.taken, taken: true });

  const operations = await Promise.all(Object.values(names).map((domain) => env.tenure.register(order(domain))));
  const parked = operations.find((operation) => operation.domain === names.parked);
  await until(
    async () => (await parked?.state())?.state,
    (state) => state === 'action_required',
  );
  await parked?.cancel();
  const endings = await Promise.all(operations.map((operation) => operation.result()));
  expect(endings.map(({ outcome }) => outcome).toSorted()).toEqual([
    'cancelled',
    'refused',
    'registered',
    'registered',
    'taken',
  ]);

  const withoutKeys = new Client({ connection: env.client.connection, namespace: env.namespace });
  let scanned = '';
  for await (const workflow of withoutKeys.workflow.list()) {
    const handle = withoutKeys.workflow.getHandle(workflow.workflowId);
    scanned += JSON.stringify(historyToJSON(await handle.fetchHistory()));
    scanned += JSON.stringify((await handle.describe()).raw, (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
  }
  // Payloads are base64 in this JSON: what is not encrypted would only be seen decoded.
  const decoded = [...scanned.matchAll(/"data":"([A-Za-z0-9+/=]+)"/g)]
    .map(([, data]) => Buffer.from(data ?? '', 'base64').toString('utf8'))
    .join('\n');
  expect(scanned.length).toBeGreaterThan(50_000);
  expect(leaksIn(scanned)).toEqual([]);
  expect(leaksIn(decoded)).toEqual([]);
  expect(said.length).toBeGreaterThan(10);
  expect(leaksIn(said.join('\n'))).toEqual([]);
});

test('the same scanner finds the planted values where they belong: in what the key opens', async () => {
  const domain = freshName();
  const operation = await env.tenure.register(
    orderFor(domain, { contacts: { registrant: planted }, profile, comments: 'Canarycomment' }),
  );
  await operation.result();
  const { events } = await env.client.workflow.getHandle(operation.id).fetchHistory();
  const [input] = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
  const [codec] = env.client.options.loadedDataConverter.payloadCodecs;
  if (input === undefined || codec === undefined) throw new Error('the history has no input, or the client no codec');
  const opened = await codec.decode([input]);
  const text = Buffer.from(opened[0]?.data ?? new Uint8Array()).toString('utf8');
  expect(leaksIn(text)).toEqual(
    expect.arrayContaining([planted.email, planted.phone, profile.password, 'Canarycomment']),
  );
});
