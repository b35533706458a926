import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify, type JudgedCommand } from '../../../src/xcp/classify/classify.js';
import type { Classification } from '../../../src/xcp/classify/classification.js';
import { CODE_TABLE } from '../../../src/xcp/classify/code-table.js';
import type { XcpReply } from '../../../src/xcp/reply.js';
import type { XcpAssoc } from '../../../src/xcp/value.js';

type Kind = Classification['kind'];

const judged = (action: string, attributes: XcpAssoc = {}, more: Partial<JudgedCommand> = {}): JudgedCommand => ({
  action,
  object: 'DOMAIN',
  kind: 'write',
  createsOrder: true,
  attributes,
  ...more,
});
const REGISTER = judged('SW_REGISTER', { domain: 'example.com', reg_type: 'new', handle: 'process' });
const SAVE = judged('SW_REGISTER', { reg_type: 'new', handle: 'save' });
const TRANSFER = judged('SW_REGISTER', { reg_type: 'transfer', handle: 'process' });
const RENEW = judged('RENEW', { handle: 'process' });
const PROCESS = judged('PROCESS_PENDING', { order_id: '1' });
const REDEEM = judged('REDEEM');
const MODIFY = judged('MODIFY', { domain: 'acme.com' }, { createsOrder: false });
const ASSIGN = judged('ADVANCED_UPDATE_NAMESERVERS', {}, { createsOrder: false });
const CREATE_HOST = judged('CREATE', {}, { object: 'NAMESERVER', createsOrder: false });
const READ = judged('GET', {}, { kind: 'read', createsOrder: false });
const LOOKUP = judged('LOOKUP', {}, { kind: 'read', createsOrder: false });
const PRICE = judged('GET_PRICE', {}, { kind: 'read', createsOrder: false });

const reply = (isSuccess: boolean, code: string, attributes: XcpAssoc = {}, text = 'Some text'): XcpReply => ({
  isSuccess,
  code,
  text,
  attributes,
  transactionId: undefined,
  object: 'DOMAIN',
});

// Section 4 of the protocol reference, row by row: code, reads, orders. Written from the page, not from our table.
// `-` in the page means that the code was never seen there: unknown, never a failure.
const SECTION_4: readonly (readonly [code: string, success: boolean, read: Kind, order: Kind])[] = [
  ['200', true, 'done', 'done'],
  ['210', true, 'done', 'unknown'],
  ['211', true, 'done', 'unknown'],
  ['212', true, 'done', 'in_progress'],
  ['220', true, 'done', 'done'],
  ['221', true, 'done', 'in_progress'],
  ['250', true, 'done', 'in_progress'],
  ['300', false, 'retry_later', 'retry_later'],
  ['310', false, 'retry_later', 'retry_later'],
  ['350', false, 'retry_later', 'retry_later'],
  ['400', false, 'retry_later', 'unknown'],
  ['401', false, 'config', 'config'],
  ['404', false, 'retry_later', 'unknown'],
  ['405', false, 'unknown', 'refused'],
  ['410', false, 'config', 'config'],
  ['415', false, 'refused', 'refused'],
  ['420', false, 'unknown', 'refused'],
  ['430', false, 'config', 'config'],
  ['435', false, 'refused', 'refused'],
  ['436', false, 'retry_later', 'unknown'],
  ['437', false, 'retry_later', 'in_progress'],
  ['440', false, 'unknown', 'refused'],
  ['445', false, 'unknown', 'refused'],
  ['447', false, 'unknown', 'refused'],
  ['460', false, 'config', 'refused'],
  ['465', false, 'refused', 'refused'],
  ['470', false, 'unknown', 'refused'],
  ['480', false, 'refused', 'refused'],
  ['485', false, 'unknown', 'refused'],
  ['486', false, 'retry_later', 'in_progress'],
  ['487', false, 'unknown', 'refused'],
  ['500', false, 'retry_later', 'unknown'],
  ['541', false, 'unknown', 'in_progress'],
  ['552', false, 'unknown', 'refused'],
  ['555', false, 'unknown', 'in_progress'],
  ['557', false, 'unknown', 'refused'],
  ['599', false, 'unknown', 'refused'],
  ['701', false, 'config', 'refused'],
  ['702', false, 'retry_later', 'unknown'],
  ['703', false, 'retry_later', 'retry_later'],
  ['704', false, 'retry_later', 'unknown'],
  ['705', false, 'retry_later', 'unknown'],
  ['720', false, 'retry_later', 'retry_later'],
  ['3001', false, 'unknown', 'refused'],
  ['299', true, 'done', 'in_progress'],
  ['467', false, 'unknown', 'unknown'],
  ['599', true, 'unknown', 'unknown'],
  ['799', false, 'unknown', 'unknown'],
  ['3999', false, 'unknown', 'unknown'],
];

describe('section 4', () => {
  test.each(SECTION_4)('code %s with success %s reads as %s, orders as %s', (code, success, read, order) => {
    expect(classify(READ, reply(success, code)).kind).toBe(read);
    expect(classify(REGISTER, reply(success, code)).kind).toBe(order);
  });

  test('names every code of the table', () => {
    const listed = new Set(SECTION_4.map(([code]) => code));
    expect(CODE_TABLE.map((line) => line.code).filter((code) => !listed.has(code))).toEqual([]);
    expect(new Set(CODE_TABLE.map((line) => line.code)).size).toBe(CODE_TABLE.length);
  });
});

test("the client's page shows the table as it is", () => {
  const page = readFileSync(new URL('../../../docs/reference/xcp-client.md', import.meta.url), 'utf8');
  const shown = page.split('\n').filter((line) => /^\| \d{3,4} \|/.test(line));
  const real = CODE_TABLE.map((row) => `| ${row.code} | ${row.read} | ${row.order} | ${row.write} | ${row.meaning} |`);
  expect(shown).toEqual(real);
});

describe('one code, several meanings', () => {
  test.each<[string, JudgedCommand, XcpReply, Partial<Classification>]>([
    [
      'an address that is not allowed',
      REGISTER,
      reply(false, '400', {}, 'Access denied: invalid IP address'),
      { kind: 'config' },
    ],
    ['the same on a read', READ, reply(false, '400', {}, 'Access denied:\n  invalid IP address'), { kind: 'config' }],
    ['a command that does not exist', READ, reply(false, '400', {}, 'Invalid command: GRANT'), { kind: 'config' }],
    [
      'a name without a price',
      PRICE,
      reply(false, '400', {}, 'Unable to get price'),
      { kind: 'refused', reason: 'no_price' },
    ],
    [
      'a renewal in flight',
      RENEW,
      reply(false, '400', {}, 'Renewal applied, please wait'),
      { kind: 'in_progress', because: 'renewal_in_flight' },
    ],
    [
      'a name that cannot be redeemed',
      REDEEM,
      reply(false, '400', {}, 'Domain cannot be redeemed'),
      { kind: 'refused', reason: 'not_redeemable' },
    ],
    [
      'an invitation to try again, on an order',
      REGISTER,
      reply(false, '400', {}, 'Unable to complete registration, please retry'),
      { kind: 'unknown' },
    ],
    [
      'a rate limit on an order',
      REGISTER,
      reply(false, '300', {}, 'Command rate exceeded'),
      { kind: 'retry_later', checkFirst: true },
    ],
    [
      'a rate limit on a read',
      READ,
      reply(false, '300', {}, 'Command rate exceeded'),
      { kind: 'retry_later', checkFirst: false },
    ],
    [
      'consent that is awaited',
      REGISTER,
      reply(false, '300', {}, 'Registration is waiting for data sharing consent'),
      { kind: 'in_progress', because: 'consent' },
    ],
    ['too many connections', REGISTER, reply(false, '310'), { kind: 'retry_later', checkFirst: false }],
    ['an agent that got no command', REGISTER, reply(false, '703'), { kind: 'retry_later', checkFirst: true }],
    ['a supplier that is away', REGISTER, reply(false, '720'), { kind: 'retry_later', checkFirst: true }],
    [
      '"already renewed" of the test environment',
      RENEW,
      reply(false, '465', {}, 'Domain Already Renewed'),
      { kind: 'in_progress', because: 'year_already_moved' },
    ],
    [
      '"already renewed" in other words',
      RENEW,
      reply(false, '465', {}, 'Domain has already been successfully renewed'),
      { kind: 'in_progress', because: 'year_already_moved' },
    ],
    [
      'the same for a renewal that was saved',
      PROCESS,
      reply(false, '465', {}, 'Domain Already Renewed'),
      { kind: 'in_progress', because: 'year_already_moved' },
    ],
    [
      'the same words on a registration',
      REGISTER,
      reply(false, '465', {}, 'Domain Already Renewed'),
      { kind: 'refused', reason: 'invalid_data' },
    ],
    ['another year than expected', RENEW, reply(false, '541'), { kind: 'in_progress', because: 'year_already_moved' }],
    ['a registry that renews by itself', RENEW, reply(false, '480'), { kind: 'refused', reason: 'not_found' }],
    ['a host that exists', CREATE_HOST, reply(false, '485'), { kind: 'done', isNoop: true }],
    ['name servers mapped already', ASSIGN, reply(false, '485'), { kind: 'unknown' }],
    [
      'a name server unknown to the registry',
      ASSIGN,
      reply(false, '435'),
      { kind: 'refused', reason: 'nameserver_missing' },
    ],
    [
      'the same in a registration',
      REGISTER,
      reply(false, '435', {}, 'Nameserver ns1.x.example not found at registry'),
      { kind: 'refused', reason: 'nameserver_missing' },
    ],
    [
      'no permission',
      MODIFY,
      reply(false, '435', {}, 'Permission denied'),
      { kind: 'refused', reason: 'not_permitted' },
    ],
    ['nothing to change', MODIFY, reply(true, '220'), { kind: 'done', isNoop: true }],
    ['a taken name, said with success', LOOKUP, reply(true, '211'), { kind: 'done' }],
    ['a taken name, said without success', LOOKUP, reply(false, '211'), { kind: 'done' }],
    [
      'a bad field, named in `error`',
      REGISTER,
      reply(false, '465', { error: 'Invalid phone' }, 'Invalid data'),
      { kind: 'refused', text: 'Invalid data (Invalid phone)' },
    ],
    [
      'a refusal that left an order',
      REGISTER,
      reply(false, '420', { id: '3735281' }),
      { kind: 'refused', orderId: '3735281' },
    ],
  ])('%s', (_, command, answer, expected) => {
    expect(classify(command, answer)).toMatchObject(expected);
  });

  test('a taken name is refused at first and unknown when the order may have been sent before', () => {
    const taken = reply(false, '485', {}, 'Domain taken');
    expect(classify(REGISTER, taken)).toMatchObject({ kind: 'refused', reason: 'already_exists' });
    expect(classify(REGISTER, taken, { isRepeat: true }).kind).toBe('unknown');
  });
});

describe('section 2.7', () => {
  test.each<[string, JudgedCommand, XcpReply, Partial<Classification>]>([
    ['rule 2: 401', REGISTER, reply(false, '401', {}, 'Authentication Error'), { kind: 'config' }],
    ['rule 2: 410', REGISTER, reply(false, '410'), { kind: 'config' }],
    [
      'rule 3: parked although successful (seed example 2)',
      REGISTER,
      reply(
        true,
        '200',
        { id: '3735283', registration_code: '435', forced_pending: '3735283' },
        'Domain registration successfully completed.',
      ),
      { kind: 'parked', orderId: '3735283', code: '435', reason: 'nameserver_missing' },
    ],
    [
      'rule 3: parked with a failure',
      REGISTER,
      reply(false, '435', { forced_pending: '3735283' }, 'Nameserver not found at the registry'),
      { kind: 'parked', orderId: '3735283', reason: 'nameserver_missing' },
    ],
    [
      'rule 3: taken, an order left behind',
      REGISTER,
      reply(false, '485', { forced_pending: '1064637' }, 'Domain taken'),
      { kind: 'parked', orderId: '1064637', reason: 'already_exists', code: '485' },
    ],
    [
      'rule 3: no funds, said as success',
      REGISTER,
      reply(true, '200', { id: '7', forced_pending: '7', registration_code: '200' }),
      { kind: 'parked', orderId: '7', reason: 'insufficient_funds_likely' },
    ],
    [
      'rule 3: no funds, said plainly',
      REGISTER,
      reply(false, '440', { forced_pending: '7' }, 'Insufficient Funds'),
      { kind: 'parked', reason: 'insufficient_funds' },
    ],
    [
      'rule 3: a flag instead of an id',
      REGISTER,
      reply(true, '200', { id: '99', forced_pending: '1' }),
      { kind: 'parked', orderId: '99' },
    ],
    [
      'rule 3: an id that nobody tells',
      REGISTER,
      reply(true, '200', { forced_pending: 'yes' }),
      { kind: 'parked', orderId: undefined },
    ],
    ['rule 3: before rule 4', REGISTER, reply(true, '250', { forced_pending: '7' }), { kind: 'parked' }],
    ['rule 3: not for zero', REGISTER, reply(true, '200', { id: '7', forced_pending: '0' }), { kind: 'done' }],
    ['rule 3: not for empty text', REGISTER, reply(true, '200', { id: '7', forced_pending: '' }), { kind: 'done' }],
    [
      'rule 3: on processing an order',
      PROCESS,
      reply(true, '200', { order_id: '8', forced_pending: '8' }),
      { kind: 'parked', orderId: '8' },
    ],
    [
      'rule 3: on a renewal',
      RENEW,
      reply(true, '200', { order_id: '9', forced_pending: '9' }),
      { kind: 'parked', orderId: '9' },
    ],
    [
      'rule 4: 250',
      REGISTER,
      reply(true, '250', { id: '5', async_reason: 'general', queue_request_id: '88' }),
      { kind: 'in_progress', because: 'asynchronous', orderId: '5', queueRequestId: '88', asyncReason: 'general' },
    ],
    ['rule 4: 250 without success', REGISTER, reply(false, '250'), { kind: 'in_progress' }],
    [
      'rule 4: a queued request beside 200',
      REGISTER,
      reply(true, '200', { queue_request_id: '88' }),
      { kind: 'in_progress', queueRequestId: '88' },
    ],
    [
      'rule 4: a claim beside 200',
      REGISTER,
      reply(true, '200', { async_reason: 'has_claim' }),
      { kind: 'in_progress', asyncReason: 'has_claim' },
    ],
    [
      'rule 5: done',
      REGISTER,
      reply(true, '200', { id: '3735281', registration_code: '200' }),
      { kind: 'done', orderId: '3735281', isNoop: false },
    ],
    ['rule 5: not without success', REGISTER, reply(false, '200', { id: '3735281' }), { kind: 'unknown' }],
    [
      'rule 5: not without handle',
      judged('SW_REGISTER', { reg_type: 'new' }),
      reply(true, '200', { id: '1' }),
      { kind: 'unknown' },
    ],
    ['rule 6: saved', SAVE, reply(true, '200', { id: '6' }), { kind: 'saved', orderId: '6' }],
    [
      'rule 6: a saved transfer has no transfer id',
      judged('SW_REGISTER', { reg_type: 'transfer', handle: 'save' }),
      reply(true, '200', { id: '6' }),
      { kind: 'saved', orderId: '6' },
    ],
    [
      'rule 7: transfer started',
      TRANSFER,
      reply(true, '200', { id: '3735288', transfer_id: '456' }),
      { kind: 'transfer_started', orderId: '3735288', transferId: '456' },
    ],
    [
      'rule 7: by processing a saved transfer',
      PROCESS,
      reply(true, '200', { order_id: '2', transfer_id: '456' }),
      { kind: 'transfer_started', transferId: '456' },
    ],
    [
      'rule 9: the order of a renewal is `order_id`',
      RENEW,
      reply(true, '200', { order_id: '3511417', id: '3212624' }),
      { kind: 'done', orderId: '3511417' },
    ],
  ])('%s', (_, command, answer, expected) => {
    expect(classify(command, answer)).toMatchObject(expected);
  });
});

describe('failures inside a success', () => {
  const details = (isSuccess: string, code: string) => ({
    details: { 'acme.com': { is_success: isSuccess, response_code: code, response_text: 'why' } },
  });

  test.each<[string, XcpReply, Partial<Classification>]>([
    ['a refusal for the name', reply(true, '200', details('0', '480')), { kind: 'refused', code: '480', text: 'why' }],
    ['an ambiguous code for the name', reply(true, '200', details('0', '702')), { kind: 'unknown', code: '702' }],
    ['a success for the name', reply(true, '200', details('1', '200')), { kind: 'done' }],
    ['no details at all', reply(true, '200'), { kind: 'done' }],
  ])('%s', (_, answer, expected) => {
    expect(classify(MODIFY, answer)).toMatchObject(expected);
  });
});

describe('for every reply', () => {
  const code = fc.oneof(
    fc.constantFrom(...CODE_TABLE.map((line) => line.code)),
    fc.nat(9_999).map((number) => String(number)),
  );
  const write = fc.constantFrom(REGISTER, SAVE, TRANSFER, RENEW, PROCESS, REDEEM, MODIFY, ASSIGN, CREATE_HOST);
  const text = fc.oneof(fc.string(), fc.constantFrom('Domain taken', 'Renewal applied', 'Please retry', 'Success'));

  test('forced_pending is parked, unless the account itself is at fault', () => {
    fc.assert(
      fc.property(
        write,
        fc.boolean(),
        code,
        text,
        fc.integer({ min: 2, max: 1e9 }),
        (command, success, answer, words, id) => {
          const result = classify(command, reply(success, answer, { forced_pending: String(id) }, words));
          expect(['parked', 'config']).toContain(result.kind);
          if (result.kind === 'config') expect(['400', '401', '410', '430']).toContain(answer);
        },
      ),
    );
  });

  test('an unlisted code on a write is unknown, or waited for when it claims success', () => {
    const known = new Set(CODE_TABLE.map((line) => line.code));
    const unlisted = code.filter((value) => !known.has(value));
    fc.assert(
      fc.property(write, fc.boolean(), unlisted, text, (command, success, answer, words) => {
        const isSuccessClass = success && /^2\d\d$/.test(answer);
        expect(classify(command, reply(success, answer, {}, words)).kind).toBe(
          isSuccessClass ? 'in_progress' : 'unknown',
        );
      }),
    );
  });

  test('nothing that calls itself a failure is done, except a host that exists', () => {
    fc.assert(
      fc.property(write, code, text, fc.boolean(), (command, answer, words, isRepeat) => {
        const { kind } = classify(command, reply(false, answer, { id: '7' }, words), { isRepeat });
        if (kind === 'done') expect([command.action, answer]).toEqual(['CREATE', '485']);
        expect(['saved', 'transfer_started']).not.toContain(kind);
      }),
    );
  });

  test('nothing that calls itself a success is refused or sent again, except by a failure inside it', () => {
    fc.assert(
      fc.property(write, code, text, (command, answer, words) => {
        expect(['refused', 'retry_later']).not.toContain(classify(command, reply(true, answer, {}, words)).kind);
      }),
    );
  });
});
