// What a reading of the name changes, and what is worth a line in its timeline.
import { assertNever } from '../assert-never.js';
import { type Phase, phaseOf } from '../calendar/phase.js';
import { isPlausibleExpiry } from '../calendar/plausible-expiry.js';
import { type Instant, epochMsOf, shownInstant } from '../instant.js';
import type { NameReading, NameTruth } from '../name-truth.js';
import { believedExpiry, plausible } from './believed-expiry.js';
import type { NameAsRead, NameState } from './name-state.js';
import { differences } from './differences.js';

export interface AfterReading {
  /** Undefined: the name has left the account, or has gone. */
  readonly name: NameState | undefined;
  readonly said: readonly string[];
}

/** A name that is missing is looked for again before it counts as gone. */
export const MISSING_MS = 86_400_000;

/** Said once: what nobody knows more about each week is no news. */
const IMPLAUSIBLE = 'The registrar gave an expiry date that cannot be; the one read before is kept.';

/** @param now on the clock of the name's life: others may be ahead or behind. */
export function afterReading(name: NameState, reading: NameReading, now: Instant): AfterReading {
  switch (reading.kind) {
    case 'unclear':
      return { name, said: [] };
    case 'not_held':
      return notHeld(name, reading.deletedAt, now);
    case 'held':
      return held(name, reading.truth, now);
    default:
      return assertNever(reading);
  }
}

function notHeld(name: NameState, deletedAt: Instant | undefined, now: Instant): AfterReading {
  if (phaseByCalendar(name, now) === 'released')
    return { name: undefined, said: ['The name is not in the account any more, as its dates foretold.'] };
  if (name.deletedAt !== undefined) return { name, said: [] };
  // The list also holds what became of the name before it was ours.
  if (deletedAt === undefined || !isPlausibleExpiry(deletedAt, now) || isBefore(deletedAt, name.heldSince))
    return missing(name, now);
  const { missingSince: _, ...rest } = name;
  return {
    name: { ...rest, deletedAt },
    said: [`The registrar lists the name as deleted on ${shownInstant(deletedAt)}.`],
  };
}

/** Transferred away, pushed, or deleted without being listed: one reading may be wrong, two a day apart are not. */
function missing(name: NameState, now: Instant): AfterReading {
  if (name.missingSince === undefined) {
    return {
      name: { ...name, missingSince: now },
      said: ['The name is not in the account any more; it is looked for again tomorrow.'],
    };
  }
  if (epochMsOf(now) - epochMsOf(name.missingSince) < MISSING_MS) return { name, said: [] };
  const how = name.read?.isTransferringAway === true ? 'It was transferred away.' : 'Where it went is not known.';
  return { name: undefined, said: [`The name has left the account. ${how}`] };
}

function held(name: NameState, truth: NameTruth, now: Instant): AfterReading {
  const { missingSince, deletedAt, ...rest } = name;
  const said = [
    ...(deletedAt === undefined && missingSince === undefined ? [] : ['The name is in the account again.']),
    ...differences(name, truth),
  ];
  const figures = name.settings?.figures;
  const believed = believedExpiry(
    { expiresAt: name.expiresAt, ...(figures === undefined ? {} : { figures }) },
    truth,
    now,
  );
  const next: NameState = { ...rest, read: asRead(truth, now), readAt: now };
  switch (believed.kind) {
    case 'implausible': {
      const isNew = name.attention !== IMPLAUSIBLE;
      return { name: { ...next, attention: IMPLAUSIBLE }, said: isNew ? [...said, IMPLAUSIBLE] : said };
    }
    case 'extended_unpaid':
      return extended(name, next, believed, said, now);
    case 'as_read': {
      if (believed.expiresAt === name.expiresAt) return { name: { ...next, expiresReadAt: now }, said };
      const moved = `The expiry date moved from ${shownInstant(name.expiresAt)} to ${shownInstant(believed.expiresAt)}.`;
      return { name: withExpiry(next, believed.expiresAt, now, 'reading'), said: [...said, moved] };
    }
    default:
      return assertNever(believed);
  }
}

/** Shown, not believed: the term that was paid for has ended, and a renewal still has to name its year. */
function extended(
  name: NameState,
  next: NameState,
  { expiresAt, extendedTo }: { readonly expiresAt: Instant; readonly extendedTo: Instant },
  said: readonly string[],
  now: Instant,
): AfterReading {
  const kept = { ...(expiresAt === name.expiresAt ? next : withExpiry(next, expiresAt, now, 'reading')), extendedTo };
  if (name.extendedTo === extendedTo) return { name: { ...kept, expiresReadAt: now }, said };
  const text =
    `The registry shows ${shownInstant(extendedTo)}, a year beyond ${shownInstant(expiresAt)}: it extends names by itself, ` +
    'and nobody paid for it. The name must be renewed, or it can still be lost.';
  const mustBeSeen = name.intent.value === 'renew' ? { attention: text } : {};
  return { name: { ...kept, ...mustBeSeen, expiresReadAt: now }, said: [...said, text] };
}

/** A new date answers what a person was called for, and ends what was known of the old term. */
export function withExpiry(name: NameState, expiresAt: Instant, at: Instant, source: string): NameState {
  const { attention: _1, paidUntil: _2, extendedTo: _3, ...rest } = name;
  return { ...rest, expiresAt, expiresReadAt: at, expiresSource: source };
}

function asRead(truth: NameTruth, now: Instant): NameAsRead {
  const { registrarLock, whoisPrivacy, nameServers, atExpiry, isTransferringAway } = truth;
  const [expiresAt, registrarExpiresAt] = [plausible(truth.expiresAt, now), plausible(truth.registrarExpiresAt, now)];
  return {
    registrarLock,
    whoisPrivacy,
    nameServers,
    atExpiry,
    isTransferringAway,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(registrarExpiresAt === undefined ? {} : { registrarExpiresAt }),
  };
}

export function phaseByCalendar({ settings, expiresAt, deletedAt }: NameState, now: Instant): Phase {
  return settings === undefined ? 'unknown' : phaseOf(settings.figures, expiresAt, now, deletedAt);
}

function isBefore(one: Instant, other: Instant): boolean {
  return epochMsOf(one) < epochMsOf(other);
}
