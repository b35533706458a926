// What a name does when a moment of its calendar comes. Pure: a moment in, the deed out.
import { assertNever } from '../assert-never.js';
import type { CalendarMoment } from '../calendar/calendar-moment.js';
import { isMissedNotice, momentSentence } from '../calendar/moment-sentence.js';
import type { ALabel } from '../domain-name.js';
import type { Instant } from '../instant.js';
import type { OperationRequest } from '../operation-request.js';
import { yearOf } from '../change.js';
import type { NameState } from './name-state.js';

export type MomentAct =
  | { readonly kind: 'say'; readonly text: string; readonly needsAttention?: boolean }
  /** An operation that the name itself asks for, as its intent says. */
  | { readonly kind: 'request'; readonly request: OperationRequest; readonly text: string }
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'gone'; readonly text: string };

export function momentAct(domain: ALabel, name: NameState, moment: CalendarMoment, now: Instant): MomentAct {
  const text = momentSentence(moment);
  switch (moment.kind) {
    case 'errp_notice':
      return isMissedNotice(moment, now)
        ? { kind: 'say', text: `${text} Its window is over: recorded as missed.`, needsAttention: true }
        : { kind: 'say', text };
    case 'renewal_due_notice':
      return { kind: 'say', text };
    case 'renew':
      return { kind: 'request', request: renewal(domain, name), text };
    case 'let_expire_check':
      return expiryCheck(domain, name);
    case 'decide':
      return decision(domain, name, moment, text);
    case 'read_expiry':
      return { kind: 'read', text };
    case 'phase_change':
      if (moment.phase === 'released') return { kind: 'gone', text };
      return moment.phase === 'registered' ? { kind: 'nothing' } : { kind: 'read', text };
    default:
      return assertNever(moment);
  }
}

/** One request id for each attempt of each term: asked twice, it is the same renewal. */
function renewal(domain: ALabel, { expiresAt, intent, renewals }: NameState): OperationRequest {
  const attempts = renewals?.term === expiresAt ? renewals.attempts : 0;
  return {
    requestId: `renewal-${expiresAt.slice(0, 10)}${attempts === 0 ? '' : `.${attempts + 1}`}`,
    operation: {
      type: 'renewDomain',
      request: {
        domain,
        periodYears: intent.periodYears ?? 1,
        expiryYear: yearOf(expiresAt),
        ...(intent.maxPrice === undefined ? {} : { maxPrice: intent.maxPrice }),
      },
    },
  };
}

/** While both can still be changed: does the registrar do at expiry what is wanted? By the last reading, at most a week old. */
function expiryCheck(domain: ALabel, { intent, read, expiresAt }: NameState): MomentAct {
  const actual = read?.atExpiry ?? 'unknown';
  if (intent.value === 'lapse' && actual !== 'lapse') {
    const request: OperationRequest = {
      requestId: `lapse-${expiresAt.slice(0, 10)}`,
      operation: {
        type: 'cancelDomain',
        request: { domain, how: 'let_expire', consent: { by: intent.by ?? 'renewal-intent' } },
      },
    };
    return { kind: 'request', request, text: 'The name shall lapse: the registrar is told to let it expire.' };
  }
  if (intent.value === 'on_request' && actual === 'renew')
    return {
      kind: 'say',
      text: 'Nobody asked for a renewal, but the registrar is set to renew by itself and to charge: decide, or switch that off.',
      needsAttention: true,
    };
  return { kind: 'nothing' };
}

function decision(
  domain: ALabel,
  { intent, expiresAt }: NameState,
  moment: Extract<CalendarMoment, { kind: 'decide' }>,
  text: string,
): MomentAct {
  switch (moment.follows.kind) {
    case 'renewal_overdue':
      return { kind: 'say', text, needsAttention: true };
    case 'lapses':
      return { kind: 'say', text };
    case 'stop_renewal':
      if (intent.value !== 'lapse') return { kind: 'say', text, needsAttention: true };
      return {
        kind: 'request',
        text,
        request: {
          requestId: `stop-${expiresAt.slice(0, 10)}`,
          operation: {
            type: 'cancelDomain',
            request: { domain, how: 'delete', consent: { by: intent.by ?? 'renewal-intent' } },
          },
        },
      };
    default:
      return assertNever(moment.follows);
  }
}
