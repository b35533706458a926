// What every step of a registration shares: its input, what is shown, what is known of its orders, and the reads.
import { sleep } from '@temporalio/workflow';
import { instantFrom } from '../../domain/instant.js';
import type { OperationProgress } from '../../domain/operation-progress.js';
import type { OrderIdentity } from '../../domain/order-match.js';
import type { Pace } from '../../domain/pace.js';
import type { ParkedReason } from '../../domain/parked-order.js';
import type {
  Offer,
  RegistrarAddress,
  RegistrationQuestion,
  RegistrationWatch,
} from '../../domain/registration-intent.js';
import type { RegistrationRequest } from '../../domain/registration-request.js';
import type { ProfileSource } from '../../domain/registration-result.js';
import type { RegistrationTruth } from '../../domain/registration-truth.js';
import type { NotSentWhy, Reading } from '../../domain/settlement.js';
import { quickReadsOf, readsOf, watchesOf } from '../activity-proxies.js';
import { type Interruptible, interruptible } from '../interruptible.js';
import type { OrderDesk } from '../order-desk.js';
import type { ProgressDisplay } from '../show-progress.js';
import type { StopRequest } from '../stop-request.js';
import type { RegisterDomainInput } from './input.js';
import { profileFor } from './profile.js';

/** The price that was agreed, and when it was read. */
export interface Agreed {
  readonly offer: Offer;
  readonly price: string;
  readonly readAtMs: number;
}

export interface RegistrationParts {
  readonly input: RegisterDomainInput;
  readonly progress: OperationProgress;
  readonly display: ProgressDisplay;
  readonly desk: OrderDesk;
  readonly stop: StopRequest;
}

/** How long one patient read may take before it is begun again; its retries write no history. */
const READ_PATIENCE_MS = 86_400_000;

export class RegistrationContext {
  readonly input: RegisterDomainInput;
  readonly progress: OperationProgress;
  readonly display: ProgressDisplay;
  readonly desk: OrderDesk;
  readonly stop: StopRequest;
  readonly address: RegistrarAddress;
  readonly profile: ProfileSource;
  /** What could not be sent by then is given up. */
  readonly unsentUntilMs: number;
  identity: OrderIdentity;
  /** Without a marker, the orders that were there before are what tells ours apart. */
  hasSnapshot = false;
  agreed: Agreed | undefined;
  /** Why the order was parked, as a reply said; later readings say only that it is pending. */
  parkedReason: ParkedReason | undefined;
  cancelledOrders: readonly string[] = [];

  constructor(parts: RegistrationParts) {
    const { input } = parts;
    this.input = input;
    this.progress = parts.progress;
    this.display = parts.display;
    this.desk = parts.desk;
    this.stop = parts.stop;
    this.address = { account: input.account, registrar: input.settings.registrar.name };
    this.profile = profileFor(input);
    // From the beginning of the work, not from acceptance: waiting in the queue of the name is no attempt.
    this.unsentUntilMs = Date.now() + input.settings.pace.unsentDeadlineMs;
    this.identity = {
      since: input.acceptedAt,
      before: [],
      known: [],
      ...(this.usesMarker ? { marker: input.operationId } : {}),
    };
  }

  get request(): RegistrationRequest {
    return this.input.request;
  }

  get pace(): Pace {
    return this.input.settings.pace;
  }

  get currency(): string {
    return this.input.settings.registrar.currency;
  }

  /** A caller's own affiliate id always wins. */
  get usesMarker(): boolean {
    return this.input.settings.registrar.orderMarker === 'affiliate_id' && (this.request.affiliateId ?? '') === '';
  }

  get stopAsked(): boolean {
    return this.stop.asked;
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

  /** Reads until there is an answer: an operation must not fail because the registrar was away for a day. */
  async read(): Promise<Reading<RegistrationTruth>> {
    for (;;) {
      try {
        return await readsOf(this.address, READ_PATIENCE_MS).readRegistration(this.#question());
      } catch {
        this.note('The registrar could not be read; reading goes on.');
        await sleep(this.pace.unsettledPollMs);
      }
    }
  }

  /** One look with little patience; undefined when the registrar does not answer, or our orders could not be told apart. */
  async quickRead(): Promise<Reading<RegistrationTruth> | undefined> {
    if (!this.usesMarker && !this.hasSnapshot) return undefined;
    try {
      return await quickReadsOf(this.address).readRegistration(this.#question());
    } catch {
      return undefined;
    }
  }

  /** Polls until there is news of the order, somebody interrupts, or the deadline passes. */
  watch(
    watch: Pick<RegistrationWatch, 'whileKind' | 'orderId'>,
    wait: { readonly untilMs: number; readonly intervalMs: number; readonly interrupted?: () => boolean },
  ): Promise<Interruptible<Reading<RegistrationTruth>>> {
    return interruptible(
      () =>
        watchesOf(this.address, wait.intervalMs, wait.untilMs - Date.now()).watchRegistration({
          ...this.#question(),
          ...watch,
        }),
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

  #question(): RegistrationQuestion {
    return {
      ...this.address,
      domain: this.request.domain,
      identity: this.identity,
      withPrivacy: this.request.whoisPrivacy === true,
      ...(this.parkedReason === undefined ? {} : { parkedReason: this.parkedReason }),
    };
  }
}

function blockedBy(why: NotSentWhy): {
  readonly kind: 'registrar_down' | 'writes_off' | 'no_worker';
  readonly who: string;
} {
  switch (why) {
    case 'writes_off':
      return { kind: 'writes_off', who: 'whoever switched writes off' };
    case 'no_worker':
      return { kind: 'no_worker', who: 'the platform engineer' };
    case 'configuration':
      return { kind: 'registrar_down', who: 'the platform engineer' };
    case 'registrar_down':
    case 'throttled':
      return { kind: 'registrar_down', who: 'the registrar' };
  }
}
