// The money rule. Names of tests are what a reviewer should be able to rely on.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Pace, defaultPace } from '../../../src/domain/pace.js';
import type { ParkedReason } from '../../../src/domain/parked-order.js';
import {
  type Reading,
  type SettleStep,
  type WriteOutcome,
  isNews,
  nextAfterWrite,
  resendDelayMs,
} from '../../../src/domain/settlement.js';

interface Truth {
  readonly expiresAt: string;
}
const reason: ParkedReason = { cause: 'funds', code: '440', text: 'Insufficient funds.' };
const truth: Truth = { expiresAt: '2027-11-22T00:00:00.000Z' };

const outcomes = {
  applied: { kind: 'applied', orderId: '1' },
  parked: { kind: 'parked', orderId: '1', reason },
  inProgress: { kind: 'in_progress', orderId: '1' },
  found: { kind: 'found', orderId: '1' },
  refused: { kind: 'refused', code: '465', text: 'Invalid data.' },
  exists: { kind: 'refused', code: '485', text: 'Domain taken.' },
  notSent: { kind: 'not_sent', why: 'registrar_down', text: 'Connection refused.' },
  unknown: { kind: 'unknown', text: 'The reply was lost.' },
} as const satisfies Record<string, WriteOutcome>;

const applied: Reading<Truth> = { kind: 'applied', orderId: '1', truth };
const parked: Reading<Truth> = { kind: 'parked', orderId: '1', reason };
const inProgress: Reading<Truth> = { kind: 'in_progress', orderId: '1' };
const declined: Reading<Truth> = { kind: 'declined', orderId: '1', status: 'declined', text: '' };
const cancelled: Reading<Truth> = { kind: 'declined', orderId: '1', status: 'cancelled', text: '' };
const conflict: Reading<Truth> = { kind: 'conflict', text: '' };
const taken: Reading<Truth> = { kind: 'taken' };
const noTrace: Reading<Truth> = { kind: 'no_trace' };
const unclear: Reading<Truth> = { kind: 'inconclusive', text: '' };

/** The step in a word; a settled one with what was read. */
function step(outcome: WriteOutcome, readings: readonly Reading<Truth>[], attempt = 1, actedOn?: string): string {
  const next = nextAfterWrite(outcome, readings, defaultPace, attempt, actedOn);
  switch (next.kind) {
    case 'settled':
      return `settled: ${next.reading.kind}`;
    case 'send_again':
      return `send_again: ${next.because}`;
    case 'read':
      return `read in ${next.afterMs / 1_000} s`;
    case 'refused':
    case 'ask_operator':
      return next.kind;
  }
}

describe('after an answer that was lost (R-4)', () => {
  test.each([
    ['waits a minute before the first reading, because OpenSRS may still be at work', [], 'read in 60 s'],
    ['does not resend on a single empty reading', [noTrace], 'read in 240 s'],
    ['resends after two empty readings in a row', [noTrace, noTrace], 'send_again: not_executed'],
    [
      'does not count empty readings with something unclear between them',
      [noTrace, unclear, noTrace],
      'read in 2700 s',
    ],
    ['does not count empty readings with another answer between them', [noTrace, taken, noTrace], 'read in 2700 s'],
    [
      'resends after two empty readings that follow an unclear one',
      [unclear, noTrace, noTrace],
      'send_again: not_executed',
    ],
    ['believes one reading of a registered name', [applied], 'settled: applied'],
    ['believes it after an empty one', [noTrace, applied], 'settled: applied'],
    ['believes one reading of a parked order', [parked], 'settled: parked'],
    ['believes one reading of an order at the registry', [inProgress], 'settled: in_progress'],
    ['believes one reading of a declined order', [declined], 'settled: declined'],
    ['leaves a name that is ours by another order to a person', [conflict], 'settled: conflict'],
    ['does not call the name taken after one reading: the list of orders may lag behind', [taken], 'read in 240 s'],
    ['calls the name taken after two readings that agree', [taken, taken], 'settled: taken'],
    ['does not call it taken when the two disagree', [noTrace, taken], 'read in 600 s'],
    ['reads on while the registrar says nothing clear', [unclear, unclear], 'read in 600 s'],
    ['asks a person when the readings are spent', [unclear, unclear, unclear, unclear, unclear], 'ask_operator'],
    ['asks a person when the last two do not agree', [unclear, unclear, unclear, unclear, noTrace], 'ask_operator'],
    ['resends when the very last two agree', [unclear, unclear, unclear, noTrace, noTrace], 'send_again: not_executed'],
  ] as const)('%s', (_, readings, expected) => expect(step(outcomes.unknown, readings)).toBe(expected));
});

describe('after an answer that says it is done (R-6)', () => {
  test.each([
    ['reads at once, because 200 alone is not completion', [], 'read in 0 s'],
    ['believes the reading', [applied], 'settled: applied'],
    ['reads again when the name is not to be seen yet', [noTrace], 'read in 2 s'],
    ['never resends, however often the name is not to be seen', [noTrace, noTrace, noTrace, noTrace], 'read in 600 s'],
    ['asks a person when it stays invisible', [noTrace, noTrace, noTrace, noTrace, noTrace, noTrace], 'ask_operator'],
    ['does not believe that the name went to somebody else', [taken, taken], 'read in 10 s'],
    ['looks again when the order is listed as pending', [parked], 'read in 2 s'],
    [
      'believes that it is pending once the readings are spent',
      [parked, parked, parked, parked, parked, parked],
      'settled: parked',
    ],
    ['follows an order that turned out to be at the registry', [inProgress], 'settled: in_progress'],
    ['follows an order that turned out to be declined', [declined], 'settled: declined'],
  ] as const)('%s', (_, readings, expected) => expect(step(outcomes.applied, readings)).toBe(expected));
});

describe.each([
  ['that it is parked', outcomes.parked],
  ['that the registry is at work', outcomes.inProgress],
  ['of an order that was there before sending', outcomes.found],
] as const)('after word %s', (_, outcome) => {
  test.each([
    ['reads at once', [], 'read in 0 s'],
    ['settles on a parked order', [parked], 'settled: parked'],
    ['settles on a registered name', [applied], 'settled: applied'],
    ['settles on an order at the registry', [inProgress], 'settled: in_progress'],
    ['settles on a cancelled order', [cancelled], 'settled: declined'],
    ['never resends on empty readings', [noTrace, noTrace, noTrace], 'read in 60 s'],
    ['asks a person at the end', [noTrace, unclear, noTrace, unclear, noTrace, unclear], 'ask_operator'],
  ] as const)('%s', (__, readings, expected) => expect(step(outcome, readings)).toBe(expected));
});

describe('after a refusal', () => {
  test.each([
    ['is refused by any other code', outcomes.refused, 1, 'refused'],
    ['is refused by any other code on a repeat too', outcomes.refused, 2, 'refused'],
    ['is refused as taken when it was sent for the first time', outcomes.exists, 1, 'refused'],
    ['is read back on a repeat: "exists" may be our own success', outcomes.exists, 2, 'read in 60 s'],
  ] as const)('%s', (_, outcome, attempt, expected) => expect(step(outcome, [], attempt)).toBe(expected));

  test('keeps the code, the text and the order that it left behind', () => {
    expect(nextAfterWrite({ ...outcomes.refused, orderId: '9' }, [], defaultPace, 1)).toEqual({
      kind: 'refused',
      code: '465',
      text: 'Invalid data.',
      orderId: '9',
    });
  });

  test('as existing on a repeat, our own success is found', () => {
    expect(step(outcomes.exists, [applied], 2)).toBe('settled: applied');
  });

  test('as existing on a repeat, a stranger is believed after two readings', () => {
    expect(step(outcomes.exists, [taken], 2)).toBe('read in 240 s');
    expect(step(outcomes.exists, [taken, taken], 2)).toBe('settled: taken');
  });
});

describe('after a write that provably did not leave', () => {
  test.each(['registrar_down', 'writes_off', 'no_worker', 'throttled', 'configuration'] as const)(
    'for %s, sending is tried again and says why',
    (why) => {
      expect(nextAfterWrite({ kind: 'not_sent', why, text: 'Why.' }, [], defaultPace, 1)).toEqual({
        kind: 'send_again',
        because: 'not_sent',
        why,
        text: 'Why.',
      });
    },
  );

  test('pauses double up to the longest, and never overflow', () => {
    const seconds = [0, 1, 2, 3, 4, 5, 6, 20, 1_000_000].map((repeat) => resendDelayMs(defaultPace, repeat) / 1_000);
    expect(seconds).toEqual([30, 60, 120, 240, 480, 900, 900, 900, 900]);
  });
});

describe('processing or cancelling an order whose answer was lost', () => {
  test.each([
    ['does not take the order as it was for an answer', [parked], 'read in 240 s'],
    ['believes it after two readings', [parked, parked], 'settled: parked'],
    ['does not take a declined order as it was for an answer', [declined], 'read in 240 s'],
    ['believes one reading that the order is cancelled', [cancelled], 'settled: declined'],
    ['believes one reading that the name is registered', [applied], 'settled: applied'],
    ['believes one reading that the registry is at work', [inProgress], 'settled: in_progress'],
    ['believes a new order at once', [{ ...parked, orderId: '2' }], 'settled: parked'],
  ] as const)('%s', (_, readings, expected) => expect(step(outcomes.unknown, readings, 1, '1')).toBe(expected));
});

const anyOutcome: fc.Arbitrary<WriteOutcome> = fc.constantFrom(...Object.values(outcomes));
const anyReading = fc.constantFrom(applied, parked, inProgress, declined, cancelled, conflict, taken, noTrace, unclear);
const anyPace = fc
  .record({
    readBackDelaysMs: fc.array(fc.nat({ max: 10_000_000 }), { minLength: 1, maxLength: 8 }),
    confirmDelaysMs: fc.array(fc.nat({ max: 10_000_000 }), { minLength: 1, maxLength: 8 }),
  })
  .map((delays): Pace => ({ ...defaultPace, ...delays }));

interface Settling {
  readonly steps: readonly SettleStep<Truth>[];
  /** What had been read when the last step was decided. */
  readonly readings: readonly Reading<Truth>[];
}

/** What `settleWrite` does with one outcome: reads while told to. */
function settle(outcome: WriteOutcome, world: readonly Reading<Truth>[], pace: Pace, attempt: number): Settling {
  const readings: Reading<Truth>[] = [];
  const steps: SettleStep<Truth>[] = [];
  for (const reading of [...world, ...Array.from({ length: 20 }, () => unclear)]) {
    const next = nextAfterWrite(outcome, readings, pace, attempt);
    steps.push(next);
    if (next.kind !== 'read') break;
    readings.push(reading);
  }
  return { steps, readings };
}

describe('whatever the registrar answers, in whatever order', () => {
  const settling = fc
    .tuple(anyOutcome, fc.array(anyReading, { maxLength: 12 }), anyPace, fc.integer({ min: 1, max: 5 }))
    .map(([outcome, world, pace, attempt]) => ({ outcome, pace, attempt, ...settle(outcome, world, pace, attempt) }));

  test('it is sent again as "not executed" only after a lost answer or 485 on a repeat, and two empty readings', () => {
    fc.assert(
      fc.property(settling, ({ outcome, attempt, steps, readings }) => {
        const last = steps.at(-1);
        if (last?.kind !== 'send_again' || last.because === 'not_sent') return;
        const isOpen = outcome.kind === 'unknown' || (outcome === outcomes.exists && attempt > 1);
        expect(isOpen).toBe(true);
        expect(readings.slice(-2)).toEqual([noTrace, noTrace]);
      }),
      { numRuns: 5_000 },
    );
  });

  test('an order that is known to exist is never sent again', () => {
    fc.assert(
      fc.property(settling, ({ outcome, steps }) => {
        if (['applied', 'parked', 'in_progress', 'found'].includes(outcome.kind))
          expect(steps.map((taken_) => taken_.kind)).not.toContain('send_again');
      }),
      { numRuns: 5_000 },
    );
  });

  test('an order that was read once, after a lost answer, is never sent again', () => {
    fc.assert(
      fc.property(settling, ({ outcome, steps, readings }) => {
        const positive = readings.some((reading) => 'orderId' in reading || reading.kind === 'conflict');
        if (outcome.kind === 'unknown' && positive) expect(steps.at(-1)?.kind).toBe('settled');
      }),
      { numRuns: 5_000 },
    );
  });

  test('what is settled is the latest reading', () => {
    fc.assert(
      fc.property(settling, ({ steps, readings }) => {
        const last = steps.at(-1);
        if (last?.kind === 'settled') expect(last.reading).toEqual(readings.at(-1));
      }),
    );
  });

  test('there are as many readings as delays at most, each after its own delay, and then an end', () => {
    fc.assert(
      fc.property(settling, ({ outcome, pace, steps, readings }) => {
        const isOpen = outcome.kind === 'unknown' || outcome.kind === 'refused';
        const delays = isOpen ? pace.readBackDelaysMs : pace.confirmDelaysMs;
        expect(steps.filter((each) => each.kind === 'read').map((each) => each.afterMs)).toEqual(
          delays.slice(0, readings.length),
        );
        expect(steps.at(-1)?.kind).not.toBe('read');
      }),
      { numRuns: 2_000 },
    );
  });

  test('nothing is sent and nothing is bought by reading: the same readings give the same step', () => {
    fc.assert(
      fc.property(anyOutcome, fc.array(anyReading, { maxLength: 6 }), anyPace, (outcome, readings, pace) => {
        const twice = [1, 2].map(() => nextAfterWrite(outcome, readings, pace, 2, '1'));
        expect(twice[0]).toEqual(twice[1]);
      }),
    );
  });
});

describe('what counts as news while an order waits', () => {
  test.each([
    ['nothing to be seen', noTrace, 'in_progress', '1', false],
    ['something unclear', unclear, 'in_progress', '1', false],
    ['another holder', taken, 'in_progress', '1', false],
    ['our name by another order', conflict, 'unsettled', undefined, false],
    ['the same order at the registry still', inProgress, 'in_progress', '1', false],
    ['another order at the registry', { ...inProgress, orderId: '2' }, 'in_progress', '1', true],
    ['the order done', applied, 'in_progress', '1', true],
    ['the order declined', declined, 'in_progress', '1', true],
    ['the order parked after all', parked, 'in_progress', '1', true],
    ['the same order parked still', parked, 'parked', '1', false],
    ['a parked order that somebody processed', applied, 'parked', '1', true],
    ['a parked order that somebody cancelled', cancelled, 'parked', '1', true],
    ['the same order declined still', declined, 'declined', '1', false],
    ['a declined order that got a new one', { ...parked, orderId: '2' }, 'declined', '1', true],
    ['any order at all, while the outcome is not known', parked, 'unsettled', undefined, true],
    ['a registered name, while the outcome is not known', applied, 'unsettled', undefined, true],
    ['nothing to be seen, while the outcome is not known', noTrace, 'unsettled', undefined, false],
  ] as const)('%s', (_, reading, whileKind, orderId, expected) => {
    expect(isNews(reading, whileKind, orderId)).toBe(expected);
  });
});
