// A name under one of the records, and whatever may happen to it.
import fc from 'fast-check';
import type { RenewalIntent } from '../../../../../src/domain/calendar/calendar-moment.js';
import type { ALabel } from '../../../../../src/domain/domain-name.js';
import type { Instant } from '../../../../../src/domain/instant.js';
import type { MomentAct } from '../../../../../src/domain/life/moment-act.js';
import { NameLife } from '../../../../../src/domain/life/name-life.js';
import type { LifeSettings } from '../../../../../src/domain/life/name-state.js';
import type { NameReading, NameTruth } from '../../../../../src/domain/name-truth.js';
import type { OperationEnded } from '../../../../../src/domain/operation-end.js';
import { allFigures, anyMode, figuresOf } from '../../calendar/support/figures.js';

export const DOMAIN = 'example.com' as ALabel;
export const EXPIRY: Instant = '2027-06-01T08:00:00.000Z';
export const HELD_SINCE = Date.parse('2026-06-01T08:00:00.000Z');
export const DAY_MS = 86_400_000;

export const at = (instant: string): number => Date.parse(instant);

export function settingsOf(tld: string, changes: Partial<LifeSettings> = {}): LifeSettings {
  return {
    stamp: tld,
    figures: figuresOf(tld),
    mode: 'automatic',
    registrar: 'opensrs',
    api: 'xcp',
    readEveryMs: 7 * DAY_MS,
    ...changes,
  };
}

export function truthOf(changes: Partial<NameTruth> = {}): NameTruth {
  const expiresAt = changes.expiresAt ?? EXPIRY;
  return {
    expiresAt,
    registrarExpiresAt: expiresAt,
    registrarLock: true,
    whoisPrivacy: 'disabled',
    nameServers: ['ns1.example.net', 'ns2.example.net'],
    atExpiry: 'notify',
    isTransferringAway: false,
    canModify: true,
    ...changes,
  };
}

export function held(changes: Partial<NameTruth> = {}): Extract<NameReading, { kind: 'held' }> {
  return { kind: 'held', readAt: EXPIRY, truth: truthOf(changes) };
}

export const notHeld = (deletedAt?: Instant): NameReading => ({
  kind: 'not_held',
  readAt: EXPIRY,
  text: 'not found',
  ...(deletedAt === undefined ? {} : { deletedAt }),
});

export function importedName(tld = 'com', settings: Partial<LifeSettings> = {}): NameLife {
  const life = new NameLife(DOMAIN);
  life.imported('opensrs', held(), 'owen', HELD_SINCE);
  life.settingsRead(settingsOf(tld, settings));
  return life;
}

/** What continue-as-new does: JSON and back. */
export function continued(life: NameLife): NameLife {
  const { name, timeline } = JSON.parse(JSON.stringify({ name: life.name, timeline: life.timeline })) as {
    name?: NonNullable<NameLife['name']>;
    timeline: NameLife['timeline'];
  };
  return new NameLife(DOMAIN, name, timeline);
}

/** Everything that is due by then, in order, with the time at which it was taken. */
export function livesUntil(life: NameLife, fromMs: number, untilMs: number): readonly (readonly [number, MomentAct])[] {
  const acts: (readonly [number, MomentAct])[] = [];
  for (let nowMs = fromMs; ;) {
    const next = life.nextMomentMs(nowMs);
    if (next === undefined || next > untilMs) return acts;
    nowMs = Math.max(nowMs, next);
    const act = life.takeMoment(nowMs);
    if (act === undefined) throw new Error('What is due was not to be had.');
    acts.push([nowMs, act]);
  }
}

export function ended(
  requestId: string,
  state: OperationEnded['state'],
  changes: Partial<OperationEnded> = {},
): OperationEnded {
  const type = requestId.startsWith('renewal') ? 'renewDomain' : 'cancelDomain';
  return { operationId: `${type}:demo:${DOMAIN}:${requestId}`, type, state, at: EXPIRY, orderIds: [], ...changes };
}

export const anySettings: fc.Arbitrary<LifeSettings> = fc
  .record({
    figures: fc.constantFrom(...allFigures),
    mode: anyMode,
    api: fc.constantFrom('xcp' as const, 'none' as const),
  })
  .map((some) => ({ ...settingsOf('com'), ...some }));

const anyDate: fc.Arbitrary<Instant> = fc.oneof(
  fc.integer({ min: -2, max: 14 }).map((year) => `${2027 + year}-06-01T08:00:00.000Z`),
  fc.constantFrom('1970-01-01T00:00:00.000Z', '1984-12-31T23:59:59.000Z', '2099-06-01T08:00:00.000Z'),
  fc
    .date({ min: new Date('2025-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
);

export type Happening =
  | { readonly kind: 'time'; readonly days: number }
  | { readonly kind: 'reading'; readonly reading: NameReading }
  | { readonly kind: 'intent'; readonly intent: RenewalIntent }
  | { readonly kind: 'end'; readonly state: OperationEnded['state']; readonly expiresAt?: Instant }
  | { readonly kind: 'settings'; readonly settings: LifeSettings };

const anyReading: fc.Arbitrary<NameReading> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        expiresAt: anyDate,
        registrarExpiresAt: fc.option(anyDate, { nil: undefined }),
        registrarLock: fc.constantFrom(true, false, 'unknown' as const),
        atExpiry: fc.constantFrom('renew' as const, 'lapse' as const, 'notify' as const, 'unknown' as const),
        isTransferringAway: fc.boolean(),
      })
      .map(({ registrarExpiresAt, ...some }) => {
        const { registrarExpiresAt: _, ...truth } = truthOf(some);
        return {
          ...held(),
          truth: registrarExpiresAt === undefined ? truth : { ...truth, registrarExpiresAt },
        };
      }),
  },
  { weight: 1, arbitrary: fc.option(anyDate, { nil: undefined }).map((deletedAt) => notHeld(deletedAt)) },
  { weight: 1, arbitrary: fc.constant<NameReading>({ kind: 'unclear', readAt: EXPIRY, text: 'busy' }) },
);

export const anyHappenings = (intents: readonly RenewalIntent[]): fc.Arbitrary<readonly Happening[]> =>
  fc.array(
    fc.oneof<fc.Arbitrary<Happening>[]>(
      fc.integer({ min: 0, max: 200 }).map((days) => ({ kind: 'time', days })),
      anyReading.map((reading) => ({ kind: 'reading', reading })),
      fc.constantFrom(...intents).map((intent) => ({ kind: 'intent', intent })),
      fc
        .record({
          state: fc.constantFrom('succeeded' as const, 'failed' as const, 'cancelled' as const),
          expiresAt: fc.option(anyDate, { nil: undefined }),
        })
        .map(({ state, expiresAt }) => ({ kind: 'end', state, ...(expiresAt === undefined ? {} : { expiresAt }) })),
      anySettings.map((settings) => ({ kind: 'settings', settings })),
    ),
    { maxLength: 40 },
  );

/** Lets it all happen, each moment at its time; answers what the name asked for. */
export function happen(
  life: NameLife,
  happenings: readonly Happening[],
  eachStep?: (nowMs: number) => void,
): readonly MomentAct[] {
  const acts: MomentAct[] = [];
  let nowMs = HELD_SINCE;
  let asked: string | undefined;
  for (const happening of happenings) {
    switch (happening.kind) {
      case 'time': {
        const untilMs = nowMs + happening.days * DAY_MS;
        const taken = livesUntil(life, nowMs, untilMs).map(([, act]) => act);
        acts.push(...taken);
        asked = taken.findLast((act) => act.kind === 'request')?.request.requestId ?? asked;
        nowMs = untilMs;
        break;
      }
      case 'reading':
        life.read(happening.reading, nowMs);
        break;
      case 'intent':
        life.setIntent({ intent: happening.intent, by: 'owen' }, nowMs);
        break;
      case 'end': {
        const { state, expiresAt } = happening;
        const name =
          expiresAt === undefined ? {} : { name: { kind: 'held', registrar: 'opensrs', expiresAt } as const };
        life.operationEnded(ended(asked ?? 'other', state, name), nowMs);
        break;
      }
      case 'settings':
        life.settingsRead(happening.settings);
    }
    eachStep?.(nowMs);
  }
  return acts;
}
