// Years in minutes: a simulator whose clock follows the workflows that call it. Their clocks are moved by `pass` of the machine.
import type { WorkerOptions } from '../../worker/start.js';
import type { SimulatorAdmin } from '../../simulator/admin-client.js';

type InterceptorsFactory = NonNullable<WorkerOptions['activityInterceptors']>[number];

export class FollowingClocks {
  readonly #admins = new Map<string, SimulatorAdmin>();
  #moving: Promise<unknown> = Promise.resolve();

  /** From now on the clock of this simulator is at the time of whatever calls it through this queue. */
  follow(taskQueue: string, admin: SimulatorAdmin): void {
    this.#admins.set(taskQueue, admin);
  }

  /** For the worker: before each call. */
  readonly interceptor: InterceptorsFactory = ({ info }) => ({
    inbound: {
      execute: async (input, next) => {
        const admin = this.#admins.get(info.taskQueue);
        // The attempt is scheduled on the clock of its workflow.
        if (admin !== undefined) await this.#moveTo(admin, info.currentAttemptScheduledTimestampMs);
        return next(input);
      },
    },
  });

  /** Forward only, one after the other: a call on an earlier clock moves nothing. */
  #moveTo(admin: SimulatorAdmin, epochMs: number): Promise<unknown> {
    const move = async (): Promise<void> => {
      const { now } = await admin.clock();
      const behindMs = epochMs - Date.parse(now);
      // By a distance: the clock goes on while it is looked at, and may be past that instant a moment later.
      if (behindMs > 0) await admin.moveClock({ advanceSeconds: behindMs / 1_000 });
    };
    this.#moving = this.#moving.then(move, move);
    return this.#moving;
  }
}
