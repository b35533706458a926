// The workers of a process: some that stay, and one for each credential, which come and go.
import type { Worker } from '@temporalio/worker';

export interface Wanted {
  /** Of the queue. */
  readonly key: string;
  /** What the worker is made from: another stamp makes another worker. */
  readonly stamp: string;
  readonly create: () => Promise<Worker>;
}

interface Member {
  readonly stamp: string;
  readonly worker: Worker;
}

export class Fleet {
  readonly #members = new Map<string, Member>();
  readonly #runs = new Set<Promise<void>>();
  readonly #warn: (sentence: string) => void;
  #isStopping = false;
  #failed: (error: unknown) => void = () => {};
  /** Rejects when one worker failed: the others must not go on half-alive. */
  readonly failure: Promise<never>;

  constructor(warn: (sentence: string) => void) {
    this.#warn = warn;
    this.failure = new Promise((_, reject) => {
      this.#failed = reject;
    });
    this.failure.catch(() => {}); // whoever wants to know awaits it
  }

  get keys(): readonly string[] {
    return [...this.#members.keys()];
  }

  async add({ key, stamp, create }: Wanted): Promise<void> {
    const worker = await create();
    if (this.#isStopping) {
      // Asked to stop while it was made: it is run for the moment that an orderly end takes.
      this.#run(worker);
      shutDown(worker);
      return;
    }
    this.#members.set(key, { stamp, worker });
    this.#run(worker);
  }

  /** Starts what is wanted and not there, stops what is there and not wanted. One that cannot be made is tried at the next call. */
  async become(wanted: readonly Wanted[], isTheirs: (key: string) => boolean): Promise<void> {
    if (this.#isStopping) return;
    const byKey = new Map(wanted.map((each) => [each.key, each]));
    for (const [key, member] of this.#members) {
      if (!isTheirs(key) || byKey.get(key)?.stamp === member.stamp) continue;
      this.#members.delete(key);
      shutDown(member.worker);
    }
    for (const each of wanted) {
      if (this.#members.has(each.key) || this.#isStopping) continue;
      try {
        await this.add(each);
      } catch (error) {
        this.#warn(`Queue ${each.key} cannot be served (${String(error)}); it is tried again.`);
      }
    }
  }

  /** Lets everything under way end. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const { worker } of this.#members.values()) shutDown(worker);
    while (this.#runs.size > 0) await Promise.allSettled(this.#runs);
  }

  #run(worker: Worker): void {
    const run = worker.run();
    this.#runs.add(run);
    run.catch((error: unknown) => this.#failed(error)).finally(() => this.#runs.delete(run));
  }
}

function shutDown(worker: Worker): void {
  if (worker.getState() === 'RUNNING') worker.shutdown();
}
