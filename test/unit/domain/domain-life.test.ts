import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AcceptedOperation,
  DomainLife,
  type DomainSnapshot,
  type EndedOperation,
} from '../../../src/domain/domain-life.js';
import type { ALabel } from '../../../src/domain/domain-name.js';
import type { NameLearnt, OperationEnded } from '../../../src/domain/operation-end.js';
import { domainDetails } from '../../../src/domain/domain-details.js';
import { settingsWith } from './support/orders.js';
import { paceOf } from '../../../src/domain/pinned-pace.js';

const BORN = Date.parse('2026-11-22T10:00:00.000Z');
const MINUTE = 60_000;
const DAY = 86_400_000;
const SETTINGS = settingsWith();
const HELD: NameLearnt = {
  kind: 'held',
  registrar: 'opensrs',
  expiresAt: '2027-11-22T10:00:00.000Z',
};

function life(nowMs = BORN, snapshot?: DomainSnapshot): DomainLife {
  return new DomainLife('acme', 'example.com' as ALabel, nowMs, snapshot);
}

function operation(requestId: string, atMs = BORN): AcceptedOperation {
  return {
    operationId: `op-${requestId}`,
    type: 'registerDomain',
    requestId,
    acceptedAt: new Date(atMs).toISOString(),
    settings: SETTINGS,
    request: { personal: 'Ottway' },
  };
}

function end(operationId: string, state: EndedOperation['state'] = 'succeeded', name?: NameLearnt): OperationEnded {
  const ended = { operationId, type: 'registerDomain', state, at: '2026-11-22T10:05:00.000Z', orderIds: [] } as const;
  return name === undefined ? ended : { ...ended, name };
}

/** By an operation that ran and ended. */
function hold(name: DomainLife): void {
  name.started(operation('r0'), BORN);
  name.ended(end('op-r0', 'succeeded', HELD), BORN);
}

/** What continue-as-new does: JSON and back. */
function rolledOver(from: DomainLife, nowMs: number): DomainLife {
  return life(nowMs, JSON.parse(JSON.stringify(from.snapshot())) as DomainSnapshot);
}

function start(name: DomainLife, nowMs = BORN): string | undefined {
  const next = name.nextToStart();
  if (next !== undefined) name.started(next, nowMs);
  return next?.operationId;
}

describe('requests', () => {
  test('the same request id gets the same answer', () => {
    const name = life();
    expect(name.answerFor('r1')).toBeUndefined();
    const answer = name.accept(operation('r1'));
    expect(answer).toEqual({ kind: 'accepted', operationId: 'op-r1' });
    expect(name.answerFor('r1')).toEqual(answer);
  });

  test('an answer outlives the operation, and continuing as new', () => {
    const name = life();
    name.accept(operation('r1'));
    start(name);
    name.ended(end('op-r1', 'succeeded', HELD), BORN);
    expect(rolledOver(name, BORN + 30 * DAY).answerFor('r1')).toEqual({ kind: 'accepted', operationId: 'op-r1' });
  });

  test('the last 500 are remembered', () => {
    const name = life();
    for (let index = 0; index <= 500; index++) name.accept(operation(`r${index}`));
    expect([name.answerFor('r0'), name.answerFor('r1')?.kind, name.answerFor('r500')?.kind]).toEqual([
      undefined,
      'accepted',
      'accepted',
    ]);
    expect(name.snapshot().remembered).toHaveLength(500);
  });

  test('what is older than 400 days is forgotten with the next request', () => {
    const name = life();
    name.accept(operation('old'));
    name.accept(operation('year', BORN + 399 * DAY));
    expect(name.answerFor('old')?.kind).toBe('accepted');
    name.accept(operation('new', BORN + 401 * DAY));
    expect([name.answerFor('old'), name.answerFor('year')?.kind]).toEqual([undefined, 'accepted']);
  });
});

describe('one operation at a time (R-2)', () => {
  test('the second waits until the first has ended', () => {
    const name = life();
    name.accept(operation('r1'));
    name.accept(operation('r2'));
    expect([start(name), start(name)]).toEqual(['op-r1', undefined]);
    expect(name.view(BORN).pending.map((waiting) => waiting.operationId)).toEqual(['op-r2']);
    name.ended(end('op-r1', 'failed'), BORN);
    expect(start(name)).toBe('op-r2');
  });

  test('an end that is reported twice is one end', () => {
    const name = life();
    name.accept(operation('r1'));
    start(name);
    name.ended(end('op-r1', 'succeeded', HELD), BORN);
    name.ended(end('op-r1', 'succeeded', HELD), BORN);
    expect(name.view(BORN).recent).toHaveLength(1);
  });

  test('the end of another operation does not end the one that runs', () => {
    const name = life();
    name.accept(operation('r1'));
    start(name);
    name.ended(end('op-r0', 'failed'), BORN);
    expect(name.running?.operationId).toBe('op-r1');
  });

  test('a look at a child that has reported in the meantime does not bring it back', () => {
    const name = life();
    name.started(operation('r1'), BORN);
    name.ended(end('op-r1', 'succeeded', HELD), BORN);
    name.lookAtOnce('op-r1', BORN);
    expect(name.running).toBeUndefined();
  });

  test('an operation that waits can be withdrawn; one that runs, or is not known, cannot', () => {
    const name = life();
    name.accept(operation('r1'));
    name.accept(operation('r2'));
    start(name);
    expect(name.withdraw('op-r1', BORN)).toBeUndefined();
    expect(name.withdraw('op-r9', BORN)).toBeUndefined();
    expect(name.withdraw('op-r2', BORN)).toMatchObject({ operationId: 'op-r2', state: 'cancelled' });
    expect(name.endOf('op-r2')?.state).toBe('cancelled');
    name.ended(end('op-r1', 'succeeded'), BORN);
    expect(name.nextToStart()).toBeUndefined();
  });

  test('contacts are dropped as soon as the operation has started', () => {
    const name = life();
    name.accept(operation('r1'));
    start(name);
    name.ended(end('op-r1', 'succeeded', HELD), BORN);
    expect(JSON.stringify(name.snapshot())).not.toContain('Ottway');
  });

  test('contacts are in no view', () => {
    const name = life();
    name.accept(operation('r1'));
    expect(JSON.stringify(name.view(BORN))).not.toContain('Ottway');
  });
});

describe('a life ends', () => {
  test('after a minute without an accepted request', () => {
    const name = life();
    expect([name.isOver(BORN), name.isOver(BORN + MINUTE - 1), name.isOver(BORN + MINUTE)]).toEqual([
      false,
      false,
      true,
    ]);
    expect(name.nextDeadlineMs(BORN)).toBe(BORN + MINUTE);
  });

  test('not while something waits or runs', () => {
    const name = life();
    name.accept(operation('r1'));
    expect(name.isOver(BORN + 500 * DAY)).toBe(false);
    start(name);
    expect(name.isOver(BORN + 500 * DAY)).toBe(false);
  });

  test('not while the name is held', () => {
    const name = life();
    name.accept(operation('r1'));
    start(name);
    name.ended(end('op-r1', 'succeeded', HELD), BORN);
    expect(name.isOver(BORN + 5_000 * DAY)).toBe(false);
  });

  test('only once nobody can ask for its answers again, when the name was not bought', () => {
    const name = life();
    name.accept(operation('r1'));
    start(name);
    name.ended(end('op-r1', 'failed'), BORN);
    expect([name.isOver(BORN + 399 * DAY), name.isOver(BORN + 400 * DAY)]).toEqual([false, true]);
  });

  test('a minute after its birth, not a minute after it continued as new', () => {
    const name = rolledOver(life(), BORN + MINUTE);
    expect(name.isOver(BORN + MINUTE)).toBe(true);
  });
});

describe('a life continues as new', () => {
  test('after thirty days, or when it is awake anyway after twenty', () => {
    const name = life();
    expect([name.shouldRollOver(BORN + 20 * DAY - 1), name.shouldRollOver(BORN + 20 * DAY)]).toEqual([false, true]);
    hold(name);
    expect(name.nextDeadlineMs(BORN)).toBe(BORN + 30 * DAY);
  });

  test('not before thirty days while an operation runs', () => {
    const name = life();
    name.accept(operation('r1'));
    start(name);
    expect([name.shouldRollOver(BORN + 30 * DAY - 1), name.shouldRollOver(BORN + 30 * DAY)]).toEqual([false, true]);
  });

  test('when it is asked to, once', () => {
    const name = life();
    name.askRefresh();
    expect(name.shouldRollOver(BORN)).toBe(true);
    expect(rolledOver(name, BORN).shouldRollOver(BORN)).toBe(false);
  });

  test('looks at a silent child by the deadline of its own policy', () => {
    const name = life();
    name.accept(operation('r1'));
    start(name, BORN);
    expect(name.nextDeadlineMs(BORN)).toBe(BORN + paceOf(SETTINGS.pace).silentChildMs);
    name.stillRunning(BORN + 3 * DAY);
    expect(name.nextDeadlineMs(BORN)).toBe(BORN + 3 * DAY + paceOf(SETTINGS.pace).silentChildMs);
  });

  test('looks at once at a child that was there before', () => {
    const name = life();
    name.started(operation('r1'), BORN);
    name.lookAtOnce('op-r0', BORN);
    expect(name.nextDeadlineMs(BORN)).toBe(BORN + paceOf(SETTINGS.pace).silentChildMs);
    name.lookAtOnce('op-r1', BORN);
    expect(name.nextDeadlineMs(BORN)).toBe(BORN);
  });

  test('never sleeps past the moment at which it continues', () => {
    const name = life();
    name.accept({
      ...operation('r1'),
      settings: { ...SETTINGS, pace: { ...SETTINGS.pace, silentChildMs: 300 * DAY } },
    });
    start(name);
    expect(name.nextDeadlineMs(BORN)).toBe(BORN + 30 * DAY);
  });
});

type Event = 'start' | 'end' | 'fail' | 'report again' | 'withdraw' | 'roll over' | { readonly request: string };
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 8 }).map((index) => ({ request: `r${index}` })) },
  { weight: 4, arbitrary: fc.constantFrom<Event>('start', 'end', 'fail', 'report again', 'withdraw', 'roll over') },
);

describe('in whatever order things happen', () => {
  test('nothing runs twice, nothing accepted is lost, and no two operations run at once', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let name = life();
        let nowMs = BORN;
        const accepted = new Set<string>();
        const startedOnce: string[] = [];
        const over = new Set<string>();
        let running: string | undefined;
        for (const next of events) {
          nowMs += MINUTE;
          if (typeof next === 'object') {
            const known = name.answerFor(next.request);
            expect(known !== undefined).toBe(accepted.has(`op-${next.request}`));
            if (known === undefined) name.accept(operation(next.request, nowMs));
            accepted.add(`op-${next.request}`);
            continue;
          }
          switch (next) {
            case 'start': {
              const id = start(name, nowMs);
              if (id === undefined) break;
              expect(running).toBeUndefined();
              running = id;
              startedOnce.push(id);
              break;
            }
            case 'end':
            case 'fail':
              if (running === undefined) break;
              name.ended(next === 'end' ? end(running, 'succeeded', HELD) : end(running, 'failed'), BORN);
              over.add(running);
              running = undefined;
              break;
            case 'report again': {
              const [first] = over;
              if (first !== undefined) name.ended(end(first, 'failed'), BORN);
              break;
            }
            case 'withdraw': {
              const waiting = name.view(BORN).pending.at(-1)?.operationId;
              if (waiting !== undefined && name.withdraw(waiting, nowMs) !== undefined) over.add(waiting);
              break;
            }
            case 'roll over': {
              const before = name.view(BORN);
              name = rolledOver(name, nowMs);
              expect(name.view(BORN)).toEqual(before);
            }
          }
          expect(name.running?.operationId).toBe(running);
        }
        const waiting = name.view(BORN).pending.map((operation_) => operation_.operationId);
        expect(new Set(startedOnce).size).toBe(startedOnce.length);
        expect([...waiting, ...over, ...(running === undefined ? [] : [running])].toSorted()).toEqual(
          [...accepted].toSorted(),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('the next deadline is never further than the next moment to continue', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100 }), fc.boolean(), fc.boolean(), (days, isAsked, isHeld) => {
        const name = life(BORN + days * DAY);
        if (isAsked) name.accept(operation('r1', BORN + days * DAY));
        if (isHeld) hold(name);
        expect(name.nextDeadlineMs(BORN)).toBeLessThanOrEqual(BORN + (days + 30) * DAY);
      }),
    );
  });
});

describe('what the Temporal UI shows of a life', () => {
  test('a name that is held, with what runs and what waits', () => {
    const name = life();
    hold(name);
    name.accept(operation('r1'));
    name.accept(operation('r2'));
    start(name);
    expect(domainDetails(name.view(BORN))).toBe(
      [
        '**Held at opensrs**',
        '',
        'Expires 2027-11-22 10:00 UTC, as read at the registrar.',
        '',
        '| | |',
        '|---|---|',
        '| Renewal intent | on_request |',
        '',
        'Running: `op-r1`, since 2026-11-22 10:00 UTC.',
        '',
        'Waiting:',
        '- `op-r2`',
        '',
        '| Ended | State | Operation |',
        '|---|---|---|',
        '| 2026-11-22 10:05 UTC | succeeded | `op-r0` |',
      ].join('\n'),
    );
  });

  test('a name that is not held says so', () => {
    expect(domainDetails(life().view(BORN))).toContain('**Not held**');
  });
});
