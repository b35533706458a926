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

export class NameKeeper {
  readonly #life: DomainLife;
  readonly #accept: (request: OperationRequest) => Promise<RequestAnswer>;
  /** True in a run that began with the name: the slow look then begins at once, because the run before had it going. */
  #isContinued: boolean;
  #settingsRead = false;
  #watching = false;
  #news: NameReading | undefined;
  #readAsked = false;
  #shown: { readonly expiresAt?: Instant; readonly decideBy?: Instant } = {};

  constructor(life: DomainLife, accept: (request: OperationRequest) => Promise<RequestAnswer>) {
    this.#life = life;
    this.#accept = accept;
    const { name, decideBy } = life.names;
    this.#isContinued = name !== undefined;
    // Search attributes outlive a run.
    if (name !== undefined)
      this.#shown = { expiresAt: name.expiresAt, ...(decideBy === undefined ? {} : { decideBy }) };
  }

  /** Something happened to the name, says somebody who may be wrong: it is read, soon. */
  askReading(): void {
    this.#readAsked = true;
  }

  get wakes(): boolean {
    return this.#life.names.name !== undefined && (this.#news !== undefined || this.#readAsked || !this.#settingsRead);
  }

  /** The next instant at which the name wants attention, epoch milliseconds. */
  nextMs(nowMs: number): number | undefined {
    const { name } = this.#life.names;
    if (name?.settings === undefined || this.#watching || name.settings.api === 'none') return undefined;
    return this.#watchFromMs(nowMs);
  }

  async keep(): Promise<void> {
    await this.#readSettings();
    if (this.#news !== undefined) this.#take(this.#news);
    if (this.#readAsked) await this.#readNow();
    for (let done = 0; done < MOMENTS_AT_ONCE; done++) {
      const act = this.#life.names.takeMoment(Date.now());
      if (act === undefined) break;
      await this.#do(act);
    }
    this.#watch();
    this.#showDates();
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
    if (answer.kind === 'unserved')
      names.needsAttention('No connector serves this name any more: its dates stand still.', Date.now());
    else names.settingsRead(answer.settings);
  }

  async #do(act: MomentAct): Promise<void> {
    switch (act.kind) {
      case 'say':
      case 'nothing':
      case 'gone':
        return;
      case 'read':
        return this.#readNow();
      case 'request': {
        const answer = await this.#accept(act.request);
        if (answer.kind === 'accepted') return;
        const why = answer.problems.map(({ sentence }) => sentence).join(' ');
        this.#life.names.needsAttention(`What the name asked for itself was refused: ${why}`, Date.now());
        return;
      }
      default:
        return assertNever(act);
    }
  }

  async #readNow(): Promise<void> {
    this.#readAsked = false;
    const question = this.#question();
    if (question === undefined) return;
    try {
      this.#take(await quickReadsOf(question).readNameNow(question));
    } catch (error) {
      // The slow look goes on; a hint that could not be followed is not worth a failed life.
      log.warn('the name could not be read', { error: String(error) });
    }
  }

  #take(reading: NameReading): void {
    this.#news = undefined;
    this.#life.names.read(reading, Date.now());
  }

  #watch(): void {
    const { name } = this.#life.names;
    const question = this.#question();
    if (this.#watching || name?.settings === undefined || question === undefined) return;
    if (Date.now() < this.#watchFromMs(Date.now())) return;
    this.#watching = true;
    const known = name.read === undefined ? {} : { known: { ...name.read, expiresAt: name.expiresAt } };
    nameWatchOf(question, name.settings.readEveryMs)
      .watchName({ ...question, ...known })
      .then(
        (reading) => void (this.#news = reading),
        (error: unknown) => log.warn('the weekly look at the name ended without a reading', { error: String(error) }),
      )
      .finally(() => void (this.#watching = false));
  }

  #watchFromMs(nowMs: number): number {
    const { name } = this.#life.names;
    if (this.#isContinued || name?.settings === undefined) return nowMs;
    return Date.parse(name.readAt ?? name.expiresReadAt) + name.settings.readEveryMs;
  }

  /** Undefined where there is nothing that could be read. */
  #question() {
    const { account, domain, names } = this.#life;
    if (names.name === undefined || names.name.settings?.api === 'none') return undefined;
    return { account, registrar: names.name.registrar, domain, aspects: ['status', 'privacy'] as const };
  }

  #showDates(): void {
    const { name, decideBy } = this.#life.names;
    const expiresAt = name?.expiresAt;
    if (expiresAt === this.#shown.expiresAt && decideBy === this.#shown.decideBy) return;
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
