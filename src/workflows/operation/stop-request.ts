import { CancellationScope } from '@temporalio/workflow';

/**
 * Notes that cancellation was asked for, without letting it tear down what is under way: an order on the wire cannot be
 * called back, so the operation itself decides when it may stop. Create it in the workflow's main function.
 */
export class StopRequest {
  #asked = false;
  readonly #scope: CancellationScope;

  constructor() {
    this.#scope = CancellationScope.current();
    this.#scope.cancelRequested.catch(() => {
      this.#asked = true;
    });
  }

  get asked(): boolean {
    return this.#asked || this.#scope.consideredCancelled;
  }
}
