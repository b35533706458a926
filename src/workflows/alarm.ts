import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/** One timer for a deadline that is computed anew all the time: only another deadline costs another timer, and history. */
export class Alarm {
  #atMs: number | undefined;
  #scope: CancellationScope | undefined;

  /** True from the deadline on, until another is set. */
  rings = false;

  /** What was set last, epoch milliseconds. */
  get atMs(): number {
    return this.#atMs ?? Infinity;
  }

  /** @param atMs epoch milliseconds; in the past it rings at once. */
  set(atMs: number): void {
    if (atMs === this.#atMs && !this.rings) return;
    this.#scope?.cancel();
    this.#atMs = atMs;
    this.rings = false;
    const scope = new CancellationScope();
    this.#scope = scope;
    scope
      .run(() => sleep(Math.max(1, atMs - Date.now())))
      .then(
        () => {
          if (this.#scope === scope) this.rings = true;
        },
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }
}
