// The course of a registration, told as a person would: agree on a price, order once, follow the order to its end.
import { condition, sleep, uuid4 } from '@temporalio/workflow';
import { assertNever } from '../domain/assert-never.js';
import { instantFrom, shownInstant } from '../domain/instant.js';
import { compareDecimals } from '../domain/money.js';
import type { OperationProgress } from '../domain/operation-progress.js';
import type { OrderIdentity } from '../domain/order-match.js';
import { type ParkedReason, removalOf } from '../domain/parked-order.js';
import { premiumProblem } from '../domain/premium.js';
import type {
  Offer,
  RegistrarAddress,
  RegistrationQuestion,
  RegistrationWatch,
} from '../domain/registration-intent.js';
import type { ProfileSource, RegistrationResult } from '../domain/registration-result.js';
import { type RegistrationTruth, settingsReached } from '../domain/registration-truth.js';
import type { Reading, WriteOutcome } from '../domain/settlement.js';
import { quickReadsOf, readsOf, watchesOf, writesOf } from './activity-proxies.js';
import { type Interruptible, interruptible } from './interruptible.js';
import type { OrderDesk } from './order-desk.js';
import type { RegisterDomainInput } from './register-domain.js';
import { type Write, type WriteEnd, settleWrite } from './settle-write.js';
import type { ProgressDisplay } from './show-progress.js';
import type { StopRequest } from './stop-request.js';

type Truth = RegistrationTruth;
type Agreed = { readonly offer: Offer; readonly price: string; readonly readAtMs: number };

const DAY_MS = 86_400_000;

export class Registration {
  readonly #input: RegisterDomainInput;
  readonly #progress: OperationProgress;
  readonly #display: ProgressDisplay;
  readonly #desk: OrderDesk;
  readonly #stop: StopRequest;
  readonly #address: RegistrarAddress;
  readonly #profile: ProfileSource;
  readonly #unsentUntilMs: number;
  #identity: OrderIdentity;
  #parkedReason: ParkedReason | undefined;
  #cancelledOrders: readonly string[] = [];
  #agreed: Agreed | undefined;

  constructor(
    input: RegisterDomainInput,
    progress: OperationProgress,
    display: ProgressDisplay,
    desk: OrderDesk,
    stop: StopRequest,
  ) {
    this.#input = input;
    this.#progress = progress;
    this.#display = display;
    this.#desk = desk;
    this.#stop = stop;
    this.#address = { account: input.account, registrar: input.settings.registrar.name };
    this.#profile = profileFor(input);
    this.#unsentUntilMs = Date.parse(input.acceptedAt) + input.settings.pace.unsentDeadlineMs;
    this.#identity = {
      since: input.acceptedAt,
      before: [],
      known: [],
      ...(this.#usesMarker ? { marker: input.operationId } : {}),
    };
  }

  async run(): Promise<RegistrationResult> {
    const agreed = await this.#agree();
    if ('outcome' in agreed) return agreed;
    if ('trace' in agreed) return this.#follow(agreed.trace);
    this.#progress.work(Date.now(), 'The order is sent, once; then the name is read back.');
    return this.#afterWrite(await settleWrite(this.#order()));
  }

  // ---- agree: free, at a known price, with funds for it

  async #agree(): Promise<RegistrationResult | Agreed | { readonly trace: Reading<Truth> }> {
    const offer = await this.#readOffer();
    if (offer === 'stopped') return this.#stoppedUnsent();
    if (offer === 'deadline')
      return this.#neverReached('The registrar could not be reached before the deadline. Nothing was sent.');
    this.#remember(offer);
    if (offer.availability !== 'free') {
      // After a reset, or on a restored database, the name may be "taken" by this very operation.
      const trace = await this.#read();
      if (trace.kind !== 'no_trace' && trace.kind !== 'taken') return { trace };
      if (offer.availability === 'taken' || trace.kind === 'taken') {
        return { outcome: 'taken', orderIds: [], registrarText: offer.registrarText };
      }
      if (offer.availability === 'being_registered') {
        return { outcome: 'refused', orderIds: [], code: '221', registrarText: offer.registrarText };
      }
      return { outcome: 'refused', orderIds: [], code: 'availability', registrarText: offer.registrarText };
    }
    const premium = premiumProblem(this.#input.request, offer);
    if (premium !== undefined) return premium;
    const { price } = offer;
    if (price === undefined) {
      return {
        outcome: 'refused',
        orderIds: [],
        code: 'price',
        registrarText: 'The registrar gave no price for this name and period.',
      };
    }
    const agreed = { offer, price, readAtMs: Date.now() };
    this.#agreed = agreed;
    this.#progress.note(
      Date.now(),
      `Free, at ${price} ${this.#currency}; ${offer.available} ${this.#currency} are available.`,
    );
    const funds = await this.#awaitFunds(price, offer.available, Date.now() + this.#pace.fundsDeadlineMs);
    if (funds === 'enough') return agreed;
    if (funds === 'stopped') return this.#stoppedUnsent();
    return { outcome: 'insufficient_funds', price, available: offer.available };
  }

  async #readOffer(): Promise<Offer | 'stopped' | 'deadline'> {
    const { request } = this.#input;
    const question = {
      ...this.#address,
      domain: request.domain,
      kind: request.kind,
      periodYears: request.periodYears,
      ...(this.#usesMarker ? {} : { snapshotSince: this.#input.acceptedAt }),
    };
    try {
      return await quickReadsOf(this.#address).readOffer(question);
    } catch {
      this.#blocked('registrar_down', 'The registrar does not answer.', this.#unsentUntilMs);
      const patient = await interruptible(
        () => readsOf(this.#address, this.#unsentUntilMs - Date.now()).readOffer(question),
        () => this.#stop.asked,
        this.#unsentUntilMs,
      );
      switch (patient.kind) {
        case 'answer':
          this.#progress.work(Date.now(), 'The registrar answers again.');
          this.#display.show();
          return patient.answer;
        case 'interrupted':
          return 'stopped';
        case 'deadline':
          return 'deadline';
        default:
          return assertNever(patient);
      }
    }
  }

  /** Without a marker, the orders that were there before sending are what tells ours apart. First snapshot only. */
  #remember(offer: Offer): void {
    if (offer.ordersBefore !== undefined && this.#identity.before.length === 0) {
      this.#identity = { ...this.#identity, before: offer.ordersBefore };
    }
  }

  async #awaitFunds(price: string, available: string, untilMs: number): Promise<'enough' | 'stopped' | 'deadline'> {
    const enough = compareDecimals(available, price);
    if (enough !== -1) return 'enough'; // an unreadable balance stops nobody: the registrar itself decides then
    this.#progress.note(
      Date.now(),
      `The balance of ${available} ${this.#currency} does not cover ${price}: waiting for a top-up.`,
    );
    this.#progress.wait(Date.now(), 'blocked', {
      kind: 'funds',
      who: 'the reseller',
      until: instantFrom(untilMs),
      next: `Top up the balance at the registrar to at least ${price} ${this.#currency}; at the deadline the operation fails and nothing was sent.`,
    });
    this.#display.show();
    const end = await interruptible(
      () =>
        watchesOf(this.#address, this.#pace.fundsPollMs, untilMs - Date.now()).watchFunds({ ...this.#address, price }),
      () => this.#stop.asked,
      untilMs,
    );
    if (end.kind !== 'answer') return end.kind === 'interrupted' ? 'stopped' : 'deadline';
    this.#progress.note(Date.now(), `The balance covers the price again: ${end.answer.available} ${this.#currency}.`);
    this.#progress.work(Date.now(), 'The order goes on.');
    this.#display.show();
    return 'enough';
  }

  // ---- order: one SW_REGISTER by the write protocol

  #order(): Write<Truth> {
    return {
      ...this.#writeBasics(),
      send: async (attempt) => {
        const fresh = await this.#freshPrice();
        if (fresh === undefined)
          return { kind: 'not_sent', why: 'registrar_down', text: 'The price could not be read again.' };
        return writesOf(this.#address, this.#pace).sendRegistration({
          ...this.#address,
          operationId: this.#input.operationId,
          request: this.#input.request,
          profile: this.#profile,
          providerNameServers: this.#input.settings.registrar.providerNameServers,
          identity: this.#identity,
          agreedPrice: fresh,
          attempt,
        });
      },
    };
  }

  /** A price older than policy allows is read again before money is spent on it. */
  async #freshPrice(): Promise<string | undefined> {
    const agreed = this.#agreed;
    if (agreed !== undefined && Date.now() - agreed.readAtMs <= this.#pace.priceMaxAgeMs) return agreed.price;
    const offer = await this.#readOffer();
    if (typeof offer === 'string') return undefined;
    const price = offer.price ?? agreed?.price;
    if (price === undefined) return undefined;
    if (agreed !== undefined && price !== agreed.price) {
      this.#progress.note(
        Date.now(),
        `The price changed from ${agreed.price} to ${price} ${this.#currency} before sending.`,
      );
    }
    this.#agreed = { offer, price, readAtMs: Date.now() };
    return price;
  }

  async #afterWrite(end: WriteEnd<Truth>): Promise<RegistrationResult> {
    switch (end.kind) {
      case 'settled':
        return this.#follow(end.reading);
      case 'refused':
        this.#progress.registrarSaid(end.text);
        if (end.code === '485' && end.orderId === undefined)
          return { outcome: 'taken', orderIds: this.#progress.orderIds, registrarText: end.text };
        return { outcome: 'refused', orderIds: this.#progress.orderIds, code: end.code, registrarText: end.text };
      case 'not_sent':
        return end.because === 'stopped'
          ? this.#stoppedUnsent()
          : this.#neverReached(`${end.text} Nothing was sent before the deadline.`);
      case 'ask_operator':
        return this.#follow(await this.#unsettled(end.text));
      default:
        return assertNever(end);
    }
  }

  // ---- follow: from a reading to the end

  async #follow(first: Reading<Truth>): Promise<RegistrationResult> {
    let reading = first;
    for (;;) {
      if ('orderId' in reading) this.#keepOrder(reading.orderId);
      switch (reading.kind) {
        case 'applied':
          return this.#registered(reading.orderId, reading.truth);
        case 'taken':
          return {
            outcome: 'taken',
            orderIds: this.#progress.orderIds,
            registrarText: 'The name is registered to somebody else.',
          };
        case 'in_progress':
          reading = await this.#atRegistry(reading.orderId);
          break;
        case 'parked': {
          const next = await this.#parked(reading.orderId, reading.reason);
          if ('outcome' in next) return next;
          reading = next;
          break;
        }
        case 'declined': {
          const next = await this.#declined(reading.orderId, reading.status, reading.text);
          if ('outcome' in next) return next;
          reading = next;
          break;
        }
        case 'conflict':
        case 'inconclusive':
          reading = await this.#unsettled(reading.text);
          break;
        case 'no_trace':
          reading = await this.#unsettled('The order that the registrar had taken is not to be found.');
          break;
        default:
          return assertNever(reading);
      }
    }
  }

  #registered(orderId: string, truth: Truth): RegistrationResult {
    const { request } = this.#input;
    const agreed = this.#agreed?.price ?? truth.cost ?? '0.00';
    const charge = { amount: truth.cost ?? agreed, currency: this.#currency, orderId, agreed };
    this.#progress.charged(charge);
    this.#progress.registrarSaid(undefined);
    return {
      outcome: 'registered',
      orderIds: this.#progress.orderIds,
      expiresAt: truth.expiresAt,
      charge,
      ...settingsReached(request, truth),
      nameServers: truth.nameServers,
      cancelledOrders: this.#cancelledOrders,
      profile: this.#profile,
    };
  }

  /** 250: the registry is at work. One activity polls; its retries write no history. */
  async #atRegistry(orderId: string): Promise<Reading<Truth>> {
    const untilMs = Date.now() + this.#pace.registryDeadlineMs;
    this.#progress.note(Date.now(), `Order ${orderId} is at the registry.`);
    this.#progress.wait(Date.now(), 'in_progress', {
      kind: 'registry',
      who: `the registry of .${this.#input.settings.policy.tld}`,
      until: instantFrom(untilMs),
      next: 'The order is looked at regularly; if the registry has not answered by then, a person is asked.',
    });
    this.#display.show();
    const end = await this.#watch('in_progress', orderId, () => false, untilMs, this.#pace.registryPollMs);
    return end.kind === 'answer' ? end.answer : this.#unsettled('The registry did not answer before the deadline.');
  }

  async #parked(orderId: string, reason: ParkedReason): Promise<RegistrationResult | Reading<Truth>> {
    this.#parkedReason = reason;
    this.#progress.registrarSaid(reason.text);
    this.#progress.note(
      Date.now(),
      `Order ${orderId} is parked in the registrar's pending queue (code ${reason.code}).`,
    );
    if (reason.cause === 'taken') return this.#cancelParked(orderId, 'taken');
    const untilMs = Date.now() + this.#pace.parkedDeadlineMs;
    const next = `${removalOf(reason.cause)} At the deadline the order is cancelled.`;
    if (reason.cause === 'funds') {
      this.#progress.wait(Date.now(), 'blocked', {
        kind: 'funds',
        who: 'the reseller',
        until: instantFrom(untilMs),
        next,
      });
    } else {
      this.#progress.wait(Date.now(), 'action_required', {
        kind: 'operator',
        who: 'an operator',
        until: instantFrom(untilMs),
        next,
      });
    }
    this.#display.show();
    return this.#waitAtDesk(orderId, 'parked', reason.cause === 'funds', untilMs);
  }

  async #declined(
    orderId: string,
    status: 'declined' | 'cancelled',
    text: string,
  ): Promise<RegistrationResult | Reading<Truth>> {
    this.#progress.registrarSaid(text);
    if (status === 'cancelled') {
      return { outcome: 'declined', orderIds: this.#progress.orderIds, registrarText: text };
    }
    const untilMs = Date.now() + this.#pace.parkedDeadlineMs;
    this.#progress.note(Date.now(), `Order ${orderId} was declined.`);
    this.#progress.wait(Date.now(), 'action_required', {
      kind: 'operator',
      who: 'an operator',
      until: instantFrom(untilMs),
      next: 'Remove the cause and process the order again (it gets a new id), or cancel. At the deadline the operation ends as failed.',
    });
    this.#display.show();
    return this.#waitAtDesk(orderId, 'declined', false, untilMs);
  }

  /** Until somebody processes the order (here, or in the registrar's control panel), cancels it, or the deadline passes. */
  async #waitAtDesk(
    orderId: string,
    kind: 'parked' | 'declined',
    autoProcess: boolean,
    untilMs: number,
  ): Promise<RegistrationResult | Reading<Truth>> {
    this.#desk.open(orderId);
    const called = (): boolean => this.#desk.isAsked || this.#stop.asked;
    const price = this.#agreed?.price;
    if (autoProcess && price !== undefined) {
      const funds = await interruptible(
        () =>
          watchesOf(this.#address, this.#pace.fundsPollMs, untilMs - Date.now()).watchFunds({
            ...this.#address,
            price,
          }),
        called,
        untilMs,
      );
      if (funds.kind === 'answer') {
        this.#progress.note(Date.now(), `The balance covers the price again: order ${orderId} is processed.`);
        return this.#process(orderId);
      }
    } else {
      const end = await this.#watch(kind, orderId, called, untilMs, this.#pace.parkedPollMs);
      if (end.kind === 'answer') {
        this.#desk.close();
        return end.answer;
      }
    }
    if (this.#desk.isAsked) return this.#process(orderId);
    return this.#cancelParked(orderId, this.#stop.asked ? 'stopped' : 'deadline');
  }

  async #process(orderId: string): Promise<RegistrationResult | Reading<Truth>> {
    this.#desk.close();
    this.#progress.work(Date.now(), `Order ${orderId} is processed; then the name is read back.`);
    this.#display.show();
    const end = await settleWrite(this.#orderAction(orderId, 'process'));
    switch (end.kind) {
      case 'settled':
        return end.reading;
      case 'refused':
        this.#progress.note(Date.now(), `The registrar did not process order ${orderId} (code ${end.code}).`);
        this.#progress.registrarSaid(end.text);
        return this.#read();
      case 'not_sent':
        this.#progress.note(Date.now(), `Order ${orderId} was not processed: ${end.text}`);
        return this.#read();
      case 'ask_operator':
        return this.#unsettled(end.text);
      default:
        return assertNever(end);
    }
  }

  async #cancelParked(
    orderId: string,
    because: 'taken' | 'stopped' | 'deadline',
  ): Promise<RegistrationResult | Reading<Truth>> {
    this.#desk.close();
    this.#progress.work(Date.now(), `Order ${orderId} is cancelled at the registrar.`);
    this.#display.show();
    const end = await settleWrite(this.#orderAction(orderId, 'cancel'));
    if (end.kind === 'ask_operator') return this.#unsettled(end.text);
    const reading = end.kind === 'settled' ? end.reading : await this.#read();
    if (reading.kind !== 'declined' && reading.kind !== 'taken' && reading.kind !== 'no_trace') {
      // Done in the meantime, or still parked: what was read decides, not what was wanted.
      if (reading.kind === 'parked') return this.#unsettled(`Order ${orderId} could not be cancelled.`);
      return reading;
    }
    const orderIds = this.#progress.orderIds;
    switch (because) {
      case 'taken':
        return { outcome: 'taken', orderIds, registrarText: this.#parkedReason?.text ?? '' };
      case 'stopped':
        return {
          outcome: 'cancelled',
          orderIds,
          sentence: `Cancelled on request; order ${orderId} was cancelled at the registrar.`,
        };
      case 'deadline':
        return {
          outcome: 'expired',
          orderIds,
          sentence: `Order ${orderId} was parked until its deadline and was then cancelled. Nothing was bought.`,
        };
      default:
        return assertNever(because);
    }
  }

  /** A person has been asked. Reading goes on, slowly, and any definite reading ends it. */
  async #unsettled(text: string): Promise<Reading<Truth>> {
    this.#progress.note(Date.now(), `${text} A person is asked; reading goes on.`);
    for (;;) {
      const untilMs = Date.now() + 30 * DAY_MS;
      this.#progress.wait(Date.now(), 'action_required', {
        kind: 'operator',
        who: 'an operator',
        until: instantFrom(Date.now() + this.#pace.unsettledPollMs),
        next: `${text} Look at the orders of ${this.#input.request.domain} in the registrar's control panel; the registrar is read again regularly.`,
      });
      this.#display.show();
      const end = await this.#watch('unsettled', undefined, () => false, untilMs, this.#pace.unsettledPollMs);
      if (end.kind === 'answer') {
        this.#progress.work(Date.now(), 'A reading settled the outcome.');
        return end.answer;
      }
      await sleep(this.#pace.unsettledPollMs);
    }
  }

  // ---- pieces

  #writeBasics(): Omit<Write<Truth>, 'send'> {
    return {
      pace: this.#pace,
      read: () => this.#read(),
      unsentUntilMs: this.#unsentUntilMs,
      stopAsked: () => this.#stop.asked,
      heard: (outcome) => this.#heard(outcome),
      settling: (outcome, nextReadingAtMs) => this.#settling(outcome, nextReadingAtMs),
      blocked: async (why, text, untilMs, pauseMs) => {
        this.#blocked(why === 'throttled' || why === 'configuration' ? 'registrar_down' : why, text, untilMs);
        await condition(() => this.#stop.asked, pauseMs);
        await interruptible(
          () => watchesOf(this.#address, pauseMs, untilMs - Date.now()).watchSendable(this.#address),
          () => this.#stop.asked,
          untilMs,
        );
        this.#progress.work(Date.now(), 'The registrar answers again: the order is sent.');
      },
    };
  }

  #orderAction(orderId: string, action: 'process' | 'cancel'): Write<Truth> {
    return {
      ...this.#writeBasics(),
      unsentUntilMs: Date.now() + this.#pace.unsentDeadlineMs,
      // Cancelling is what a stop request asks for; processing was asked for by a person and is on its way.
      stopAsked: () => false,
      send: () =>
        writesOf(this.#address, this.#pace).sendOrderAction({
          ...this.#address,
          operationId: this.#input.operationId,
          domain: this.#input.request.domain,
          orderId,
          action,
          identity: this.#identity,
        }),
    };
  }

  #heard(outcome: WriteOutcome): void {
    if ('orderId' in outcome && outcome.orderId !== undefined) this.#keepOrder(outcome.orderId);
    switch (outcome.kind) {
      case 'applied':
        this.#cancelledOrders = outcome.cancelledOrders ?? this.#cancelledOrders;
        if (outcome.cancelledOrders !== undefined && outcome.cancelledOrders.length > 0) {
          this.#progress.note(
            Date.now(),
            `The registrar cancelled older pending orders of this name: ${outcome.cancelledOrders.join(', ')}.`,
          );
        }
        break;
      case 'in_progress':
        this.#progress.queued(outcome.queueRequestId, outcome.asyncReason);
        break;
      case 'parked':
        this.#parkedReason = outcome.reason;
        break;
      case 'found':
        this.#progress.note(
          Date.now(),
          `Order ${outcome.orderId} of this operation was already there: nothing was sent.`,
        );
        break;
      case 'unknown':
        this.#progress.note(
          Date.now(),
          `${outcome.text} Whether the order was executed is not known: the registrar is read before anything else.`,
        );
        break;
      case 'refused':
      case 'not_sent':
        this.#progress.note(
          Date.now(),
          outcome.kind === 'refused' ? `The registrar refused (code ${outcome.code}).` : outcome.text,
        );
        break;
      default:
        assertNever(outcome);
    }
  }

  #settling(outcome: WriteOutcome, nextReadingAtMs: number): void {
    if (outcome.kind !== 'unknown' && outcome.kind !== 'refused') {
      this.#progress.work(
        Date.now(),
        `The registrar is read to confirm (${shownInstant(instantFrom(nextReadingAtMs))}).`,
      );
      this.#display.show();
      return;
    }
    this.#progress.wait(Date.now(), 'outcome_unknown', {
      kind: 'reconciliation',
      who: 'Tenure',
      until: instantFrom(nextReadingAtMs),
      next: `The orders of ${this.#input.request.domain} are read at the registrar at this time; nothing is sent again before a reading proves that nothing happened.`,
    });
    this.#display.show();
  }

  #blocked(kind: 'registrar_down' | 'writes_off' | 'no_worker', text: string, untilMs: number): void {
    this.#progress.wait(Date.now(), 'blocked', {
      kind,
      who: kind === 'registrar_down' ? 'the registrar' : 'the reseller',
      until: instantFrom(untilMs),
      next: `${text} Trying goes on until the deadline; then the operation fails, and nothing was sent.`,
    });
    this.#display.show();
  }

  #read(): Promise<Reading<Truth>> {
    return readsOf(this.#address, DAY_MS).readRegistration(this.#question());
  }

  #watch(
    whileKind: RegistrationWatch['whileKind'],
    orderId: string | undefined,
    interrupted: () => boolean,
    untilMs: number,
    intervalMs: number,
  ): Promise<Interruptible<Reading<Truth>>> {
    const watch = { ...this.#question(), whileKind, ...(orderId === undefined ? {} : { orderId }) };
    return interruptible(
      () => watchesOf(this.#address, intervalMs, untilMs - Date.now()).watchRegistration(watch),
      interrupted,
      untilMs,
    );
  }

  #question(): RegistrationQuestion {
    return {
      ...this.#address,
      domain: this.#input.request.domain,
      identity: this.#identity,
      withPrivacy: this.#input.request.whoisPrivacy === true,
      ...(this.#parkedReason === undefined ? {} : { parkedReason: this.#parkedReason }),
    };
  }

  #keepOrder(orderId: string): void {
    this.#progress.addOrder(orderId);
    if (!this.#identity.known.includes(orderId))
      this.#identity = { ...this.#identity, known: [...this.#identity.known, orderId] };
  }

  #stoppedUnsent(): RegistrationResult {
    return {
      outcome: 'cancelled',
      orderIds: this.#progress.orderIds,
      sentence: 'Cancelled on request before anything was sent.',
    };
  }

  #neverReached(sentence: string): RegistrationResult {
    return { outcome: 'not_sent', sentence };
  }

  /** A caller's own affiliate id always wins. */
  get #usesMarker(): boolean {
    return (
      this.#input.settings.registrar.orderMarker === 'affiliate_id' && (this.#input.request.affiliateId ?? '') === ''
    );
  }

  get #pace() {
    return this.#input.settings.pace;
  }

  get #currency(): string {
    return this.#input.settings.registrar.currency;
  }
}

function profileFor(input: RegisterDomainInput): ProfileSource {
  if (input.request.profile !== undefined) return { kind: 'given' };
  const salt = uuid4();
  // Profile user names have 3 to 20 letters and digits (XCP reference 2.1).
  return {
    kind: 'derived',
    username: `t${salt.replaceAll('-', '').slice(0, 19)}`,
    keyVersion: input.settings.profileKeyVersion,
    salt,
  };
}
