// Asks names, tells operations to stop and reads silent ones, all beside the group's main wait.
import { log, sleep } from '@temporalio/workflow';
import type { LinkedGroup, MemberAsk, RunningMember } from '../../domain/linked/linked-group.js';
import { type LinkedPlan, memberRequest } from '../../domain/linked/linked-request.js';
import { nextReadingDelayMs } from '../../domain/linked/reading-pace.js';
import { cancelMember, readMemberEnds, requestMember } from '../activity-proxies.js';

export class MemberDesk {
  readonly #group: LinkedGroup;
  readonly #account: string;
  readonly #groupId: string;
  readonly #plan: LinkedPlan | undefined;
  #open = 0;
  #changes = 0;

  constructor(group: LinkedGroup, plan: LinkedPlan | undefined) {
    const { account, groupId } = group.view();
    this.#group = group;
    this.#account = account;
    this.#groupId = groupId;
    this.#plan = plan;
  }

  /** Grows with everything that may have changed the group. */
  get changes(): number {
    return this.#changes;
  }

  changed(): void {
    this.#changes += 1;
  }

  /** Nothing is under way that a new run would have to begin again. */
  get isIdle(): boolean {
    return this.#open === 0;
  }

  ask(ask: MemberAsk): void {
    const { index } = ask;
    const master = ask.place === 'follower' ? ask.master : undefined;
    const request = this.#plan === undefined ? undefined : memberRequest(this.#plan, index, this.#groupId, master);
    this.#group.asking(ask, Date.now());
    this.#beside(async () => {
      if (request === undefined) {
        const sentence = `domains.${index}: what was asked for it can no longer be read; ask for the name by itself.`;
        this.#group.refused(index, [{ field: `domains.${index}`, sentence }], Date.now());
        return;
      }
      const answer = await requestMember({ account: this.#account, request }).catch(() => undefined);
      if (answer === undefined) this.#group.unreachable(index, Date.now());
      else if (answer.kind === 'accepted') this.#group.accepted(index, answer.operationId, Date.now());
      else this.#group.refused(index, answer.problems, Date.now());
    });
  }

  stop(member: RunningMember, by: string): void {
    const { operationId } = member;
    this.#group.stopping(member);
    this.#beside(async () => {
      // One that cannot be told goes on, and reports its end like all others.
      const answer = await cancelMember({ account: this.#account, operationId, by }).catch(() => undefined);
      if (answer?.kind === 'ended') this.#group.ended(answer.end, Date.now());
    });
  }

  /** For the whole run: one timer at a time, whatever else happens. */
  async readSilentMembers(): Promise<void> {
    for (let delayMs = nextReadingDelayMs(undefined); ; delayMs = nextReadingDelayMs(delayMs)) {
      await sleep(delayMs);
      this.changed();
      const operationIds = this.#group.running().map(({ operationId }) => operationId);
      if (operationIds.length === 0) continue;
      this.#beside(async () => {
        const ends = await readMemberEnds({ account: this.#account, operationIds }).catch(() => []);
        ends.forEach((end) => this.#group.ended(end, Date.now()));
      });
    }
  }

  #beside(work: () => Promise<void>): void {
    this.#open += 1;
    work()
      .catch((error: unknown) => log.error('work on a member of a group failed', { error: String(error) }))
      .finally(() => {
        this.#open -= 1;
        this.changed();
      });
  }
}
