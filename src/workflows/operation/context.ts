// What every step of an operation shares: its input, what is shown, what is known of its orders, and how the registrar is read.
import { condition, sleep } from '@temporalio/workflow';
import { assertNever } from '../../domain/assert-never.js';
import { instantFrom } from '../../domain/instant.js';
import type { OperationProgress } from '../../domain/operation-progress.js';
import type { OrderIdentity } from '../../domain/order-match.js';
import type { Pace } from '../../domain/pace.js';
import { paceOf } from '../../domain/pinned-pace.js';
import type { ParkedReason } from '../../domain/parked-order.js';
import type { RegistrarAddress } from '../../domain/registration-intent.js';
import type { NotSentWhy, Reading } from '../../domain/settlement.js';
import { type Reads, type Watches, quickReadsOf, readsOf, watchesOf } from '../activity-proxies.js';
import type { CommonRequest, OperationInput } from './input.js';
import { type Interruptible, interruptible } from './interruptible.js';
import type { ManualDesk } from './manual-desk.js';
import { missingWorker } from './no-worker.js';
import type { OrderDesk } from './order-desk.js';
import type { ProgressDisplay } from './show-progress.js';
import type { StopRequest } from './stop-request.js';

export interface OperationParts<Request> {
  readonly input: OperationInput<Request>;
  readonly progress: OperationProgress;
  readonly display: ProgressDisplay;
  readonly desk: OrderDesk;
  readonly manual: ManualDesk;
  readonly stop: Pick<StopRequest, 'asked'>;
  /** What customers supplied to manual steps; may be personal data, so in no view. */
  readonly supplied: Map<string, string>;
}

/** The price that was agreed, and when it was read. */
export interface Agreed {
  readonly price: string;
  readonly readAtMs: number;
}

/** What a poll waits for: news of an order, or of a change that makes none. */
export interface WatchFor {
  readonly whileKind: 'parked' | 'in_progress' | 'declined' | 'unsettled';
  readonly orderId?: string;
}

/** `givenUp`: what nobody agreed to by the deadline does not happen; without it a person is asked then. */
export interface RegistryWait {
  readonly kind: 'registry' | 'registrant';
  readonly who: string;
  readonly untilMs: number;
  readonly next: string;
  readonly givenUp?: string;
}

/** How long one patient read may take before it is begun again; its retries write no history. */
const READ_PATIENCE_MS = 86_400_000;

/** An operation says what it reads; everything else is the same for all. */
export abstract class OperationContext<Request extends CommonRequest, Truth> {
  readonly input: OperationInput<Request>;
  readonly progress: OperationProgress;
  readonly display: ProgressDisplay;
  readonly desk: OrderDesk;
  readonly manual: ManualDesk;
  readonly stop: Pick<StopRequest, 'asked'>;
  readonly supplied: Map<string, string>;
  readonly address: RegistrarAddress;
  readonly #pace: Pace;
  /** What could not be sent by then is given up. */
  readonly unsentUntilMs: number;
  identity: OrderIdentity;
  /** Without a marker, the orders that were there before are what tells ours apart. */
  hasSnapshot = false;
  agreed: Agreed | undefined;
  /** Why the order was parked, as a reply said; later readings say only that it is pending. */
  parkedReason: ParkedReason | undefined;
  cancelledOrders: readonly string[] = [];
  /** False while something is owed at the registrar that a cancellation must not cut short. */
  heedsStop = true;

  constructor(parts: OperationParts<Request>) {
    const { input } = parts;
    this.input = input;
    this.#pace = paceOf(input.settings.pace);
    this.progress = parts.progress;
    this.display = parts.display;
    this.desk = parts.desk;
    this.manual = parts.manual;
    this.stop = parts.stop;
    this.supplied = parts.supplied;
    this.address = { account: input.account, registrar: input.settings.registrar.name };
    // From the beginning of the work, not from acceptance: waiting in the queue of the name is no attempt.
    this.unsentUntilMs = Date.now() + this.pace.unsentDeadlineMs;
    this.identity = {
      since: input.acceptedAt,
      before: [],
      known: [],
      ...(this.usesMarker ? { marker: input.operationId } : {}),
    };
  }

  /** One reading of what this operation is about. */
  protected abstract readBy(reads: Reads): Promise<Reading<Truth>>;
  /** The same as a poll that returns when there is news. */
  protected abstract watchBy(watches: Watches, watch: WatchFor): Promise<Reading<Truth>>;

  get request(): Request {
    return this.input.request;
  }

  get pace(): Pace {
    return this.#pace;
  }

  get currency(): string {
    return this.input.settings.registrar.currency;
  }

  get usesMarker(): boolean {
    return this.input.settings.registrar.orderMarker === 'affiliate_id' && (this.request.affiliateId ?? '') === '';
  }

  /** Whether a reading can tell what this operation did from what was there before. */
  protected get tellsOurs(): boolean {
    return this.usesMarker || this.hasSnapshot;
  }

  /** What is waited for once the registrar has said that it is under way; at the deadline a person is asked. */
  registryWait(_orderId: string | undefined): RegistryWait {
    return {
      kind: 'registry',
      who: `the registry of .${this.input.settings.policy.tld}`,
      untilMs: Date.now() + this.pace.registryDeadlineMs,
      next: 'It is looked at regularly; if the registry has not answered by then, a person is asked.',
    };
  }

  /** Without one, everything is done by people, and nothing can be read. */
  get hasApi(): boolean {
    return this.input.settings.registrar.api === 'xcp';
  }

  /** Whether "somebody else did it" is an answer, or a riddle for a person. */
  get endsOnConflict(): boolean {
    return false;
  }

  /** Whether what the registrar has accepted may take days to be seen. */
  get takesDays(): boolean {
    return false;
  }

  /** Whether a lost write that makes no order is settled by a manual step of the operation's own. */
  get isSettledByPerson(): boolean {
    return false;
  }

  get stopAsked(): boolean {
    return this.heedsStop && this.stop.asked;
  }

  /** The first snapshot counts: a later one may hold our own order. */
  keepSnapshot(before: readonly string[] | undefined): void {
    if (before === undefined || this.hasSnapshot) return;
    this.identity = { ...this.identity, before };
    this.hasSnapshot = true;
  }

  keepOrder(orderId: string): void {
    this.progress.addOrder(orderId);
    if (!this.identity.known.includes(orderId)) {
      this.identity = { ...this.identity, known: [...this.identity.known, orderId] };
    }
  }

  note(text: string): void {
    this.progress.note(Date.now(), text);
  }

  work(next: string): void {
    this.progress.work(Date.now(), next);
    this.display.show();
  }

  block(why: NotSentWhy, text: string, untilMs: number): void {
    const until = instantFrom(untilMs);
    const next = `${text} Trying goes on until the deadline; then the operation fails, and nothing was sent.`;
    this.progress.wait(Date.now(), 'blocked', { ...blockedBy(why), until, next });
    this.display.show();
  }

  /**
   * Asks the registrar something before anything is sent: a first look that gives up soon, then, shown as `blocked`, a patient
   * one until the deadline.
   */
  async ask<T>(read: (reads: Reads) => Promise<T>): Promise<T | 'stopped' | 'deadline'> {
    try {
      return await read(quickReadsOf(this.address));
    } catch (error) {
      const missing = missingWorker(error, this.address);
      if (missing !== undefined) this.block('no_worker', missing, this.unsentUntilMs);
      else this.block('registrar_down', 'The registrar does not answer.', this.unsentUntilMs);
    }
    const patient = await interruptible(
      () => read(readsOf(this.address, this.unsentUntilMs - Date.now())),
      () => this.stopAsked,
      this.unsentUntilMs,
    );
    switch (patient.kind) {
      case 'answer':
        this.note('The registrar answers again.');
        this.work('The operation goes on.');
        return patient.answer;
      case 'interrupted':
        return 'stopped';
      case 'deadline':
        return 'deadline';
      default:
        return assertNever(patient);
    }
  }

  /** Reads until there is an answer: an operation must not fail because the registrar was away for a day. */
  async read(): Promise<Reading<Truth>> {
    for (;;) {
      try {
        return await this.readBy(readsOf(this.address, READ_PATIENCE_MS));
      } catch {
        this.note('The registrar could not be read; reading goes on.');
        await sleep(this.pace.unsettledPollMs);
      }
    }
  }

  /** One look with little patience; undefined when the registrar does not answer, or our orders could not be told apart. */
  async quickRead(): Promise<Reading<Truth> | undefined> {
    if (!this.tellsOurs) return undefined;
    try {
      return await this.readBy(quickReadsOf(this.address));
    } catch {
      return undefined;
    }
  }

  /** Polls until there is news, somebody interrupts, or the deadline passes. */
  watch(
    watch: WatchFor,
    wait: { readonly untilMs: number; readonly intervalMs: number; readonly interrupted?: () => boolean },
  ): Promise<Interruptible<Reading<Truth>>> {
    return interruptible(
      () => this.watchBy(watchesOf(this.address, wait.intervalMs, wait.untilMs - Date.now()), watch),
      wait.interrupted ?? (() => false),
      wait.untilMs,
    );
  }

  /** Polls until the available balance covers the price. */
  watchFunds(
    price: string,
    untilMs: number,
    interrupted: () => boolean,
  ): Promise<Interruptible<{ readonly available: string }>> {
    const watches = watchesOf(this.address, this.pace.fundsPollMs, untilMs - Date.now());
    return interruptible(() => watches.watchFunds({ ...this.address, price }), interrupted, untilMs);
  }

  /** Shows why nothing could be sent, pauses, and returns when sending makes sense again or somebody asks to stop. */
  async waitUntilSendable(why: NotSentWhy, text: string, untilMs: number, pauseMs: number): Promise<void> {
    this.block(why, text, untilMs);
    await condition(() => this.stopAsked, pauseMs);
    const watches = watchesOf(this.address, pauseMs, untilMs - Date.now());
    await interruptible(
      () => watches.watchSendable(this.address),
      () => this.stopAsked,
      untilMs,
    );
    this.work('The way is free again.');
  }
}

function blockedBy(why: NotSentWhy): {
  readonly kind: 'registrar_down' | 'writes_off' | 'no_worker' | 'registry';
  readonly who: string;
} {
  switch (why) {
    case 'writes_off':
      return { kind: 'writes_off', who: 'whoever switched writes off' };
    case 'no_worker':
      return { kind: 'no_worker', who: 'the platform engineer' };
    case 'configuration':
      return { kind: 'registrar_down', who: 'the platform engineer' };
    case 'busy':
      return { kind: 'registry', who: 'the registry' };
    case 'registrar_down':
    case 'throttled':
      return { kind: 'registrar_down', who: 'the registrar' };
  }
}
