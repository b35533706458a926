/** Lets a bounded number of calls through at one time, first come first served. */

/** Leaves the gate; must be called once. */
export type Leave = () => void;

/** A gate of a given width. */
export class Gate {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(width: number) {
    this.#free = width;
  }

  /** Waits for a place until `deadlineMs` or the signal; `undefined` when none came. Nothing has been sent then. */
  async enter(deadlineMs: number, signal?: AbortSignal): Promise<Leave | undefined> {
    if (signal?.aborted === true) return undefined;
    if (this.#free > 0) {
      this.#free -= 1;
      return () => this.#leave();
    }
    return new Promise((resolve) => {
      const admit = (): void => finish(() => this.#leave());
      const giveUp = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(admit), 1);
        finish(undefined);
      };
      const finish = (leave: Leave | undefined): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
        resolve(leave);
      };
      const timer = setTimeout(giveUp, deadlineMs);
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#waiting.push(admit);
    });
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}
