// Keeps a name over the years: reads it, deals with the moments of its calendar, shows its dates. What is decided is in
// src/domain/life; here it gets time, activities and search attributes.
import { log, upsertSearchAttributes } from '@temporalio/workflow';
import { searchAttributes } from '../contract/search-attributes.js';
import { assertNever } from '../domain/assert-never.js';
import type { DomainLife } from '../domain/domain-life.js';
import type { Instant } from '../domain/instant.js';
import type { MomentAct } from '../domain/life/moment-act.js';
import type { NameReading } from '../domain/name-truth.js';
import type { RequestAnswer } from '../domain/operation.js';
import type { OperationRequest } from '../domain/operation-request.js';
import { nameWatchOf, quickReadsOf, readLifeSettings } from './activity-proxies.js';

/** Moments that are dealt with in one go at most; a name that was left alone for years catches up over several. */
const MOMENTS_AT_ONCE = 20;

/** A storm of hints must not become a storm of readings. */
const BETWEEN_READINGS_MS = 60_000;
const DAY_MS = 86_400_000;

export class NameKeeper {
  readonly #life: DomainLife;
  readonly #accept: (request: OperationRequest) => Promise<RequestAnswer>;
  #settingsRead = false;
  #watching = false;
  /** From when the slow look may begin again, epoch milliseconds; undefined: an interval after the last reading. */
  #watchFromMs: number | undefined;
  /** When the slow look ended last in this run. */
  #watchedMs = Number.NEGATIVE_INFINITY;
  #watchedExpiry: Instant | undefined;
  #news: NameReading | undefined;
  #readAsked = false;
  #mustRead = false;
  #readNotBeforeMs = 0;
  #lookAgainNotBeforeMs = 0;
  #shown: { readonly expiresAt?: Instant; readonly decideBy?: Instant } = {};

  constructor(life: DomainLife, accept: (request: OperationRequest) => Promise<RequestAnswer>) {
    this.#life = life;
    this.#accept = accept;
    const { name, decideBy } = life.names;
    if (name === undefined) return;
    // The run before had the look going: it begins at once. Search attributes outlive a run.
    this.#watchFromMs = 0;
    // The slow look notices other settings; without it they are read by each run.
    this.#settingsRead = name.settings !== undefined && name.settings.api !== 'none';
    this.#shown = { expiresAt: name.expiresAt, ...(decideBy === undefined ? {} : { decideBy }) };
  }

  /** Something happened to the name, says somebody who may be wrong: it is read, at most once a minute. */
  hinted(hint: unknown): void {
    if (this.#life.names.isNews(hint)) this.#readAsked = true;
  }

  /** A person wants to see it as it is now. */
  askReading(): void {
    this.#readAsked = true;
    this.#mustRead = true;
  }

  get wakes(): boolean {
    if (this.#hasNewDates) return true;
    if (this.#life.names.name === undefined) return false;
    const nowMs = Date.now();
    if (this.#news !== undefined || !this.#settingsRead || this.#mayRead(nowMs)) return true;
    return (this.#nextWatchMs(nowMs) ?? Infinity) <= nowMs;
  }

  /** The slow look has been told a date that holds no more: it would report what is known. */
  get looksForOldNews(): boolean {
    return this.#watching && this.#life.names.name?.expiresAt !== this.#watchedExpiry;
  }

  /** The next instant at which the name wants to be looked at, epoch milliseconds. */
  nextMs(nowMs: number): number | undefined {
    const at = [this.#hintAtMs(), this.#lookAgainAtMs(), this.#nextWatchMs(nowMs)].filter((ms) => ms !== undefined);
    return at.length === 0 ? undefined : Math.min(...at);
  }

  async keep(): Promise<void> {
    if (this.#news !== undefined) this.#settingsRead = false; // it may be that they changed
    await this.#readSettings();
    if (this.#news !== undefined) {
      const news = this.#news;
      this.#news = undefined;
      this.#take(news);
    }
    if (this.#mayRead(Date.now())) await this.#readNow();
    for (let done = 0; done < MOMENTS_AT_ONCE; done++) {
      const act = this.#life.names.takeMoment(Date.now());
      if (act === undefined) break;
      await this.#do(act);
    }
    this.#watch();
    this.#showDates();
  }

  #mayRead(nowMs: number): boolean {
    return [this.#hintAtMs(), this.#lookAgainAtMs()].some((at) => at !== undefined && at <= nowMs);
  }

  #hintAtMs(): number | undefined {
    if (!this.#readAsked || this.#question() === undefined) return undefined;
    if (this.#mustRead) return 0;
    const { readAt } = this.#life.names.name ?? {};
    const lastMs = readAt === undefined ? 0 : Date.parse(readAt);
    return Math.max(this.#readNotBeforeMs, lastMs + BETWEEN_READINGS_MS);
  }

  #lookAgainAtMs(): number | undefined {
    const at = this.#life.names.lookAgainMs;
    return at === undefined || this.#question() === undefined ? undefined : Math.max(at, this.#lookAgainNotBeforeMs);
  }

  async #readSettings(): Promise<void> {
    const { account, domain, names } = this.#life;
    if (names.name === undefined || this.#settingsRead) return;
    const answer = await readLifeSettings({ account, domain }).catch((error: unknown) => {
      // The dates stay as they were made; the next run asks again.
      log.warn('the settings of the name could not be read', { error: String(error) });
      return undefined;
    });
    this.#settingsRead = true;
    if (answer === undefined) return;
    if (answer.kind === 'unserved') names.settingsGone(Date.now());
    else names.settingsRead(answer.settings);
  }

  async #do(act: MomentAct): Promise<void> {
    switch (act.kind) {
      case 'say':
      case 'gone':
        return;
      case 'read':
        return this.#readNow();
      case 'request': {
        const answer = await this.#accept(act.request);
        if (answer.kind === 'accepted') return;
        const why = answer.problems.map(({ sentence }) => sentence).join(' ');
        this.#life.names.refused(why, Date.now());
        return;
      }
      default:
        return assertNever(act);
    }
  }

  async #readNow(): Promise<void> {
    this.#readAsked = false;
    this.#mustRead = false;
    this.#readNotBeforeMs = Date.now() + BETWEEN_READINGS_MS;
    // One that is unclear or fails is not repeated all day.
    this.#lookAgainNotBeforeMs = Date.now() + DAY_MS;
    const question = this.#question();
    if (question === undefined) return;
    try {
      this.#take(await quickReadsOf(question).readNameNow(question));
    } catch (error) {
      // The slow look goes on, and asks a registrar in trouble each hour; a failed reading is not worth a failed life.
      log.warn('the name could not be read', { error: String(error) });
    }
  }

  #take(reading: NameReading): void {
    this.#life.names.read(reading, Date.now());
  }

  #watch(): void {
    const { names } = this.#life;
    const question = this.#question();
    const fromMs = this.#nextWatchMs(Date.now());
    if (fromMs === undefined || fromMs > Date.now() || question === undefined) return;
    this.#watching = true;
    this.#watchedExpiry = names.name?.expiresAt;
    const known = names.known(Date.now());
    const stamp = names.name?.settings?.stamp;
    nameWatchOf(question, names.name?.settings?.readEveryMs ?? DAY_MS)
      .watchName({ ...question, ...(stamp === undefined ? {} : { stamp }), ...(known === undefined ? {} : { known }) })
      .then(
        (reading) => void (this.#news = reading),
        (error: unknown) => log.warn('the weekly look at the name ended without a reading', { error: String(error) }),
      )
      .finally(() => this.#watchEnded());
  }

  /** It goes on at once, because what is known now is no news any more; but something that moves all the time is met weekly. */
  #watchEnded(): void {
    this.#watching = false;
    const everyMs = this.#life.names.name?.settings?.readEveryMs ?? DAY_MS;
    const isRestless = Date.now() < this.#watchedMs + everyMs || this.#news === undefined;
    this.#watchedMs = Date.now();
    this.#watchFromMs = Date.now() + (isRestless ? everyMs : 0);
  }

  #nextWatchMs(nowMs: number): number | undefined {
    const { name } = this.#life.names;
    // A name that was not found is looked for by itself.
    if (this.#watching || name?.settings === undefined || name.missingSince !== undefined) return undefined;
    if (this.#question() === undefined) return undefined;
    if (this.#watchFromMs !== undefined) return Math.max(this.#watchFromMs, nowMs);
    return Date.parse(name.readAt ?? name.expiresReadAt) + name.settings.readEveryMs;
  }

  /** Undefined where there is nothing that could be read. */
  #question() {
    const { account, domain, names } = this.#life;
    if (names.name === undefined || names.name.settings?.api === 'none') return undefined;
    return { account, registrar: names.name.registrar, domain, aspects: ['status', 'privacy'] as const };
  }

  get #hasNewDates(): boolean {
    const { name, decideBy } = this.#life.names;
    return name?.expiresAt !== this.#shown.expiresAt || decideBy !== this.#shown.decideBy;
  }

  #showDates(): void {
    if (!this.#hasNewDates) return;
    const { name, decideBy } = this.#life.names;
    const expiresAt = name?.expiresAt;
    const dateOf = (at: Instant | undefined): Date | null => (at === undefined ? null : new Date(at));
    upsertSearchAttributes([
      { key: searchAttributes.expiresAt, value: dateOf(expiresAt) },
      { key: searchAttributes.decideBy, value: dateOf(decideBy) },
    ]);
    this.#shown = {
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(decideBy === undefined ? {} : { decideBy }),
    };
  }
}
