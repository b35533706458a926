// Takes "process this order" from a person, while there is an order that waits for it.
import { ApplicationFailure } from '@temporalio/workflow';
import { failureTypes } from '../../contract/failure-types.js';
import type { OperationView } from '../../domain/operation.js';
import type { OperationProgress } from '../../domain/operation-progress.js';
import type { ProcessOrder } from '../messages.js';

export class OrderDesk {
  readonly #progress: OperationProgress;
  #waiting: string | undefined;
  #asked: string | undefined;

  constructor(progress: OperationProgress) {
    this.#progress = progress;
  }

  /** From now on this order may be processed by request. */
  open(orderId: string): void {
    this.#waiting = orderId;
    this.#asked = undefined;
    this.#progress.waitsToBeProcessed(orderId);
  }

  close(): void {
    this.#waiting = undefined;
    this.#asked = undefined;
    this.#progress.waitsToBeProcessed(undefined);
  }

  get isAsked(): boolean {
    return this.#asked !== undefined && this.#asked === this.#waiting;
  }

  /** For the update's validator: looks only. */
  check(request: ProcessOrder): void {
    const orderId: unknown = (request as ProcessOrder | undefined)?.orderId;
    if (this.#waiting === undefined) throw refused('No order of this operation waits to be processed.');
    if (orderId !== this.#waiting) throw refused(`The order that waits is ${this.#waiting}; name that one.`);
  }

  /** Repeats answer the same: asking twice processes once. */
  ask(request: ProcessOrder): OperationView {
    if (this.#asked !== request.orderId) {
      this.#asked = request.orderId;
      this.#progress.note(
        Date.now(),
        `Processing of order ${request.orderId} was asked for by ${shownActor(request.by)}.`,
      );
    }
    return this.#progress.view();
  }
}

function refused(sentence: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(sentence, failureTypes.Refused);
}

/** An opaque id; whatever else was typed is cut down, because the timeline holds no personal data. */
export function shownActor(by: unknown): string {
  return typeof by === 'string' && /^[A-Za-z0-9._:-]{1,64}$/.test(by) ? by : 'somebody';
}
