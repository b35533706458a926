// The course of every write that may cost money, told as a person would: send once, settle, follow the order to its end.
import { assertNever } from '../../domain/assert-never.js';
import type { OrderEnding } from '../../domain/common-ending.js';
import type { Reading } from '../../domain/settlement.js';
import type { OperationContext } from './context.js';
import { awaitFunds, stoppedUnsent } from './funds.js';
import type { CommonRequest } from './input.js';
import { type Write, type WriteEnd, settleWrite } from './settle-write.js';
import { type AfterWait, WaitingOrders } from './waiting-orders.js';

/** Carried out, as a reading showed; or ended otherwise. */
export type CourseEnd<Truth> =
  | { readonly kind: 'applied'; readonly orderId?: string; readonly truth: Truth }
  | { readonly kind: 'ended'; readonly ending: OrderEnding };

/** XCP codes for missing funds without an order (reference section 4): refused now, worth sending again after a top-up. */
const SHORT_OF_FUNDS: ReadonlySet<string> = new Set(['440', '3001']);

/** In place of a registrar's code: what was wanted is there, but not by this operation. */
export const CONFLICT = 'conflict';

/** In place of a registrar's code: whether it was executed is not known, and only a person may say that it was not. */
export const UNSETTLED = 'unsettled';

export class OrderCourse<Truth> {
  readonly #context: OperationContext<CommonRequest, Truth>;
  readonly #waiting: WaitingOrders<Truth>;

  constructor(context: OperationContext<CommonRequest, Truth>) {
    this.#context = context;
    this.#waiting = new WaitingOrders(context);
  }

  /** Sends once; waits for a top-up and sends again where the registrar says that only money is missing. */
  async place(write: Write<Truth>): Promise<CourseEnd<Truth>> {
    const context = this.#context;
    for (let refusals = 1; ; refusals++) {
      context.work('It is sent to the registrar, once; then the name is read back.');
      const end = await settleWrite(write);
      const price = context.agreed?.price;
      const short = end.kind === 'refused' && end.orderId === undefined && SHORT_OF_FUNDS.has(end.code);
      if (!short || price === undefined) return this.#afterWrite(end);
      context.progress.registrarSaid(end.text);
      if (refusals >= context.pace.maxAttempts) return ended({ outcome: 'insufficient_funds', price });
      const funds = await awaitFunds(context, price, 'The registrar says that the funds do not cover the order.');
      if (funds.kind === 'unsent') return this.unlessUnderWay(funds.ending);
    }
  }

  /** From a reading to the end; each wait brings the next reading. */
  async follow(first: Reading<Truth>): Promise<CourseEnd<Truth>> {
    let reading = first;
    for (;;) {
      if ('orderId' in reading && reading.orderId !== undefined) this.#context.keepOrder(reading.orderId);
      if (reading.kind === 'applied') return reading;
      if (reading.kind === 'taken') {
        const registrarText = 'The name is registered to somebody else.';
        return ended({ outcome: 'taken', orderIds: this.#context.progress.orderIds, registrarText });
      }
      if (reading.kind === 'conflict' && this.#context.endsOnConflict) {
        const { orderIds } = this.#context.progress;
        return ended({ outcome: 'refused', orderIds, code: CONFLICT, registrarText: reading.text });
      }
      if (reading.kind === 'declined' && reading.orderId === undefined) {
        // A change without an order was turned down at the registry: there is nothing to process again.
        this.#context.progress.registrarSaid(reading.text);
        return ended({ outcome: 'declined', orderIds: this.#context.progress.orderIds, registrarText: reading.text });
      }
      const next = await this.#waitOn(reading);
      if (next.kind === 'ended') return next;
      reading = next.reading;
    }
  }

  /**
   * This run sent nothing. After a reset, or on a restored database, an earlier one may have: the registrar is asked once more
   * before "nothing was sent" is said. Without an answer within minutes it is said of what is known here.
   */
  async unlessUnderWay(ending: OrderEnding): Promise<CourseEnd<Truth>> {
    const reading = await this.#context.quickRead();
    switch (reading?.kind) {
      case 'applied':
      case 'parked':
      case 'in_progress':
      case 'declined':
        return this.follow(reading);
      default:
        return ended(ending);
    }
  }

  async #afterWrite(end: WriteEnd<Truth>): Promise<CourseEnd<Truth>> {
    const context = this.#context;
    switch (end.kind) {
      case 'settled':
        return this.follow(end.reading);
      case 'refused':
        context.progress.registrarSaid(end.text);
        return end.orderId === undefined ? ended(refusal(context, end)) : this.#afterRefusalWithOrder(end);
      case 'not_sent':
        return this.unlessUnderWay(
          end.because === 'stopped'
            ? stoppedUnsent(context)
            : { outcome: 'not_sent', sentence: `${end.text} Nothing was sent before the deadline.` },
        );
      case 'ask_operator':
        if (context.isSettledByPerson && !end.accepted) {
          const { orderIds } = context.progress;
          return ended({ outcome: 'refused', orderIds, code: UNSETTLED, registrarText: end.text });
        }
        return this.#afterWait(
          end.accepted && context.takesDays
            ? await this.#waiting.atRegistry(undefined)
            : await this.#waiting.unsettled(end.text),
        );
      default:
        return assertNever(end);
    }
  }

  /** Some refusals leave an order behind (XCP reference 0.3): what became of it is read, not assumed. */
  async #afterRefusalWithOrder(end: Refused<Truth>): Promise<CourseEnd<Truth>> {
    const reading = await this.#context.read();
    switch (reading.kind) {
      case 'declined':
      case 'no_trace':
      case 'taken':
      case 'conflict':
        return ended(refusal(this.#context, end));
      default:
        return this.follow(reading);
    }
  }

  #afterWait(next: AfterWait<Truth>): Promise<CourseEnd<Truth>> | CourseEnd<Truth> {
    return next.kind === 'ended' ? next : this.follow(next.reading);
  }

  #waitOn(reading: Exclude<Reading<Truth>, { kind: 'applied' | 'taken' }>): Promise<AfterWait<Truth>> {
    switch (reading.kind) {
      case 'in_progress':
        return this.#waiting.atRegistry(reading.orderId);
      case 'parked':
        return this.#waiting.parked(reading.orderId, reading.reason);
      case 'declined':
        return this.#waiting.declined(reading.orderId ?? '', reading.status, reading.text);
      case 'conflict':
      case 'inconclusive':
        return this.#waiting.unsettled(reading.text);
      case 'no_trace':
        return this.#waiting.unsettled('What the registrar had taken is not to be found.');
      default:
        return assertNever(reading);
    }
  }
}

type Refused<Truth> = Extract<WriteEnd<Truth>, { kind: 'refused' }>;

function refusal<Truth>(context: OperationContext<CommonRequest, Truth>, end: Refused<Truth>): OrderEnding {
  const { orderIds } = context.progress;
  // 485: taken between look-up and order.
  if (end.code === '485') return { outcome: 'taken', orderIds, registrarText: end.text };
  return { outcome: 'refused', orderIds, code: end.code, registrarText: end.text };
}

function ended(ending: OrderEnding): CourseEnd<never> {
  return { kind: 'ended', ending };
}
