// An order that exists and is not done: at the registry, parked, declined, or not to be understood. Each wait names who has
// to act, until when, and what happens then.
import { assertNever } from '../../domain/assert-never.js';
import type { OrderEnding } from '../../domain/common-ending.js';
import { instantFrom } from '../../domain/instant.js';
import type { ManualStepSpec } from '../../domain/manual-step/spec.js';
import { type ParkedReason, removalOf } from '../../domain/parked-order.js';
import type { Reading } from '../../domain/settlement.js';
import type { OperationContext, WatchFor } from './context.js';
import type { CommonRequest } from './input.js';
import { rejectedEnding, stepWhileWatching } from './asked-person.js';
import { settleWrite } from './settle-write.js';
import { orderActionWrite } from './writes.js';

/** What a wait ends with: something new was read, or the operation is over. */
export type AfterWait<Truth> =
  | { readonly kind: 'news'; readonly reading: Reading<Truth> }
  | { readonly kind: 'ended'; readonly ending: OrderEnding };

/** An order that parks again after the balance covered it has another cause than money. */
const AUTOMATIC_PROCESSINGS = 2;

/** Follows orders that wait; remembers how often one was processed without a person. */
export class WaitingOrders<Truth> {
  readonly #context: OperationContext<CommonRequest, Truth>;
  #processings = 0;

  constructor(context: OperationContext<CommonRequest, Truth>) {
    this.#context = context;
  }

  /** 250: one activity polls, and its retries write no history. */
  async atRegistry(orderId: string | undefined): Promise<AfterWait<Truth>> {
    const context = this.#context;
    const { untilMs, givenUp, ...wait } = context.registryWait(orderId);
    context.note(orderId === undefined ? 'The change is at the registry.' : `Order ${orderId} is at the registry.`);
    context.progress.wait(Date.now(), 'in_progress', {
      ...wait,
      until: instantFrom(untilMs),
    });
    context.display.show();
    const watch = { whileKind: 'in_progress', ...(orderId === undefined ? {} : { orderId }) } as const;
    const end = await context.watch(watch, { untilMs, intervalMs: context.pace.registryPollMs });
    if (end.kind === 'answer') return news(end.answer);
    if (givenUp !== undefined && orderId === undefined)
      return over({ outcome: 'expired', orderIds: context.progress.orderIds, sentence: givenUp });
    return this.unsettled('The registry did not answer before the deadline.', watch);
  }

  async parked(orderId: string, reason: ParkedReason): Promise<AfterWait<Truth>> {
    const context = this.#context;
    context.parkedReason = reason;
    context.progress.registrarSaid(saidOf(reason));
    context.note(`Order ${orderId} is parked in the registrar's pending queue (code ${reason.code}).`);
    if (reason.cause === 'taken') return this.#cancel(orderId, 'taken');
    const untilMs = Date.now() + context.pace.parkedDeadlineMs;
    const until = instantFrom(untilMs);
    const next = `${removalOf(reason.cause)} At the deadline the order is cancelled.`;
    const price = context.agreed?.price;
    if (reason.cause === 'funds' && price !== undefined && this.#processings < AUTOMATIC_PROCESSINGS) {
      context.progress.wait(Date.now(), 'blocked', { kind: 'funds', who: 'the reseller', until, next });
      return this.#untilFunded(orderId, price, untilMs);
    }
    return this.#untilCalled(orderId, 'parked', untilMs, removalOf(reason.cause));
  }

  async declined(orderId: string, status: 'declined' | 'cancelled', text: string): Promise<AfterWait<Truth>> {
    const context = this.#context;
    context.progress.registrarSaid(text);
    if (status === 'cancelled')
      return over({ outcome: 'declined', orderIds: context.progress.orderIds, registrarText: text });
    const untilMs = Date.now() + context.pace.parkedDeadlineMs;
    context.note(`Order ${orderId} was declined.`);
    return this.#untilCalled(
      orderId,
      'declined',
      untilMs,
      'Remove the cause; processed again, the order gets a new id.',
    );
  }

  /**
   * A person is asked what became of it. Reading goes on, slowly, and any definite reading ends the step; what the person says
   * is compared with the registrar. It cannot be called off: something may have been bought.
   */
  async unsettled(text: string, watch: WatchFor = { whileKind: 'unsettled' }): Promise<AfterWait<Truth>> {
    const context = this.#context;
    context.note(`${text} A person is asked; reading goes on.`);
    const { domain } = context.request;
    const spec: ManualStepSpec = {
      kind: 'settle_unknown',
      why: text,
      work: {
        words: [
          `Look at the orders of ${domain} in the registrar's control panel.`,
          'If the order was carried out: complete this step with its order id and what you saw.',
          'If it was not: reject this step, with the reason and what becomes of the money.',
        ],
      },
      dueAt: instantFrom(Date.now() + context.pace.manualDueMs),
      onDue: 'The step is escalated and stays open; the registrar is read on.',
      evidence: 'order',
      canHandToAutomation: false,
      outlivesCancellation: true,
    };
    const end = await stepWhileWatching(context, spec, watch, { intervalMs: context.pace.unsettledPollMs });
    switch (end.kind) {
      case 'news':
        context.note('A reading settled the outcome.');
        return news(end.reading);
      case 'completed':
        return news(await context.read());
      case 'rejected':
        return this.#unlessThere(rejectedEnding(end.outcome));
      case 'process':
      case 'stopped':
      case 'deadline':
        return news(await context.read()); // nobody can hand it to automation, stop it, or outlive it
      default:
        return assertNever(end);
    }
  }

  async #untilFunded(orderId: string, price: string, untilMs: number): Promise<AfterWait<Truth>> {
    const context = this.#context;
    context.desk.open(orderId);
    context.display.show();
    const funds = await context.watchFunds(price, untilMs, () => this.#called());
    if (funds.kind !== 'answer') return this.#obey(orderId);
    this.#processings += 1;
    context.note(`The balance covers the price: order ${orderId} is processed.`);
    return this.#process(orderId);
  }

  /** Until somebody processes the order (here, or in the registrar's control panel), cancels it, or the deadline passes. */
  async #untilCalled(
    orderId: string,
    whileKind: 'parked' | 'declined',
    untilMs: number,
    removal: string,
  ): Promise<AfterWait<Truth>> {
    const context = this.#context;
    const spec: ManualStepSpec = {
      kind: 'parked_order',
      why: `Order ${orderId} is ${whileKind} at the registrar: ${context.progress.view().registrarText ?? 'it gave no reason'}`,
      work: {
        words: [
          removal,
          `Then hand the step to automation (or send \`processOrder\`): order ${orderId} is processed by the API.`,
          'If you processed it in the control panel instead: complete this step with the order id that it has now.',
          'To give it up, reject this step: the order is cancelled at the registrar.',
        ],
      },
      dueAt: instantFrom(untilMs),
      onDue: 'The order is cancelled at the registrar.',
      evidence: 'order',
      canHandToAutomation: true,
    };
    context.desk.open(orderId);
    const end = await stepWhileWatching(
      context,
      spec,
      { whileKind, orderId },
      { intervalMs: context.pace.parkedPollMs, untilMs },
    );
    switch (end.kind) {
      case 'news':
        context.desk.close();
        return news(end.reading);
      case 'completed':
        context.desk.close();
        return news(await context.read());
      case 'rejected': {
        const cancelled = await this.#cancel(orderId, 'stopped');
        return cancelled.kind === 'news' ? cancelled : over(rejectedEnding(end.outcome));
      }
      case 'process':
        return this.#process(orderId);
      case 'stopped':
        return this.#cancel(orderId, 'stopped');
      case 'deadline':
        return this.#cancel(orderId, 'deadline');
      default:
        return assertNever(end);
    }
  }

  /** A person says that nothing happened: nothing is called failed while the registrar has it after all. */
  async #unlessThere(ending: OrderEnding): Promise<AfterWait<Truth>> {
    const reading = await this.#context.quickRead();
    switch (reading?.kind) {
      case 'applied':
      case 'parked':
      case 'in_progress':
        return news(reading);
      default:
        return over(ending);
    }
  }

  #called(): boolean {
    return this.#context.desk.isAsked || this.#context.stopAsked;
  }

  #obey(orderId: string): Promise<AfterWait<Truth>> {
    if (this.#context.stopAsked) return this.#cancel(orderId, 'stopped');
    return this.#context.desk.isAsked ? this.#process(orderId) : this.#cancel(orderId, 'deadline');
  }

  async #process(orderId: string): Promise<AfterWait<Truth>> {
    const context = this.#context;
    context.desk.close();
    context.work(`Order ${orderId} is processed; then the name is read back.`);
    const end = await settleWrite(orderActionWrite(context, orderId, 'process'));
    switch (end.kind) {
      case 'settled':
        return news(end.reading);
      case 'refused':
        context.progress.registrarSaid(end.text);
        return news(await context.read());
      case 'not_sent':
        context.note(`Order ${orderId} was not processed.`);
        return news(await context.read());
      case 'ask_operator':
        return this.unsettled(end.text);
      default:
        return assertNever(end);
    }
  }

  async #cancel(orderId: string, because: 'taken' | 'stopped' | 'deadline'): Promise<AfterWait<Truth>> {
    const context = this.#context;
    context.desk.close();
    context.work(`Order ${orderId} is cancelled at the registrar.`);
    const end = await settleWrite(orderActionWrite(context, orderId, 'cancel'));
    if (end.kind === 'ask_operator') return this.unsettled(end.text);
    const reading = end.kind === 'settled' ? end.reading : await context.read();
    switch (reading.kind) {
      // What was read decides, not what was wanted: the order may have been completed in the meantime.
      case 'applied':
      case 'in_progress':
        return news(reading);
      case 'parked':
        // Watched for a change of that order: the order as it was would send us round in circles.
        return this.unsettled(`Order ${orderId} could not be cancelled.`, { whileKind: 'parked', orderId });
      case 'conflict':
      case 'inconclusive':
        return this.unsettled(`Order ${orderId} could not be cancelled.`);
      case 'declined':
      case 'taken':
      case 'no_trace':
        return over(cancelledEnding(context, orderId, because));
      default:
        return assertNever(reading);
    }
  }
}

/** A parked order may come with words of success (sw_register page, example 2): they are shown as what they are. */
function saidOf({ code, text }: ParkedReason): string {
  return /success/i.test(text) ? `code ${code}, although the answer's text is: ${text}` : text;
}

function cancelledEnding(
  context: OperationContext<CommonRequest, unknown>,
  orderId: string,
  because: 'taken' | 'stopped' | 'deadline',
): OrderEnding {
  const { orderIds } = context.progress;
  switch (because) {
    case 'taken':
      return { outcome: 'taken', orderIds, registrarText: context.parkedReason?.text ?? '' };
    case 'stopped':
      return {
        outcome: 'cancelled',
        orderIds,
        sentence: `Cancelled on request; order ${orderId} is cancelled at the registrar.`,
      };
    case 'deadline':
      return {
        outcome: 'expired',
        orderIds,
        sentence: `Order ${orderId} waited until its deadline and was then cancelled. Nothing was bought.`,
      };
    default:
      return assertNever(because);
  }
}

function news<Truth>(reading: Reading<Truth>): AfterWait<Truth> {
  return { kind: 'news', reading };
}

function over(ending: OrderEnding): AfterWait<never> {
  return { kind: 'ended', ending };
}
