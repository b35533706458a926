// Who leads a group, who waits, and what becomes of each, in whatever order things happen.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GroupMember } from '../../../../src/domain/linked/group-member.js';
import { type GroupSnapshot, freshGroup } from '../../../../src/domain/linked/group-snapshot.js';
import { ASKED_AT_ONCE, LinkedGroup, type MemberAsk } from '../../../../src/domain/linked/linked-group.js';
import type { MemberEnded } from '../../../../src/domain/linked/member-end.js';

const NOW = Date.parse('2026-11-22T10:00:00.000Z');
const facts = { groupId: 'linked:demo:g-1', account: 'demo', requestId: 'g-1' };
const nameOf = (index: number): string => `name-${index}.com`;
const idOf = (index: number): string => `registerDomain:demo:${nameOf(index)}:g-1.${index + 1}`;
const orderIdOf = (index: number): string => String(1_000 + index);

function pendingGroup(count: number): LinkedGroup {
  const members = Array.from({ length: count }, (_, n): GroupMember => ({ domain: nameOf(n), state: 'pending' }));
  return new LinkedGroup(facts, freshGroup(members, NOW));
}

type Verdict = 'registered' | 'taken' | 'cancelled' | 'refused';

function endOf(index: number, verdict: Exclude<Verdict, 'refused'>): MemberEnded {
  const end = { operationId: idOf(index), sentence: `${nameOf(index)}: ${verdict}.`, orderIds: [] };
  switch (verdict) {
    case 'registered':
      return {
        ...end,
        state: 'succeeded',
        outcome: 'registered',
        registered: { orderId: orderIdOf(index), expiresAt: '2027-11-22T00:00:00Z', keyVersion: 'k1' },
      };
    case 'taken':
      return { ...end, state: 'failed', outcome: 'taken' };
    case 'cancelled':
      return { ...end, state: 'cancelled', outcome: 'cancelled' };
  }
}

/** Asks whoever may be asked and lets the name accept. */
function askAll(group: LinkedGroup): readonly MemberAsk[] {
  const asks = group.nextToAsk();
  for (const ask of asks) {
    group.asking(ask, NOW);
    group.accepted(ask.index, idOf(ask.index), NOW);
  }
  return asks;
}

describe('the head', () => {
  test('is the first name, alone', () => {
    expect(pendingGroup(3).nextToAsk()).toEqual([{ index: 0, place: 'head' }]);
  });

  test('keeps the others waiting as long as it is under way', () => {
    const group = pendingGroup(3);
    askAll(group);
    expect(group.nextToAsk()).toEqual([]);
    expect(group.view()).toMatchObject({
      state: 'in_progress',
      waitingFor: { kind: 'linked_master', who: 'the order of name-0.com' },
      heads: ['name-0.com'],
    });
  });

  test('gives its confirmed order id and the version of its profile key to all others', () => {
    const group = pendingGroup(3);
    askAll(group);
    group.ended(endOf(0, 'registered'), NOW);
    const master = { orderId: '1000', keyVersion: 'k1' };
    expect(group.nextToAsk()).toEqual([
      { index: 1, place: 'follower', master },
      { index: 2, place: 'follower', master },
    ]);
    expect(group.view()).toMatchObject({ masterOrderId: '1000', waitingFor: { kind: 'nothing' } });
  });

  test.each(['taken', 'cancelled'] as const)('is followed by the next name when it ends as %s', (verdict) => {
    const group = pendingGroup(3);
    askAll(group);
    group.ended(endOf(0, verdict), NOW);
    expect(group.nextToAsk()).toEqual([{ index: 1, place: 'head' }]);
    askAll(group);
    expect(group.view().heads).toEqual(['name-0.com', 'name-1.com']);
    expect(group.view().timeline.map((entry) => entry.text)).toEqual([
      'name-0.com is ordered first and leads the group.',
      `name-0.com does not lead the group: name-0.com: ${verdict}.`,
      'name-1.com is ordered first and leads the group.',
    ]);
  });

  test('is followed by the next name when its own name refuses it', () => {
    const group = pendingGroup(2);
    const [ask] = group.nextToAsk();
    if (ask !== undefined) group.asking(ask, NOW);
    group.refused(0, [{ field: 'domain', sentence: 'domain: no connector serves it.' }], NOW);
    expect(group.nextToAsk()).toEqual([{ index: 1, place: 'head' }]);
  });

  test('is never a name that was refused before', () => {
    const problems = [{ field: 'domains.0.domain', sentence: 'domains.0: wrong.' }] as const;
    const members: readonly GroupMember[] = [
      { domain: nameOf(0), state: 'refused', problems },
      { domain: nameOf(1), state: 'pending' },
    ];
    const group = new LinkedGroup(facts, freshGroup(members, NOW));
    expect(group.nextToAsk()).toEqual([{ index: 1, place: 'head' }]);
  });

  test('that succeeded long ago without a known order id leaves the lead to the next name', () => {
    const group = pendingGroup(2);
    askAll(group);
    const { registered: _, ...end } = endOf(0, 'registered');
    group.ended(end, NOW);
    expect(group.nextToAsk()).toEqual([{ index: 1, place: 'head' }]);
  });
});

test('followers are asked for a few at a time', () => {
  const group = pendingGroup(ASKED_AT_ONCE + 10);
  askAll(group);
  group.ended(endOf(0, 'registered'), NOW);
  const asks = group.nextToAsk();
  expect(asks).toHaveLength(ASKED_AT_ONCE);
  for (const ask of asks) group.asking(ask, NOW);
  expect(group.nextToAsk()).toEqual([]);
  group.accepted(1, idOf(1), NOW);
  expect(group.nextToAsk()).toHaveLength(1);
});

describe('a report', () => {
  test('that comes before the answer of the name counts when the answer comes', () => {
    const group = pendingGroup(2);
    const [ask] = group.nextToAsk();
    if (ask !== undefined) group.asking(ask, NOW);
    group.ended(endOf(0, 'registered'), NOW);
    expect(group.nextToAsk()).toEqual([]);
    group.accepted(0, idOf(0), NOW);
    expect(group.nextToAsk()).toMatchObject([{ index: 1, place: 'follower' }]);
  });

  test('that comes twice changes nothing the second time', () => {
    const group = pendingGroup(2);
    askAll(group);
    group.ended(endOf(0, 'registered'), NOW);
    const before = group.view();
    expect(group.ended(endOf(0, 'taken'), NOW)).toBe(false);
    expect(group.view()).toEqual(before);
  });

  test('of an operation that is not the group’s is nobody’s', () => {
    const group = pendingGroup(2);
    askAll(group);
    expect(group.ended({ ...endOf(0, 'registered'), operationId: 'registerDomain:demo:other.com:x' }, NOW)).toBe(false);
  });
});

describe('asking to stop', () => {
  test('drops who waits and names who is under way', () => {
    const group = pendingGroup(3);
    askAll(group);
    expect(group.askStop('op-7', NOW)).toEqual({
      dropped: ['name-1.com', 'name-2.com'],
      asked: ['name-0.com'],
      kept: [],
    });
    expect(group.nextToStop()).toMatchObject([{ index: 0, operationId: idOf(0) }]);
    expect(group.nextToAsk()).toEqual([]);
  });

  test('tells each member once', () => {
    const group = pendingGroup(2);
    askAll(group);
    group.askStop('op-7', NOW);
    group.nextToStop().forEach((member) => group.stopping(member));
    group.askStop('op-8', NOW);
    expect(group.nextToStop()).toEqual([]);
    expect(group.stopAskedBy).toBe('op-7');
  });

  test('does not undo what is registered', () => {
    const group = pendingGroup(2);
    askAll(group);
    group.askStop('op-7', NOW);
    group.ended(endOf(0, 'registered'), NOW);
    expect(group.view()).toMatchObject({
      state: 'cancelled',
      result: { outcome: 'partial', members: [{ state: 'succeeded' }, { state: 'cancelled' }] },
    });
  });

  test('ends a group of which nothing is registered as cancelled', () => {
    const group = pendingGroup(2);
    askAll(group);
    group.askStop('op-7', NOW);
    group.ended(endOf(0, 'cancelled'), NOW);
    expect(group.result()).toMatchObject({ outcome: 'cancelled' });
  });
});

describe('the outcome', () => {
  test.each([
    [['registered', 'registered', 'registered'], 'complete', 'succeeded', 'All 3 names are registered.'],
    [['registered', 'taken', 'registered'], 'partial', 'failed', '2 of 3 names are registered.'],
    [['taken', 'taken', 'taken'], 'failed', 'failed', 'No name was registered.'],
    [['taken', 'cancelled', 'registered'], 'partial', 'failed', '1 of 3 names are registered.'],
  ] as const)('of %j is %s', (verdicts, outcome, state, sentence) => {
    const group = pendingGroup(3);
    while (!group.isOver)
      for (const { index } of askAll(group)) group.ended(endOf(index, verdicts[index] ?? 'taken'), NOW);
    expect(group.view()).toMatchObject({ state, waitingFor: { next: sentence }, result: { outcome } });
  });
});

interface Story {
  readonly verdicts: readonly Verdict[];
  /** Which of the things that can happen next happens. */
  readonly picks: readonly number[];
  /** After how many steps somebody asks to stop; none when it is past the end. */
  readonly stopAt: number;
}

const verdict = fc.constantFrom<Verdict>('registered', 'taken', 'cancelled', 'refused');
const story: fc.Arbitrary<Story> = fc.record({
  verdicts: fc.array(verdict, { minLength: 2, maxLength: 7 }),
  picks: fc.array(fc.nat(1_000), { minLength: 60, maxLength: 60 }),
  stopAt: fc.nat(40),
});

interface Told {
  readonly group: LinkedGroup;
  readonly asks: readonly {
    readonly ask: MemberAsk;
    readonly registeredHeads: readonly number[];
    readonly open: number;
  }[];
  readonly stoppedIndexes: ReadonlySet<number>;
}

/** Lets a story happen: asks are made as soon as they may be, answers and ends come in any order, runs change in between. */
function tell({ verdicts, picks, stopAt }: Story): Told {
  let group = pendingGroup(verdicts.length);
  const asks: { ask: MemberAsk; registeredHeads: readonly number[]; open: number }[] = [];
  const asking = new Set<number>();
  const running = new Set<number>();
  const stopped = new Set<number>();
  for (const [step, pick] of picks.entries()) {
    if (step === stopAt) {
      const { dropped } = group.askStop('somebody', NOW);
      verdicts.forEach((_, index) => dropped.includes(nameOf(index)) && stopped.add(index));
    }
    for (const ask of group.nextToAsk()) {
      const registeredHeads = asks.filter(
        (earlier) => earlier.ask.place === 'head' && group.view().members[earlier.ask.index]?.state === 'succeeded',
      );
      asks.push({
        ask,
        registeredHeads: registeredHeads.map((earlier) => earlier.ask.index),
        open: asking.size + running.size,
      });
      group.asking(ask, NOW);
      asking.add(ask.index);
    }
    if (!group.isAsking) group = new LinkedGroup(facts, JSON.parse(JSON.stringify(group.snapshot())) as GroupSnapshot);
    const happenings = [...asking, ...running];
    const index = happenings[pick % Math.max(1, happenings.length)];
    if (index === undefined) break;
    const wanted = verdicts[index] ?? 'taken';
    if (running.has(index) && wanted !== 'refused') {
      running.delete(index);
      group.ended(endOf(index, wanted), NOW);
    } else if (wanted === 'refused') {
      asking.delete(index);
      group.refused(index, [{ field: 'domain', sentence: 'domain: not served.' }], NOW);
    } else {
      asking.delete(index);
      running.add(index);
      group.accepted(index, idOf(index), NOW);
    }
  }
  return { group, asks, stoppedIndexes: stopped };
}

describe('whatever happens in whatever order', () => {
  test('there is no second head while one is under way or has succeeded', () => {
    fc.assert(
      fc.property(story, (told) => {
        for (const { ask, registeredHeads, open } of tell(told).asks) {
          if (ask.place !== 'head') continue;
          expect(registeredHeads).toEqual([]);
          expect(open).toBe(0);
        }
      }),
    );
  });

  test('followers are given the order id of the head that succeeded', () => {
    fc.assert(
      fc.property(story, (told) => {
        for (const { ask, registeredHeads } of tell(told).asks) {
          if (ask.place !== 'follower') continue;
          expect(registeredHeads.map(orderIdOf)).toEqual([ask.master.orderId]);
        }
      }),
    );
  });

  test('nobody is asked twice', () => {
    fc.assert(
      fc.property(story, (told) => {
        const indexes = tell(told).asks.map(({ ask }) => ask.index);
        expect(new Set(indexes).size).toBe(indexes.length);
      }),
    );
  });

  test('R-24: each name ends as its own order ended, whatever became of the others', () => {
    const stateOf = { registered: 'succeeded', taken: 'failed', cancelled: 'cancelled', refused: 'refused' } as const;
    fc.assert(
      fc.property(story, (told) => {
        const { group, stoppedIndexes } = tell(told);
        expect(group.isOver).toBe(true);
        expect(group.view().members.map((member) => member.state)).toEqual(
          told.verdicts.map((wanted, index) => (stoppedIndexes.has(index) ? 'cancelled' : stateOf[wanted])),
        );
      }),
    );
  });
});
