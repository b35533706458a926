// What a name does when a moment of its calendar comes. Pure: a moment in, the deed out.
import { assertNever } from '../assert-never.js';
import type { CalendarMoment } from '../calendar/calendar-moment.js';
import { isMissedNotice, momentSentence } from '../calendar/moment-sentence.js';
import type { ALabel } from '../domain-name.js';
import { renewalMoment } from '../calendar/renewal-moment.js';
import { type Instant, epochMsOf, shownInstant } from '../instant.js';
import type { OperationRequest } from '../operation-request.js';
import { yearOf } from '../change.js';
import type { LifeSettings, NameState } from './name-state.js';
import { type OwnAsk, madeInTerm, ownRequestId } from './own-requests.js';

export type MomentAct =
  | { readonly kind: 'say'; readonly text: string; readonly needsAttention?: boolean }
  /** An operation that the name itself asks for, as its intent says. */
  | { readonly kind: 'request'; readonly ask: OwnAsk; readonly request: OperationRequest; readonly text: string }
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'gone'; readonly text: string };

/** Undefined: as things are, nothing is to be done, and it is no reason to wake up. */
export function momentAct(
  domain: ALabel,
  name: NameState,
  moment: CalendarMoment,
  now: Instant,
): MomentAct | undefined {
  const text = momentSentence(moment);
  switch (moment.kind) {
    case 'errp_notice':
      return isMissedNotice(moment, now)
        ? { kind: 'say', text: `${text} Its window is over: recorded as missed.`, needsAttention: true }
        : { kind: 'say', text };
    case 'renewal_due_notice':
      return { kind: 'say', text };
    case 'renew':
      return { kind: 'request', ask: 'renewal', ...renewal(domain, name), text };
    case 'let_expire_check':
      return expiryCheck(domain, name, now);
    case 'decide':
      return decision(domain, name, moment, text);
    case 'read_expiry':
      return { kind: 'read', text };
    case 'phase_change':
      if (moment.phase === 'registered') return undefined;
      // Where nothing can be read the calendar alone says that the name is gone.
      if (moment.phase === 'released' && name.settings?.api === 'none') return { kind: 'gone', text };
      return { kind: 'read', text };
    default:
      return assertNever(moment);
  }
}

function renewal(domain: ALabel, { expiresAt, intent, own }: NameState): { readonly request: OperationRequest } {
  return {
    request: {
      requestId: ownRequestId('renewal', expiresAt, madeInTerm(own, expiresAt, 'renewal') + 1),
      operation: {
        type: 'renewDomain',
        request: {
          domain,
          periodYears: intent.periodYears ?? 1,
          expiryYear: yearOf(expiresAt),
          ...(intent.maxPrice === undefined ? {} : { maxPrice: intent.maxPrice }),
        },
      },
    },
  };
}

function cancellation(
  domain: ALabel,
  { intent, expiresAt, own }: NameState,
  ask: 'lapse' | 'stop',
): { readonly request: OperationRequest } {
  const how = ask === 'lapse' ? 'let_expire' : 'delete';
  return {
    request: {
      requestId: ownRequestId(ask, expiresAt, madeInTerm(own, expiresAt, ask) + 1),
      operation: { type: 'cancelDomain', request: { domain, how, consent: { by: intent.by ?? 'renewal-intent' } } },
    },
  };
}

/** While both can still be changed: does the registrar do at expiry what is wanted? By the last reading, at most a week old. */
function expiryCheck(domain: ALabel, name: NameState, now: Instant): MomentAct | undefined {
  const { intent, read, settings, expiresAt } = name;
  const actual = read?.atExpiry ?? 'unknown';
  switch (intent.value) {
    case 'lapse': {
      // Where only a deletion ends a name, the deciding moment asks for one.
      const canLapse = settings?.figures.style !== 'registry-auto-delete-required';
      if (actual === 'lapse' || !canLapse || settings?.api === 'none') return undefined;
      const text = 'The name shall lapse: the registrar is told to let it expire.';
      return { kind: 'request', ask: 'lapse', ...cancellation(domain, name, 'lapse'), text };
    }
    case 'on_request': {
      if (actual !== 'renew') return undefined;
      const text =
        'Nobody asked for a renewal, but the registrar is set to renew by itself and to charge: decide, or switch that off.';
      return { kind: 'say', text, needsAttention: true };
    }
    case 'renew': {
      const why = settings === undefined ? undefined : cannotRenew(settings, expiresAt, intent.periodYears);
      return why === undefined || epochMsOf(now) >= epochMsOf(expiresAt)
        ? undefined
        : { kind: 'say', text: why, needsAttention: true };
    }
    default:
      return assertNever(intent.value);
  }
}

function cannotRenew({ figures, mode }: LifeSettings, expiresAt: Instant, years?: number): string | undefined {
  const moment = renewalMoment(figures, expiresAt, mode, years);
  switch (moment.kind) {
    case 'at':
    case 'renews_by_itself':
      return undefined;
    case 'not_supported':
      return `The name shall be renewed, but its connector does not renew: renew it elsewhere before ${shownInstant(expiresAt)}, or change the connector.`;
    case 'not_in_time':
      return `The name shall be renewed, but the registry takes so many years only from ${shownInstant(moment.possibleFrom)} on, too late: ask for fewer.`;
    default:
      return assertNever(moment);
  }
}

function decision(
  domain: ALabel,
  name: NameState,
  moment: Extract<CalendarMoment, { kind: 'decide' }>,
  text: string,
): MomentAct {
  const { intent, read, settings } = name;
  switch (moment.follows.kind) {
    case 'renewal_overdue':
      return { kind: 'say', text, needsAttention: true };
    case 'lapses':
      return { kind: 'say', text };
    case 'stop_renewal': {
      if (intent.value !== 'lapse') return { kind: 'say', text, needsAttention: true };
      // Nobody knows of a day by which such a registry must be stopped, and the registrar has said that it lets the name go.
      if (settings?.figures.deleteByOffsetDays === undefined && read?.atExpiry === 'lapse')
        return { kind: 'say', text: 'The name is not renewed: the registrar lets it go at its expiry.' };
      return { kind: 'request', ask: 'stop', ...cancellation(domain, name, 'stop'), text };
    }
    default:
      return assertNever(moment.follows);
  }
}
