import { describe, expect, test } from 'vitest';
import { changeLines, resultLines, statusLines } from '../../../src/cli/operation-text.js';
import type { OperationStatus } from '../../../src/client/operation-status.js';

const running: OperationStatus = {
  schemaVersion: 1,
  source: 'operation',
  operationId: 'registerDomain:acme:example.com:1',
  operationType: 'registerDomain',
  account: 'acme',
  domain: 'example.com',
  requestId: '1',
  state: 'in_progress',
  waitingFor: { kind: 'nothing', who: 'nobody', since: '2026-11-22T08:00:00.000Z', next: 'The registrar is asked.' },
  orderIds: [],
  timeline: [{ at: '2026-11-22T08:00:01.000Z', text: 'Free, at 13.75 USD; 5000.00 USD are available.' }],
  startedAt: '2026-11-22T08:00:00.000Z',
};
const parked: OperationStatus = {
  ...running,
  state: 'action_required',
  orderIds: ['3735283'],
  registrarText: 'Domain registration\nsuccessfully completed.\u001b[2J',
  waitingFor: {
    kind: 'operator',
    who: 'an operator',
    since: '2026-11-22T08:00:02.000Z',
    until: '2026-12-17T08:00:00.000Z',
    next: 'Create the DNS template, then process the order.',
  },
  timeline: [...running.timeline, { at: '2026-11-22T08:00:02.000Z', text: 'Order 3735283 is parked (code 435).' }],
};
const now = new Date('2026-11-22T08:30:00.000Z');

describe('an operation as a block', () => {
  test('says whom it waits for, until when, and what then', () => {
    expect(statusLines(parked, now)).toEqual([
      'registerDomain example.com: a person has to act',
      '  operation   registerDomain:acme:example.com:1',
      '  waiting for an operator, until 2026-12-17 08:00 UTC (in 25 days)',
      '              Create the DNS template, then process the order.',
      '  orders      3735283',
      '  registrar   Domain registration successfully completed. [2J',
      '  08:00:01  Free, at 13.75 USD; 5000.00 USD are available.',
      '  08:00:02  Order 3735283 is parked (code 435).',
    ]);
  });

  test('keeps the newest lines of a long timeline', () => {
    expect(statusLines(parked, now, 1).at(-1)).toContain('code 435');
    expect(statusLines(parked, now, 1).join()).not.toContain('Free, at');
  });
});

describe('an operation as lines for a pipe', () => {
  test('tells the timeline and the state once each', () => {
    expect(changeLines(undefined, running)).toEqual([
      '08:00:01  example.com  Free, at 13.75 USD; 5000.00 USD are available.',
      '08:00:01  example.com  in_progress',
    ]);
    expect(changeLines(running, parked)).toEqual([
      '08:00:02  example.com  Order 3735283 is parked (code 435).',
      '08:00:02  example.com  action_required, waiting for an operator: Create the DNS template, then process the order.',
    ]);
    expect(changeLines(parked, parked)).toEqual([]);
  });
});

describe('a result in words', () => {
  const registered = {
    outcome: 'registered',
    orderIds: ['1', '2'],
    expiresAt: '2027-11-22T08:30:00.000Z',
    charge: { amount: '13.75', currency: 'USD', orderId: '2', agreed: '13.75' },
    registrarLock: { wanted: true, actual: false },
    whoisPrivacy: { wanted: false, actual: 'unknown' },
    nameServers: [],
    cancelledOrders: ['7', '8'],
    shortfalls: ['The registrar lock was not applied.'],
    profile: { kind: 'given' },
  } as const;

  test('tells expiry, chain of orders, price, older orders and what was not applied', () => {
    expect(resultLines(registered)).toEqual([
      'registered until 2027-11-22 08:30 UTC with order 1 -> 2, 13.75 USD',
      'registrar lock off',
      'older pending orders cancelled by it: 7, 8',
      'not as asked: The registrar lock was not applied.',
    ]);
  });

  test("does not let the registrar's words move the cursor", () => {
    const [line] = resultLines({ outcome: 'taken', orderIds: [], registrarText: 'Domain\u001b[1A\ntaken' });
    expect(line).toBe('taken: Domain [1A taken');
  });
});
