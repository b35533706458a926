import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createXcpClient } from '../../../src/xcp/client.js';
import { messageOf } from '../../../src/xcp/command.js';
import { redacted } from '../../../src/xcp/redact.js';
import type { XcpAssoc, XcpValue } from '../../../src/xcp/value.js';
import { OWNER, registration } from './support/orders.js';
import { replyDocument } from './support/envelopes.js';
import { httpAnswer, startRawServer } from './support/raw-server.js';

const SECRETS = {
  password: 'S3cretpass99',
  authCode: 'Xy7!abcDEF',
  email: 'ada.lovelace@example.com',
  name: 'Lovelace',
  address: '12 St James Square',
  phone: '+44.2071234567',
  smd: 'PHNtZDpzaWduZWRNYXJr',
} as const;

const PLANTED = registration({
  profile: { username: 'daniel', password: SECRETS.password },
  authCode: SECRETS.authCode,
  trademarkSmd: SECRETS.smd,
  comments: `call ${SECRETS.phone}`,
  ownerConfirmAddress: SECRETS.email,
  affiliateId: SECRETS.name,
  registrantIp: '192.0.2.7',
  contacts: {
    registrant: {
      ...OWNER,
      firstName: 'Ada',
      lastName: SECRETS.name,
      address1: SECRETS.address,
      phone: SECRETS.phone,
      email: SECRETS.email,
    },
  },
  tld: { tldData: { nexus: { app_purpose: SECRETS.name }, forwarding_email: SECRETS.email } },
});

const shows = (text: string): readonly string[] => Object.values(SECRETS).filter((secret) => text.includes(secret));

describe('shows of a request', () => {
  const shown = redacted(messageOf(PLANTED)) as { readonly attributes: Readonly<Record<string, XcpValue>> } & XcpAssoc;

  test('nothing secret or personal', () => {
    expect(shows(JSON.stringify(shown))).toEqual([]);
    expect(JSON.stringify(shown)).not.toMatch(/192\.0\.2\.7|daniel|Ada/);
  });

  test('what an operator needs', () => {
    expect(shown).toMatchObject({
      action: 'SW_REGISTER',
      object: 'DOMAIN',
      attributes: {
        domain: 'example.com',
        reg_type: 'new',
        period: '1',
        handle: 'process',
        link_domains: '0',
        contact_set: '[redacted]',
      },
    });
  });
});

describe('shows of a reply', () => {
  test.each<[string, XcpAssoc]>([
    ['a text that quotes a contact', { response_text: `Invalid phone ${SECRETS.phone}` }],
    ['an error that quotes an address', { attributes: { error: SECRETS.email } }],
    ['the auth code', { attributes: { domain_auth_info: SECRETS.authCode } }],
    [
      'contacts below names as keys',
      { attributes: { 'a.example': { contact_set: { owner: { email: SECRETS.email } } } } },
    ],
    ['a person as a key', { attributes: { [SECRETS.name]: 'x', [SECRETS.email]: 'y' } }],
    ['a person as a key of details', { attributes: { details: { [SECRETS.email]: { response_code: '200' } } } }],
    [
      'a secret under a harmless key',
      { attributes: { status: SECRETS.password, domain: SECRETS.email, order_id: SECRETS.phone, period: SECRETS.smd } },
    ],
    [
      'a secret in a harmless list',
      { attributes: { cancelled_orders: [SECRETS.password], assign_ns: [SECRETS.email] } },
    ],
    ['a structure where a text belongs', { attributes: { domain: { x: SECRETS.name }, order_id: [SECRETS.name] } }],
    [
      'flattened contacts of an order',
      { attributes: { field_hash: { owner_last_name: SECRETS.name, owner_email: SECRETS.email } } },
    ],
    [
      'event data',
      { attributes: { events: [{ object_data: { registrant: SECRETS.name, verification_status: SECRETS.name } }] } },
    ],
  ])('nothing of %s', (_, reply) => {
    expect(shows(JSON.stringify(redacted(reply)))).toEqual([]);
  });

  test('codes, ids and states', () => {
    const reply = {
      is_success: '0',
      response_code: '485',
      response_text: 'Domain taken',
      transaction_id: '2009-06-29 08:47:20 27585 101',
      attributes: { forced_pending: '1064637', details: { 'acme.com': { response_code: '435', response_text: 'x' } } },
    };
    expect(redacted(reply)).toEqual({
      is_success: '0',
      response_code: '485',
      response_text: '[redacted]',
      transaction_id: '2009-06-29 08:47:20 27585 101',
      attributes: {
        forced_pending: '1064637',
        details: { 'acme.com': { response_code: '435', response_text: '[redacted]' } },
      },
    });
  });
});

test('shows no planted text, wherever it stands', () => {
  const secret = fc.stringMatching(/^[A-Z][a-z]{2,8}[0-9!@#]{2,6}[a-z]{2,6}$/);
  const { message } = fc.letrec<{ value: (planted: string) => XcpValue; message: (planted: string) => XcpAssoc }>(
    (tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constant((planted: string): XcpValue => planted),
        fc.array(tie('value'), { maxLength: 3 }).map(
          (entries) =>
            (planted: string): XcpValue =>
              entries.map((entry) => entry(planted)),
        ),
        tie('message'),
      ),
      message: fc
        .dictionary(
          fc.constantFrom(
            'attributes',
            'domain',
            'status',
            'order_id',
            'details',
            'events',
            'name',
            'contact_set',
            'acme.com',
            'notes',
            'domain_list',
            'cancelled_orders',
          ),
          tie('value'),
          { maxKeys: 5 },
        )
        .map(
          (fields) =>
            (planted: string): XcpAssoc =>
              Object.fromEntries(Object.entries(fields).map(([key, entry]) => [key, entry(planted)])),
        ),
    }),
  );
  fc.assert(
    fc.property(message, secret, (make, planted) => {
      expect(JSON.stringify(redacted(make(planted)))).not.toContain(planted);
    }),
  );
});

test('no outcome and no told exchange holds a planted secret, however the call ends', async () => {
  const answers = [
    httpAnswer(replyDocument('0', '465', { error: SECRETS.email }, `Invalid ${SECRETS.phone}`)),
    httpAnswer(`<html>${SECRETS.password}</html>`),
    httpAnswer(`<OPS_envelope>${SECRETS.name}`),
    httpAnswer(SECRETS.smd, '500 Internal Server Error'),
    Buffer.from(`${SECRETS.authCode}\r\n`),
  ];
  const server = await startRawServer((_, socket) => void socket.end(answers.shift() ?? ''));
  const told: string[] = [];
  const key = 'K3y-of-the-account';
  const client = createXcpClient({
    url: server.url,
    username: 'reseller',
    key,
    onExchange: (exchange) => told.push(JSON.stringify(exchange)),
  });
  for (let call = 0; call < 5; call++) {
    const outcome = await client.call(PLANTED);
    // An answer goes to its reader with all it says; every other outcome is safe to log as it is.
    if (outcome.kind !== 'answered') told.push(JSON.stringify(outcome));
  }
  const badField = await client.call({
    ...PLANTED,
    attributes: { ...PLANTED.attributes, comments: `${SECRETS.name}\u0001` },
  });
  told.push(JSON.stringify(badField));
  client.close();
  await server.close();
  expect(told.flatMap(shows)).toEqual([]);
  expect(told.join()).not.toContain(key);
  expect(told).toHaveLength(11);
});
