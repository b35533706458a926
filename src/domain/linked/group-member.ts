import type { Instant } from '../instant.js';
import type { Problem } from '../problem.js';
import type { MemberEnded } from './member-end.js';

/** One name of a group: where it stands, and how it ended. */
export type GroupMember =
  /** Not asked for yet: it waits for the confirmed order of the first. */
  | { readonly domain: string; readonly state: 'pending' }
  /** Its name is being asked; whether the request arrived is not known yet. */
  | { readonly domain: string; readonly state: 'asking' }
  | {
      readonly domain: string;
      readonly state: 'in_progress';
      readonly operationId: string;
      /** It was told to stop, and says itself how that ended. */
      readonly stopAsked?: true;
    }
  | {
      readonly domain: string;
      readonly state: 'succeeded';
      readonly operationId: string;
      readonly sentence: string;
      /** Confirmed by reading; absent where its result is gone, or where it was registered by hand without such an order. */
      readonly orderId?: string;
      readonly expiresAt?: Instant;
    }
  | {
      readonly domain: string;
      readonly state: 'failed';
      /** Absent where it is not known whether the request arrived. */
      readonly operationId?: string;
      /** `taken`, `declined`, … as the result of the operation says; `ended_abnormally` when nobody knows. */
      readonly outcome: string;
      readonly sentence: string;
      readonly orderIds: readonly string[];
    }
  | {
      readonly domain: string;
      readonly state: 'cancelled';
      /** Absent when it was dropped before it was asked for. */
      readonly operationId?: string;
      readonly sentence: string;
      readonly orderIds: readonly string[];
    }
  /** Wrong in itself, or not allowed by connector or TLD policy: nothing was started for it. */
  | {
      readonly domain: string;
      readonly state: 'refused';
      readonly problems: readonly [Problem, ...Problem[]];
    };

export type MemberState = GroupMember['state'];

/** One name that has ended. */
export type EndedMember = Extract<GroupMember, { state: 'succeeded' | 'failed' | 'cancelled' | 'refused' }>;

export function hasEnded(member: GroupMember): member is EndedMember {
  return member.state !== 'pending' && member.state !== 'asking' && member.state !== 'in_progress';
}

/** What became of a name, in one sentence; empty while that is open. */
export function memberSentence(member: GroupMember): string {
  switch (member.state) {
    case 'pending':
    case 'asking':
    case 'in_progress':
      return '';
    case 'refused':
      return member.problems.map((problem) => problem.sentence).join(' ');
    default:
      return member.sentence;
  }
}

export function endedMemberFrom(domain: string, end: MemberEnded): EndedMember {
  const { operationId, sentence, orderIds, outcome, registered } = end;
  switch (end.state) {
    case 'succeeded':
      return {
        domain,
        state: 'succeeded',
        operationId,
        sentence,
        ...(registered?.orderId === undefined ? {} : { orderId: registered.orderId }),
        ...(registered === undefined ? {} : { expiresAt: registered.expiresAt }),
      };
    case 'cancelled':
      return { domain, state: 'cancelled', operationId, sentence, orderIds };
    case 'failed':
      return { domain, state: 'failed', operationId, outcome, sentence, orderIds };
  }
}
