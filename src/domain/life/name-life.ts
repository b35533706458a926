// A name that is ours, over the years: its dates, its intent, what the calendar asks for, and what was noticed. The workflow
// `domain` gives it time, readings and messages.
import { decidingMoment, intentChangeProblem } from '../calendar/deciding-moment.js';
import { doneAfterIntentChange, withDone } from '../calendar/done-moments.js';
import { lifeDatesOf } from '../calendar/life-dates.js';
import { momentSentence } from '../calendar/moment-sentence.js';
import type { CalendarMoment, MomentKey } from '../calendar/calendar-moment.js';
import { calendarMoments, nextCalendarMoment } from '../calendar/next-calendar-moment.js';
import type { ALabel } from '../domain-name.js';
import { type Instant, epochMsOf, instantFrom } from '../instant.js';
import type { NameReading } from '../name-truth.js';
import type { OperationEnded } from '../operation-end.js';
import type { OperationState, TimelineEntry } from '../operation.js';
import type { Problem } from '../problem.js';
import { afterReading } from './after-reading.js';
import { type MomentAct, momentAct } from './moment-act.js';
import { type LifeSettings, type NameState, calendarOf, newName } from './name-state.js';
import type { NameLifeView } from './name-view.js';
import type { RenewalIntentRequest } from './renewal-intent-request.js';

const TIMELINE_MAX = 100;
const DAY_MS = 86_400_000;
/** So often a renewal that failed is asked for again in one term, a day apart, while there is time. */
const RENEWAL_ATTEMPTS = 5;

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

  say(nowMs: number, text: string): void {
    const kept = this.#timeline.length < TIMELINE_MAX ? this.#timeline : this.#timeline.slice(1);
    this.#timeline = [...kept, { at: instantFrom(nowMs), text }];
  }

  settingsRead(settings: LifeSettings): void {
    if (this.#name !== undefined) this.#name = { ...this.#name, settings };
  }

  /** What an operation read and reached. */
  operationEnded(end: OperationEnded, nowMs: number): void {
    const { name: learnt, wanted, operationId } = end;
    if (learnt?.kind === 'gone') this.#gone(nowMs, 'The name is not in the account any more.');
    if (learnt?.kind === 'held') {
      const { registrar, expiresAt } = learnt;
      const before = this.#name;
      if (before === undefined) this.#name = newName(registrar, expiresAt, end.at, operationId);
      else {
        const { attention: _1, missingSince: _2, deletedAt: _3, ...rest } = before;
        const moved = expiresAt !== before.expiresAt;
        this.#name = {
          ...(moved ? rest : before),
          registrar,
          expiresAt,
          expiresReadAt: end.at,
          expiresSource: operationId,
        };
      }
      if (learnt.paidUntil !== undefined && this.#name !== undefined)
        this.#name = { ...this.#name, paidUntil: learnt.paidUntil };
    }
    if (wanted !== undefined && this.#name !== undefined)
      this.#name = { ...this.#name, wanted: { ...this.#name.wanted, ...wanted } };
    this.#afterOwnRenewal(end.operationId, end.type === 'renewDomain', end.state, nowMs);
  }

  imported(registrar: string, reading: Extract<NameReading, { kind: 'held' }>, by: string): void {
    const { expiresAt } = reading.truth;
    this.#name ??= newName(registrar, expiresAt, reading.readAt, 'import');
    this.say(Date.parse(reading.readAt), `Imported by ${by}; nothing was written at the registrar.`);
    this.read(reading, Date.parse(reading.readAt));
  }

  read(reading: NameReading, nowMs: number): void {
    if (this.#name === undefined) return;
    const { name, said } = afterReading(this.#name, reading);
    said.forEach((text) => this.say(nowMs, text));
    this.#name = name;
  }

  setIntent(request: RenewalIntentRequest, nowMs: number): Problem | undefined {
    const name = this.#name;
    if (name === undefined)
      return {
        field: 'domain',
        sentence: `domain "${this.#domain}" is not held in this account: there is nothing to intend.`,
      };
    const at = instantFrom(nowMs);
    if (name.settings !== undefined) {
      const { figures, mode } = name.settings;
      const problem = intentChangeProblem(lifeDatesOf(figures, name.expiresAt, { mode }), at);
      if (problem !== undefined && request.intent !== name.intent.value) return problem;
    }
    const { intent: value, by, periodYears, maxPrice } = request;
    const changed = value !== name.intent.value;
    this.#name = {
      ...name,
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
    const moment = this.#nextMoment(nowMs);
    if (moment === undefined) return undefined;
    const notBefore = moment.kind === 'renew' ? this.#name?.renewals?.notBefore : undefined;
    return Math.max(epochMsOf(moment.at), notBefore === undefined ? 0 : epochMsOf(notBefore));
  }

  /** Deals with the moment that has come: what it asks for is returned, and it will not come again in this term. */
  takeMoment(nowMs: number): MomentAct | undefined {
    const at = this.nextMomentMs(nowMs);
    const moment = this.#nextMoment(nowMs);
    const name = this.#name;
    if (name === undefined || name.settings === undefined || moment === undefined || at === undefined || at > nowMs)
      return undefined;
    this.#name = { ...name, done: withDone(name.settings.figures, name.done, moment.key, name.expiresAt) };
    const act = momentAct(this.#domain, name, moment, instantFrom(nowMs));
    if (act.kind === 'nothing') return act;
    this.say(nowMs, act.text);
    if (act.kind === 'say' && act.needsAttention === true) this.#name = { ...this.#name, attention: act.text };
    if (act.kind === 'gone') this.#name = undefined;
    if (moment.kind === 'renew') this.#countRenewal(name.expiresAt, nowMs);
    return act;
  }

  needsAttention(text: string, nowMs: number): void {
    this.say(nowMs, text);
    if (this.#name !== undefined) this.#name = { ...this.#name, attention: text };
  }

  view(nowMs: number): NameLifeView | undefined {
    const name = this.#name;
    if (name === undefined) return undefined;
    const { settings, expiresAt, expiresReadAt, expiresSource } = name;
    const calendar = calendarOf(name);
    const moments = calendar === undefined ? [] : calendarMoments(calendar, instantFrom(nowMs)).slice(0, 3);
    return {
      registrar: name.registrar,
      heldSince: name.heldSince,
      dates:
        settings === undefined
          ? { expiresAt: { at: expiresAt, source: expiresSource } }
          : lifeDatesOf(settings.figures, expiresAt, { mode: settings.mode, source: expiresSource }),
      expiresReadAt,
      intent: name.intent,
      wanted: name.wanted,
      next: moments.map((moment) => ({ at: moment.at, text: momentSentence(moment) })),
      ...(name.read === undefined || name.readAt === undefined ? {} : { read: { ...name.read, readAt: name.readAt } }),
      ...(settings === undefined ? {} : { policyVersion: `${settings.figures.tld} ${settings.figures.policyVersion}` }),
      ...(name.deletedAt === undefined ? {} : { deletedAt: name.deletedAt }),
      ...(name.paidUntil === undefined ? {} : { paidUntil: name.paidUntil }),
      ...(name.attention === undefined ? {} : { attention: name.attention }),
    };
  }

  #nextMoment(nowMs: number): CalendarMoment | undefined {
    const calendar = this.#name === undefined ? undefined : calendarOf(this.#name);
    return calendar === undefined ? undefined : nextCalendarMoment(calendar, instantFrom(nowMs));
  }

  #gone(nowMs: number, text: string): void {
    if (this.#name === undefined) return;
    this.say(nowMs, text);
    this.#name = undefined;
  }

  #countRenewal(term: Instant, nowMs: number): void {
    const name = this.#name;
    if (name === undefined) return;
    const attempts = (name.renewals?.term === term ? name.renewals.attempts : 0) + 1;
    this.#name = { ...name, renewals: { term, attempts, notBefore: instantFrom(nowMs + DAY_MS) } };
  }

  /** A renewal of our own that came to nothing is asked for again, a day later; the deciding moment calls a person. */
  #afterOwnRenewal(operationId: string, isRenewal: boolean, state: OperationState, nowMs: number): void {
    const name = this.#name;
    if (!isRenewal || name === undefined || !/:renewal-\d{4}-\d{2}-\d{2}(?:\.\d+)?$/.test(operationId)) return;
    if (state === 'succeeded') {
      const { renewals: _, ...rest } = name;
      this.#name = rest;
      return;
    }
    const attempts = name.renewals?.term === name.expiresAt ? name.renewals.attempts : 0;
    if (attempts === 0 || attempts >= RENEWAL_ATTEMPTS) return;
    this.say(nowMs, `The renewal came to nothing (${state}); it is asked for again tomorrow.`);
    const key: MomentKey = 'renew';
    this.#name = { ...name, done: name.done.filter((moment) => moment.key !== key) };
  }
}
