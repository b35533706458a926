import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adviceFor } from '../../../src/cli/advice.js';
import { EXPLAIN_COLUMNS, EXPLAIN_ROWS, explainLines } from '../../../src/cli/explain-text.js';
import { historyLines } from '../../../src/cli/domain-text.js';
import type { WaitingKind } from '../../../src/domain/operation.js';
import { domainView, nameView, now, renewal, renewalId, step } from './a-domain-view.js';

const running = { operationId: renewalId, type: 'renewDomain', startedAt: '2027-10-20T04:00:00.000Z' } as const;
const queued = {
  operationId: 'setRegistrarLock:main:example.com:r-3',
  type: 'setRegistrarLock',
  acceptedAt: '2027-10-20T06:00:00.000Z',
} as const;

test('explain says why it waits, for whom, until when, what is behind it, what comes next and what to type', () => {
  const view = domainView({ running, pending: [queued] });
  expect(explainLines(view, renewal(), now).join('\n')).toMatchInlineSnapshot(`
    "example.com (account main): held at opensrs, expires 2027-11-22 08:30 UTC
    Now: renewDomain: blocked from outside
      operation   renewDomain:main:example.com:r-2
      waiting for the balance at the registrar, since 2027-10-20 05:00 UTC (3 h)
      until       2027-10-22 05:00 UTC (in 45 h)
      then        It is given up when the balance does not cover the price by then.
    Behind it: setRegistrarLock:main:example.com:r-3, since 2027-10-20 06:00 UTC
    Next in its calendar; intent: renew on request only
      2027-10-23  (in 3 days) The first notice before expiry, about a month ahead,
                  is due, and counts until 2027-10-27 08:30 UTC.
      2027-10-31  (in 11 days) Nobody has decided whether to renew; it can be
                  decided until 2027-11-11 12:00 UTC.
      2027-11-11  (in 22 days) The name is not renewed and expires on 2027-11-22
                  08:30 UTC.
    Dates, with who says so:
      expires     2027-11-22 08:30 UTC  (registerDomain:main:example.com:r-1)
      renew by    2027-11-11 12:00 UTC  (policy com 2026-11-22.1 (documented),
                  margins 1)
      DNS ends    2027-11-23 08:30 UTC  (policy com 2026-11-22.1 (inferred))
    You can:
      Pay in at the registrar; it then goes on by itself.
      Stop it, if it is not wanted any more:
        tenure operations cancel renewDomain:main:example.com:r-2"
  `);
});

test('explain of a manual step names it and the commands that answer', () => {
  const status = renewal({
    state: 'action_required',
    manualStep: step,
    waitingFor: { ...renewal().waitingFor, kind: 'operator', who: 'an operator' },
  });
  expect(explainLines(domainView({ running }), status, now).join('\n')).toMatchInlineSnapshot(`
    "example.com (account main): held at opensrs, expires 2027-11-22 08:30 UTC
    Now: renewDomain: a person has to act
      operation   renewDomain:main:example.com:r-2
      waiting for an operator, since 2027-10-20 05:00 UTC (3 h)
      until       2027-10-22 05:00 UTC (in 45 h)
      then        It is given up when the balance does not cover the price by then.
      manual step renewal, open, taken by nobody: The connector says that renewals
                  are made by hand.
    Next in its calendar; intent: renew on request only
      2027-10-23  (in 3 days) The first notice before expiry, about a month ahead,
                  is due, and counts until 2027-10-27 08:30 UTC.
      2027-10-31  (in 11 days) Nobody has decided whether to renew; it can be
                  decided until 2027-11-11 12:00 UTC.
      2027-11-11  (in 22 days) The name is not renewed and expires on 2027-11-22
                  08:30 UTC.
    Dates, with who says so:
      expires     2027-11-22 08:30 UTC  (registerDomain:main:example.com:r-1)
    You can:
      See what is to be done and answer:
        tenure tasks show renewDomain:main:example.com:r-2:1
      Take it, so that nobody else does:
        tenure tasks claim renewDomain:main:example.com:r-2:1
      Stop it, if it is not wanted any more:
        tenure operations cancel renewDomain:main:example.com:r-2"
  `);
});

test('explain of a quiet name tells its calendar', () => {
  expect(explainLines(domainView(), undefined, now).join('\n')).toMatchInlineSnapshot(`
    "example.com (account main): held at opensrs, expires 2027-11-22 08:30 UTC
    Now: nothing runs and nothing waits.
    Next in its calendar; intent: renew on request only
      2027-10-23  (in 3 days) The first notice before expiry, about a month ahead,
                  is due, and counts until 2027-10-27 08:30 UTC.
      2027-10-31  (in 11 days) Nobody has decided whether to renew; it can be
                  decided until 2027-11-11 12:00 UTC.
      2027-11-11  (in 22 days) The name is not renewed and expires on 2027-11-22
                  08:30 UTC.
    Dates, with who says so:
      expires     2027-11-22 08:30 UTC  (registerDomain:main:example.com:r-1)
      renew by    2027-11-11 12:00 UTC  (policy com 2026-11-22.1 (documented),
                  margins 1)
      DNS ends    2027-11-23 08:30 UTC  (policy com 2026-11-22.1 (inferred))
    You can:
      Have it renewed each term:
        tenure domain renewal-intent example.com renew --by YOU
      Renew it now:
        tenure renew example.com --expiry-year 2027
      Have it read at the registrar again:
        tenure domain refresh example.com"
  `);
});

describe('one screen', () => {
  const kinds: readonly WaitingKind[] = [
    ...(['nothing', 'registry', 'registrant', 'losing_registrar', 'operator', 'customer_data', 'funds'] as const),
    ...(['linked_master', 'reconciliation', 'registrar_down', 'no_worker', 'writes_off', 'clock'] as const),
  ];
  const text = fc.string({ minLength: 0, maxLength: 300 });
  const label = fc.stringMatching(/^[a-z][a-z0-9]{0,40}$/);

  test('whatever is said, it is 24 rows of 80 columns at most, and the advice is there', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        text,
        text,
        label,
        fc.nat(30),
        fc.boolean(),
        (kind, who, next, name, n, byHand) => {
          const domain = `${name}.com`;
          const operationId = `renewDomain:main:${domain}:r-2`;
          const view = domainView({
            domain,
            name: { ...nameView, attention: next },
            running: { ...running, operationId },
            pending: Array.from({ length: n }, () => queued),
          });
          const status = renewal({
            operationId,
            waitingFor: { ...renewal().waitingFor, kind, who, next },
            ...(byHand ? { manualStep: { ...step, why: who } } : {}),
          });
          const lines = explainLines(view, status, now);
          expect(lines.length).toBeLessThanOrEqual(EXPLAIN_ROWS);
          expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(EXPLAIN_COLUMNS);
          expect(lines).toContain('You can:');
        },
      ),
    );
  });
});

describe('advice', () => {
  test.each([
    [
      'a name that is not held',
      domainView({ held: false }),
      ['tenure availability example.com', 'tenure import example.com --by YOU'],
    ],
    [
      'a deleted name',
      domainView({ name: { ...nameView, deletedAt: '2027-12-30T00:00:00.000Z' } }),
      ['tenure restore example.com', 'tenure domain refresh example.com'],
    ],
    [
      'a name whose renewal nobody decided',
      domainView(),
      [
        'tenure domain renewal-intent example.com renew --by YOU',
        'tenure renew example.com --expiry-year 2027',
        'tenure domain refresh example.com',
      ],
    ],
  ])('for %s', (_, { name, ...rest }, commands) => {
    const view = rest.held && name !== undefined ? { ...rest, name } : rest;
    expect(adviceFor(view, undefined).flatMap(({ command }) => command ?? [])).toEqual(commands);
  });

  test('for a parked order it is to have it processed', () => {
    const [first] = adviceFor(domainView({ running }), renewal({ orderToProcess: '3515690' }));
    expect(first?.command).toBe(`tenure operations process-order ${renewalId} --order 3515690`);
  });
});

test('history puts what was noticed and what ended in the order of time', () => {
  const view = domainView({
    timeline: [{ at: '2027-10-19T00:00:00.000Z', text: 'The registrar lock is off; on was expected.' }],
    recent: [{ ...running, state: 'succeeded', at: '2027-10-18T00:00:00.000Z' }],
  });
  expect(historyLines(view)).toEqual([
    `2027-10-18 00:00  ${renewalId} ended: succeeded.`,
    '2027-10-19 00:00  The registrar lock is off; on was expected.',
  ]);
});
