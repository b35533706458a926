import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, describe } from 'vitest';
import { belongsToRspCommand, belongsToRspReplyFrom } from '../../../src/xcp/commands/belongs-to-rsp.js';
import { checkTransferCommand, checkTransferReplyFrom } from '../../../src/xcp/commands/check-transfer.js';
import {
  getDomainsByExpireDateCommand,
  getDomainsByExpireDateReplyFrom,
} from '../../../src/xcp/commands/domain-lists.js';
import { setCookieCommand, setCookieReplyFrom } from '../../../src/xcp/commands/end-user-session.js';
import { pollCommand, pollReplyFrom } from '../../../src/xcp/commands/events.js';
import { getBalanceCommand, getBalanceReplyFrom } from '../../../src/xcp/commands/get-balance.js';
import {
  domainContactsFrom,
  domainInfoFrom,
  domainStatusFrom,
  getDomainCommand,
} from '../../../src/xcp/commands/get-domain.js';
import {
  getDomainsContactsCommand,
  getDomainsContactsReplyFrom,
} from '../../../src/xcp/commands/get-domains-contacts.js';
import { getOrderInfoCommand, getOrderInfoReplyFrom } from '../../../src/xcp/commands/get-order-info.js';
import {
  getOrdersByDomainCommand,
  getOrdersByDomainReplyFrom,
} from '../../../src/xcp/commands/get-orders-by-domain.js';
import { getPriceCommand, getPriceReplyFrom } from '../../../src/xcp/commands/get-price.js';
import { lookupCommand, lookupReplyFrom } from '../../../src/xcp/commands/lookup.js';
import { modifyRegistrarLockCommand } from '../../../src/xcp/commands/modify.js';
import { processOrderCommand, processOrderReplyFrom } from '../../../src/xcp/commands/process-pending.js';
import { registerReplyFrom } from '../../../src/xcp/commands/register.js';
import {
  getRegistrantVerificationCommand,
  getRegistrantVerificationReplyFrom,
} from '../../../src/xcp/commands/registrant-verification.js';
import { renewCommand, renewReplyFrom } from '../../../src/xcp/commands/renew.js';
import { revokeCommand, revokeReplyFrom } from '../../../src/xcp/commands/revoke.js';
import { writeReplyFrom } from '../../../src/xcp/commands/write-reply.js';
import { outcomeOf, replyOf } from './support/fixtures.js';
import { registration } from './support/orders.js';

const NAME = 'example.com';
const REGISTER = registration();
const TRANSFER = registration({ registrationType: 'transfer' });
const RENEW = renewCommand({
  domain: NAME,
  expiryYear: 2027,
  periodYears: 1,
  handle: 'process',
  registrarAutoRenew: false,
});

describe('SW_REGISTER', () => {
  test.each<[string, object]>([
    [
      'done-with-cancelled-orders',
      {
        outcome: { kind: 'done', orderId: '3735281' },
        cancelledOrderIds: ['3764860', '3764861'],
        whoisPrivacy: 'enabled',
        registrationText: expect.stringMatching(/Domain successfully locked\.$/) as string,
      },
    ],
    [
      'done-in-another-order',
      { outcome: { kind: 'done', orderId: '177411' }, whoisPrivacy: 'not_reported', cancelledOrderIds: [] },
    ],
    [
      'parked-although-successful',
      {
        outcome: { kind: 'parked', orderId: '3735283', reason: 'nameserver_missing', code: '435' },
        orderId: '3735283',
      },
    ],
    ['taken-with-order-left-behind', { outcome: { kind: 'parked', orderId: '1064637', reason: 'already_exists' } }],
    [
      'asynchronous',
      { outcome: { kind: 'in_progress', because: 'asynchronous' }, queueRequestId: '88123', asyncReason: 'general' },
    ],
    ['privacy-refused-inside-success', { outcome: { kind: 'done' }, whoisPrivacy: 'refused' }],
    ['timed-out-at-the-registrar', { outcome: { kind: 'unknown', code: '705' } }],
  ])('%s', async (name, expected) => {
    expect(registerReplyFrom(REGISTER, await replyOf(REGISTER, `sw_register/${name}`))).toMatchObject(expected);
  });

  test('transfer-started', async () => {
    const reply = registerReplyFrom(TRANSFER, await replyOf(TRANSFER, 'sw_register/transfer-started'));
    expect(reply).toMatchObject({ outcome: { kind: 'transfer_started', orderId: '3735288' }, transferId: '456' });
  });

  test.each([
    ['cut-off-in-the-body', { kind: 'unknown', reason: 'reply_cut' }],
    ['gateway-error', { kind: 'unknown', reason: 'http_status' }],
    ['forbidden-without-envelope', { kind: 'fault', reason: 'http_auth' }],
  ])('%s', async (name, expected) => {
    expect(await outcomeOf(REGISTER, `sw_register/${name}`)).toMatchObject(expected);
  });
});

describe('reads', () => {
  test.each([
    ['available', { kind: 'read', value: { status: 'available' } }],
    ['taken', { kind: 'read', value: { status: 'taken' } }],
    ['being-registered', { kind: 'read', value: { status: 'being_registered' } }],
    ['authentication-error', { kind: 'config', code: '401' }],
  ])('LOOKUP %s', async (name, expected) => {
    const command = lookupCommand(NAME, { skipsCache: true });
    expect(lookupReplyFrom(await replyOf(command, `lookup/${name}`))).toMatchObject(expected);
  });

  test('a price as decimal text', async () => {
    const reply = await replyOf(getPriceCommand({ domain: NAME }), 'get_price/price');
    expect(getPriceReplyFrom(reply)).toMatchObject({
      kind: 'read',
      value: { amount: '11.62', isRegistryPremium: false },
    });
  });

  test('a name without a price as a refusal', async () => {
    const reply = await replyOf(getPriceCommand({ domain: NAME }), 'get_price/no-price');
    expect(getPriceReplyFrom(reply)).toMatchObject({ kind: 'refused', reason: 'no_price' });
  });

  test('funds', async () => {
    const reply = await replyOf(getBalanceCommand(), 'get_balance/balance');
    expect(getBalanceReplyFrom(reply)).toEqual({ kind: 'read', value: { balance: '215.14', held: '10.34' } });
  });

  test('ownership', async () => {
    const reply = await replyOf(belongsToRspCommand(NAME), 'belongs_to_rsp/ours');
    expect(belongsToRspReplyFrom(reply)).toEqual({
      kind: 'read',
      value: { isOurs: true, expiresAt: '2027-05-04T14:33:21.000Z' },
    });
  });

  test('all of a domain, dates of zeros as unknown', async () => {
    const result = domainInfoFrom(await replyOf(getDomainCommand(NAME, 'all_info'), 'get_domain/all-info'));
    expect(result).toMatchObject({
      kind: 'read',
      value: {
        registryExpiresAt: '2023-08-14T00:59:38.000Z',
        registryTransferredAt: undefined,
        isSponsored: true,
        affiliateId: undefined,
        tldData: {},
        nameservers: [{ name: 'cdns1.example.net', sortOrder: 1, ipAddress: undefined }, { name: 'cdns2.example.net' }],
        contacts: { registrant: { firstName: 'Zoë', address2: '' }, admin: { firstName: 'Adler' }, tech: {} },
      },
    });
  });

  test('contacts in ISO-8859-1', async () => {
    const result = domainContactsFrom(await replyOf(getDomainCommand(NAME, 'owner'), 'get_domain/latin-1'));
    expect(result).toMatchObject({ value: { registrant: { firstName: 'Zoë' } } });
  });

  test('the lock', async () => {
    const result = domainStatusFrom(await replyOf(getDomainCommand(NAME, 'status'), 'get_domain/status'));
    expect(result).toMatchObject({
      value: { registrarLock: true, canModify: true, supportsLock: true, isTransferringAway: false },
    });
  });

  test('a name that is not ours as a refusal', async () => {
    const result = domainInfoFrom(await replyOf(getDomainCommand(NAME, 'all_info'), 'get_domain/not-ours'));
    expect(result).toMatchObject({ kind: 'refused', reason: 'not_found', code: '480' });
  });

  test('orders, their dates in either form', async () => {
    const reply = await replyOf(getOrdersByDomainCommand({ domain: NAME }), 'get_orders_by_domain/two-orders');
    expect(getOrdersByDomainReplyFrom(reply)).toEqual({
      kind: 'read',
      value: [
        { orderId: '3735283', status: 'pending', type: 'new', orderedAt: '2015-11-22T00:00:00.000Z' },
        { orderId: '3735281', status: 'declined', type: 'new', orderedAt: '2015-11-21T09:30:00.000Z' },
      ],
    });
  });

  test('one order with its marker', async () => {
    const result = getOrderInfoReplyFrom(await replyOf(getOrderInfoCommand('3735283'), 'get_order_info/pending'));
    expect(result).toMatchObject({
      value: {
        orderId: '3735283',
        status: 'pending',
        affiliateId: 'op-7f3a',
        cost: '11.62',
        periodYears: 10,
        registrarAutoRenew: false,
      },
    });
  });

  test('a transfer that waits for the registrant', async () => {
    const reply = await replyOf(checkTransferCommand(NAME, { withStatus: true }), 'check_transfer/pending-owner');
    expect(checkTransferReplyFrom(reply)).toMatchObject({
      value: { status: 'pending_owner', isTransferable: false, isServed: true, statusAt: '2005-05-04T13:36:06.000Z' },
    });
  });

  test('`undef` as no transfer', async () => {
    const reply = await replyOf(checkTransferCommand(NAME), 'check_transfer/no-transfer');
    expect(checkTransferReplyFrom(reply)).toMatchObject({
      value: { status: 'none', isTransferable: true, isServed: true },
    });
  });

  test('a list with an implausible date as unknown', async () => {
    const command = getDomainsByExpireDateCommand({ expiresFrom: '2026-12-01', expiresTo: '2027-01-31' });
    const reply = await replyOf(command, 'get_domains_by_expiredate/last-page');
    expect(getDomainsByExpireDateReplyFrom(reply)).toMatchObject({
      value: {
        hasMore: false,
        total: 2,
        domains: [
          { domain: 'a.example', registrarAutoRenew: true },
          { expiresAt: undefined, letExpire: true },
        ],
      },
    });
  });

  test('events', async () => {
    const result = pollReplyFrom(await replyOf(pollCommand(), 'poll/one-event'));
    expect(result).toMatchObject({
      value: {
        remaining: 0,
        events: [
          { name: 'zone_check_status_change', object: 'domain', domain: 'abc.de', at: '2014-05-29T15:13:58.000Z' },
        ],
      },
    });
  });

  test('the verification of a registrant', async () => {
    const reply = await replyOf(getRegistrantVerificationCommand(NAME), 'get_registrant_verification_status/verifying');
    expect(getRegistrantVerificationReplyFrom(reply)).toMatchObject({
      value: { status: 'verifying', daysToSuspend: -2, hasMailBounced: true, deadline: '2027-06-15T00:00:00.000Z' },
    });
  });

  test('contacts of several names', async () => {
    const reply = await replyOf(
      getDomainsContactsCommand(['a.example', 'b.example']),
      'get_domains_contacts/two-names',
    );
    const result = getDomainsContactsReplyFrom(reply);
    expect(result.kind === 'read' && [...result.value].map(([name, set]) => [name, set.registrant?.firstName])).toEqual(
      [
        ['a.example', 'Ada'],
        ['b.example', 'Bob'],
      ],
    );
  });

  test('wrong credentials of a profile as a refusal', async () => {
    const command = setCookieCommand(NAME, { username: 'daniel', password: 'S3cretpass99' });
    expect(setCookieReplyFrom(await replyOf(command, 'set_cookie/wrong-credentials'))).toMatchObject({
      kind: 'refused',
      reason: 'profile_credentials',
    });
  });
});

describe('writes', () => {
  test.each([
    [
      'applied',
      {
        outcome: { kind: 'done', orderId: '3511417' },
        expiresAt: '2028-01-08T15:35:00.000Z',
        registrarAutoRenew: false,
      },
    ],
    ['year-already-moved', { outcome: { kind: 'in_progress', because: 'year_already_moved' } }],
    ['already-renewed-in-test', { outcome: { kind: 'in_progress', because: 'year_already_moved' } }],
  ])('RENEW %s', async (name, expected) => {
    expect(renewReplyFrom(RENEW, await replyOf(RENEW, `renew/${name}`))).toMatchObject(expected);
  });

  test('an order processed under a new id', async () => {
    const command = processOrderCommand('3735283');
    expect(processOrderReplyFrom(command, await replyOf(command, 'process_pending/new-order'))).toMatchObject({
      outcome: { kind: 'done' },
      orderId: '3735299',
    });
  });

  test.each([
    ['partial-failure', { kind: 'refused', code: '435', reason: 'not_permitted' }],
    ['nothing-to-change', { kind: 'done', isNoop: true }],
  ])('MODIFY %s', async (name, expected) => {
    const command = modifyRegistrarLockCommand('acme.com', true);
    expect(writeReplyFrom(command, await replyOf(command, `modify/${name}`))).toMatchObject(expected);
  });

  test('a deletion without a charge', async () => {
    const command = revokeCommand(NAME, 'reseller');
    expect(revokeReplyFrom(command, await replyOf(command, 'revoke/not-charged'))).toMatchObject({
      outcome: { kind: 'done' },
      isCharged: false,
      price: undefined,
    });
  });
});

test('every fixture is read by a test and has its origin noted', () => {
  const root = new URL('../../fixtures/xcp/', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.http'));
  const self = readFileSync(new URL(import.meta.url), 'utf8');
  const sources = readFileSync(new URL('SOURCES.md', root), 'utf8');
  const names = files.map((file) => file.replaceAll('\\', '/').replace(/\.http$/, ''));
  const isRead = (name: string): boolean => {
    const [folder = '', outcome = ''] = name.split('/');
    return self.includes(`'${name}'`) || (self.includes(`\`${folder}/\${`) && self.includes(`'${outcome}'`));
  };
  const hasOrigin = (name: string): boolean => {
    const [folder = '', outcome = ''] = name.split('/');
    return sources.includes(`${folder}/*`) || sources.includes(`${outcome}\``);
  };
  expect(names.filter((name) => !isRead(name))).toEqual([]);
  expect(names.filter((name) => !hasOrigin(name))).toEqual([]);
});
