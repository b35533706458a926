// Moments of the calendar as sentences for people: for the timeline when they are dealt with, and to explain what is next.
import { assertNever } from '../assert-never.js';
import { type Instant, epochMsOf, shownInstant } from '../instant.js';
import type { CalendarMoment, DecisionFollows } from './calendar-moment.js';
import type { ErrpNotice } from './calendar-margins.js';
import type { Phase, Remedy } from './phase.js';

/** What a moment is about, true when it is due as well as before. Without the name: it stands beside it. */
export function momentSentence(moment: CalendarMoment): string {
  switch (moment.kind) {
    case 'errp_notice':
      return `${noticeWords[moment.notice]} is due, and counts until ${shownInstant(moment.closesAt)}.`;
    case 'renewal_due_notice':
      return `Nobody has decided whether to renew; it can be decided until ${shownInstant(moment.decideBy)}.`;
    case 'renew':
      return `The renewal is to be ordered, at the latest on ${shownInstant(moment.renewBy)}.`;
    case 'let_expire_check':
      return `The registrar's settings for expiry are compared with what is wanted (${moment.intent}).`;
    case 'decide':
      return decisionSentence(moment.follows);
    case 'read_expiry':
      return moment.why === 'renewal_takes_effect'
        ? 'The renewal shows at the registry about now: the expiry date is read.'
        : 'The registry renews by itself about now: the expiry date is read.';
    case 'phase_change':
      return `${phaseWords[moment.phase]} ${remedyWords[moment.remedy]}`;
    default:
      return assertNever(moment);
  }
}

/** A notice that is dealt with after its window is recorded as missed, never as given. */
export function isMissedNotice(moment: CalendarMoment, now: Instant): boolean {
  return moment.kind === 'errp_notice' && epochMsOf(now) > epochMsOf(moment.closesAt);
}

function decisionSentence(follows: DecisionFollows): string {
  switch (follows.kind) {
    case 'renewal_overdue':
      return `The renewal should have been confirmed by now, and the name expires on ${shownInstant(follows.expiresAt)}: look why.`;
    case 'lapses':
      return `The name is not renewed and expires on ${shownInstant(follows.expiresAt)}.`;
    case 'stop_renewal':
      return `The registry would renew and charge by itself: it must be stopped by ${shownInstant(follows.by)}.`;
    default:
      return assertNever(follows);
  }
}

const noticeWords: Readonly<Record<ErrpNotice, string>> = {
  first: 'The first notice before expiry, about a month ahead,',
  second: 'The second notice before expiry, about a week ahead,',
  after_expiry: 'The notice after expiry',
};

const phaseWords: Readonly<Record<Phase, string>> = {
  registered: 'The name is registered.',
  grace: 'The name has expired and is in its grace period.',
  redemption: 'The redemption period has begun.',
  pending_delete: 'The name is about to be deleted.',
  released: 'The name is free for anybody.',
  unknown: 'What the registry does with the name from now on is not known here.',
};

const remedyWords: Readonly<Record<Remedy, string>> = {
  renew: 'It can still be renewed.',
  restore: 'Only a restore brings it back.',
  nothing: 'Nothing can be done for it.',
  ask_registrar: 'Ask the registrar before anything is promised.',
};
