// A name that is ours, over the years: its dates, its intent, what the calendar asks for, and what was noticed. The workflow
// `domain` gives it time, readings and messages; every instant is on that workflow's own clock.
import type { CalendarMoment } from '../calendar/calendar-moment.js';
import { decidingMoment, intentChangeProblem } from '../calendar/deciding-moment.js';
import { doneAfterIntentChange, withDone } from '../calendar/done-moments.js';
import { lifeDatesOf } from '../calendar/life-dates.js';
import { momentSentence } from '../calendar/moment-sentence.js';
import { calendarMoments } from '../calendar/next-calendar-moment.js';
import type { ALabel } from '../domain-name.js';
import { type Instant, epochMsOf, instantFrom } from '../instant.js';
import type { NameReading, NameWatch } from '../name-truth.js';
import type { OperationEnded } from '../operation-end.js';
import type { TimelineEntry } from '../operation.js';
import type { Problem } from '../problem.js';
import { MISSING_MS, afterReading, phaseByCalendar } from './after-reading.js';
import { afterOperation } from './after-operation.js';
import { believedExpiry } from './believed-expiry.js';
import { type MomentAct, momentAct } from './moment-act.js';
import { type LifeSettings, type NameState, UNSERVED_STAMP, calendarOf, newName } from './name-state.js';
import { type NameLifeView, nameLifeView } from './name-view.js';
import { withOneMore } from './own-requests.js';
import type { RenewalIntentRequest } from './renewal-intent-request.js';

const TIMELINE_MAX = 100;
const UNSERVED = 'No connector serves this name any more: its dates stand still.';

export type Imported =
  | { readonly kind: 'held'; readonly expiresAt: Instant }
  | { readonly kind: 'refused'; readonly problems: readonly [Problem, ...Problem[]] };

interface Due {
  readonly moment: CalendarMoment;
  readonly act: MomentAct;
  /** When it is a reason to wake up, epoch milliseconds. */
  readonly atMs: number;
  /** From when it may be dealt with by somebody who is awake anyway. */
  readonly fromMs: number;
}

export class NameLife {
  readonly #domain: ALabel;
  #name: NameState | undefined;
  #timeline: readonly TimelineEntry[];

  constructor(domain: ALabel, name?: NameState, timeline: readonly TimelineEntry[] = []) {
    this.#domain = domain;
    this.#name = name;
    this.#timeline = timeline;
  }

  get name(): NameState | undefined {
    return this.#name;
  }

  get timeline(): readonly TimelineEntry[] {
    return this.#timeline;
  }

  /** Earlier of renewBy and deleteBy; undefined while settings have not been read. */
  get decideBy(): Instant | undefined {
    const { settings, expiresAt, deletedAt } = this.#name ?? {};
    if (settings === undefined || expiresAt === undefined || deletedAt !== undefined) return undefined;
    return decidingMoment(lifeDatesOf(settings.figures, expiresAt, { mode: settings.mode }));
  }

  /** Request id of a renewal that the name asked for by itself and whose end has not been reported. */
  get renewalUnderWay(): string | undefined {
    return this.#name?.own?.renewalUnderWay;
  }

  say(nowMs: number, text: string): void {
    const kept = this.#timeline.length < TIMELINE_MAX ? this.#timeline : this.#timeline.slice(1);
    this.#timeline = [...kept, { at: instantFrom(nowMs), text }];
  }

  settingsRead(settings: LifeSettings): void {
    if (this.#name === undefined) return;
    const { attention, ...rest } = this.#name;
    this.#name = { ...rest, ...(attention === undefined || attention === UNSERVED ? {} : { attention }), settings };
  }

  /** Nobody serves its TLD any more. Said once. */
  settingsGone(nowMs: number): void {
    if (this.#name?.settings !== undefined)
      this.#name = { ...this.#name, settings: { ...this.#name.settings, stamp: UNSERVED_STAMP } };
    if (this.#name?.attention !== UNSERVED) this.needsAttention(UNSERVED, nowMs);
  }

  /** What an operation read and reached. */
  operationEnded(end: OperationEnded, nowMs: number): void {
    const { name, said } = afterOperation(this.#name, end, instantFrom(nowMs));
    said.forEach((text) => this.say(nowMs, text));
    this.#name = name;
  }

  /** A name that is ours already stays as it is. */
  imported(registrar: string, reading: NameReading, by: string, nowMs: number): Imported {
    if (this.#name !== undefined) return { kind: 'held', expiresAt: this.#name.expiresAt };
    if (reading.kind === 'unclear') return this.#notImported('the registrar gave no clear answer');
    if (reading.kind === 'not_held') return this.#notImported('it is not in this account at the registrar');
    const at = instantFrom(nowMs);
    const believed = believedExpiry({}, reading.truth, at);
    if (believed.kind === 'implausible') return this.#notImported('the registrar gave an expiry date that cannot be');
    this.#name = newName(registrar, believed.expiresAt, at, 'import');
    this.say(nowMs, `Imported by ${by}; nothing was written at the registrar.`);
    this.read(reading, nowMs);
    return { kind: 'held', expiresAt: believed.expiresAt };
  }

  #notImported(why: string): Imported {
    const sentence = `domain "${this.#domain}" was not imported: ${why}.`;
    return { kind: 'refused', problems: [{ field: 'domain', sentence }] };
  }

  read(reading: NameReading, nowMs: number): void {
    if (this.#name === undefined) return;
    const { name, said } = afterReading(this.#name, reading, instantFrom(nowMs));
    said.forEach((text) => this.say(nowMs, text));
    this.#name = name;
  }

  /** What a slow look need not report, because it is known; undefined: every reading is news. */
  known(nowMs: number): NameWatch['known'] | undefined {
    const name = this.#name;
    if (name === undefined) return undefined;
    if (name.deletedAt !== undefined)
      return phaseByCalendar(name, instantFrom(nowMs)) === 'released' ? undefined : 'deleted';
    if (name.read === undefined || name.missingSince !== undefined) return undefined;
    return { ...name.read, expiresAt: name.read.expiresAt ?? name.expiresAt };
  }

  /** A name that was not found is looked for again; undefined while it is where it should be. */
  get lookAgainMs(): number | undefined {
    const since = this.#name?.missingSince;
    return since === undefined ? undefined : epochMsOf(since) + MISSING_MS;
  }

  /**
   * Whether a hint of the registrar can tell anything: not one about what has been read since. Hints that are not understood
   * count as news: they cost a reading, never a conclusion.
   */
  isNews(hint: unknown): boolean {
    const { at, event } = (typeof hint === 'object' && hint !== null ? hint : {}) as Readonly<Record<string, unknown>>;
    const name = this.#name;
    if (name === undefined || typeof at !== 'string') return true;
    const isOfDate = event === 'renewed' || event === 'registered' || event === 'created';
    const read = [name.readAt, isOfDate ? name.expiresReadAt : undefined];
    return !read.some((readAt) => readAt !== undefined && epochMsOf(readAt) >= epochMsOf(at));
  }

  setIntent(request: RenewalIntentRequest, nowMs: number): Problem | undefined {
    const name = this.#name;
    if (name === undefined)
      return {
        field: 'domain',
        sentence: `domain "${this.#domain}" is not held in this account: there is nothing to intend.`,
      };
    const at = instantFrom(nowMs);
    const { intent: value, by, periodYears, maxPrice } = request;
    const changed = value !== name.intent.value;
    if (changed && name.settings !== undefined) {
      const { figures, mode } = name.settings;
      const problem = intentChangeProblem(lifeDatesOf(figures, name.expiresAt, { mode }), at);
      if (problem !== undefined) return problem;
    }
    const { attention, ...rest } = name;
    this.#name = {
      ...rest,
      ...(changed || attention === undefined ? {} : { attention }),
      done: changed ? doneAfterIntentChange(name.done) : name.done,
      intent: {
        value,
        by,
        since: at,
        ...(periodYears === undefined ? {} : { periodYears }),
        ...(maxPrice === undefined ? {} : { maxPrice }),
      },
    };
    this.say(nowMs, `Renewal intent: ${value}, said ${by}.`);
    return undefined;
  }

  /** The earliest moment to act at, epoch milliseconds; undefined when the calendar asks for nothing. */
  nextMomentMs(nowMs: number): number | undefined {
    const due = this.#due(nowMs);
    return due.length === 0 ? undefined : Math.min(...due.map(({ atMs }) => atMs));
  }

  /** Deals with a moment that has come: what it asks for is returned, and it will not come again in this term. */
  takeMoment(nowMs: number): MomentAct | undefined {
    const name = this.#name;
    const due = this.#due(nowMs).find(({ fromMs }) => fromMs <= nowMs);
    if (name?.settings === undefined || due === undefined) return undefined;
    const { moment, act } = due;
    const next = { ...name, done: withDone(name.settings.figures, name.done, moment.key, name.expiresAt) };
    this.say(nowMs, act.text);
    switch (act.kind) {
      case 'say':
        this.#name = act.needsAttention === true ? { ...next, attention: act.text } : next;
        break;
      case 'request':
        this.#name = { ...next, own: withOneMore(name.own, name.expiresAt, act.ask, act.request.requestId) };
        break;
      case 'read':
        this.#name = next;
        break;
      case 'gone':
        this.#name = undefined;
    }
    return act;
  }

  needsAttention(text: string, nowMs: number): void {
    this.say(nowMs, text);
    if (this.#name !== undefined) this.#name = { ...this.#name, attention: text };
  }

  /** A renewal that waited in the queue of the name was taken out again. */
  renewalWithdrawn(): void {
    const name = this.#name;
    if (name?.own === undefined) return;
    const { renewalUnderWay: _, ...own } = name.own;
    this.#name = { ...name, own };
  }

  /** What the name asked for by itself was not accepted: nothing is under way. */
  refused(sentence: string, nowMs: number): void {
    this.renewalWithdrawn();
    this.needsAttention(`What the name asked for by itself was refused: ${sentence}`, nowMs);
  }

  view(nowMs: number): NameLifeView | undefined {
    if (this.#name === undefined) return undefined;
    const next = this.#due(nowMs).map(({ moment, atMs }) => ({ at: instantFrom(atMs), text: momentSentence(moment) }));
    return nameLifeView(this.#name, next);
  }

  /** Ascending. What asks for nothing as things are is left out: a reading or another intent brings it back. */
  #due(nowMs: number): readonly Due[] {
    const name = this.#name;
    const calendar = name === undefined ? undefined : calendarOf(name);
    if (name === undefined || calendar === undefined) return [];
    const now = instantFrom(nowMs);
    return calendarMoments(calendar, now).flatMap((moment) => {
      if (moment.kind === 'renew' && name.own?.renewalUnderWay !== undefined) return [];
      const act = momentAct(this.#domain, name, moment, now);
      if (act === undefined) return [];
      const notBefore =
        moment.kind === 'renew' && name.own?.notBefore !== undefined ? epochMsOf(name.own.notBefore) : 0;
      const atMs = Math.max(epochMsOf(moment.at), notBefore);
      return [{ moment, act, atMs, fromMs: moment.kind === 'errp_notice' ? epochMsOf(moment.opensAt) : atMs }];
    });
  }
}
