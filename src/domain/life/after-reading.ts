// What a reading of the name changes, and what is worth a line in its timeline.
import { isPlausibleExpiry } from '../calendar/plausible-expiry.js';
import { isUnpaidExtension } from '../calendar/auto-extension.js';
import { sameHosts } from '../change.js';
import { type Instant, epochMsOf, shownInstant } from '../instant.js';
import type { NameReading, NameTruth } from '../name-truth.js';
import type { NameAsRead, NameState } from './name-state.js';

export interface AfterReading {
  /** Undefined: the name has left the account, or has gone. */
  readonly name: NameState | undefined;
  readonly said: readonly string[];
}

/** A name that is missing is looked for again before it counts as gone. */
const MISSING_MS = 86_400_000;

export function afterReading(name: NameState, reading: NameReading): AfterReading {
  switch (reading.kind) {
    case 'unclear':
      return { name, said: [] };
    case 'not_held':
      return reading.deletedAt === undefined ? missing(name, reading.readAt) : deleted(name, reading.deletedAt);
    case 'held':
      return held(name, reading.truth, reading.readAt);
  }
}

function deleted(name: NameState, deletedAt: Instant): AfterReading {
  if (name.deletedAt !== undefined) return { name, said: [] };
  return {
    name: { ...name, deletedAt },
    said: [`The registrar lists the name as deleted on ${shownInstant(deletedAt)}.`],
  };
}

/** Transferred away, pushed, or deleted without being listed: one reading may be wrong, two a day apart are not. */
function missing(name: NameState, readAt: Instant): AfterReading {
  if (name.deletedAt !== undefined) return { name, said: [] };
  if (name.missingSince === undefined) {
    return {
      name: { ...name, missingSince: readAt },
      said: ['The name is not in the account any more; it is looked for again tomorrow.'],
    };
  }
  if (epochMsOf(readAt) - epochMsOf(name.missingSince) < MISSING_MS) return { name, said: [] };
  const how = name.read?.isTransferringAway === true ? 'It was transferred away.' : 'Where it went is not known.';
  return { name: undefined, said: [`The name has left the account. ${how}`] };
}

function held(name: NameState, truth: NameTruth, readAt: Instant): AfterReading {
  const said: string[] = [];
  const { missingSince: _1, deletedAt, ...rest } = name;
  if (deletedAt !== undefined) said.push('The name is in the account again.');
  const read: NameAsRead = {
    registrarLock: truth.registrarLock,
    whoisPrivacy: truth.whoisPrivacy,
    nameServers: truth.nameServers,
    atExpiry: truth.atExpiry,
    isTransferringAway: truth.isTransferringAway,
    ...(truth.registrarExpiresAt === undefined ? {} : { registrarExpiresAt: truth.registrarExpiresAt }),
  };
  said.push(...differences(name, truth));
  let next: NameState = { ...rest, read, readAt };
  if (!isPlausibleExpiry(truth.expiresAt, readAt)) {
    said.push('The registrar gave an expiry date that cannot be; the one read before is kept.');
  } else if (truth.expiresAt !== name.expiresAt) {
    said.push(...dateMoved(name, truth.expiresAt));
    const { attention: _2, paidUntil: _3, ...moved } = next;
    next = { ...moved, expiresAt: truth.expiresAt, expiresReadAt: readAt, expiresSource: 'reading' };
  } else {
    next = { ...next, expiresReadAt: readAt };
  }
  return { name: next, said };
}

function dateMoved(name: NameState, expiresAt: Instant): readonly string[] {
  const moved = `The expiry date moved from ${shownInstant(name.expiresAt)} to ${shownInstant(expiresAt)}.`;
  const { settings, paidUntil } = name;
  const isUnpaid =
    settings !== undefined && paidUntil === undefined && isUnpaidExtension(settings.figures, name.expiresAt, expiresAt);
  return isUnpaid ? [`${moved} The registry extends names by itself: it proves no payment.`] : [moved];
}

function differences({ wanted, read }: NameState, truth: NameTruth): readonly string[] {
  const said: string[] = [];
  if (truth.isTransferringAway && read?.isTransferringAway !== true)
    said.push('The name is being transferred away to another registrar.');
  if (!truth.isTransferringAway && read?.isTransferringAway === true) said.push('The transfer away is over.');
  const lockWas = wanted.registrarLock ?? read?.registrarLock;
  if (
    truth.registrarLock !== 'unknown' &&
    typeof lockWas === 'boolean' &&
    truth.registrarLock !== lockWas &&
    truth.registrarLock !== read?.registrarLock
  )
    said.push(`The registrar lock is ${truth.registrarLock ? 'on' : 'off'}; ${lockWas ? 'on' : 'off'} was expected.`);
  if (wanted.whoisPrivacy !== undefined && isSettled(truth.whoisPrivacy) && truth.whoisPrivacy !== read?.whoisPrivacy) {
    if ((truth.whoisPrivacy === 'enabled') !== wanted.whoisPrivacy)
      said.push(
        `WHOIS privacy is ${truth.whoisPrivacy}; ${wanted.whoisPrivacy ? 'enabled' : 'disabled'} was expected.`,
      );
  }
  const hosts = wanted.nameServers ?? read?.nameServers;
  if (
    hosts !== undefined &&
    !sameHosts(hosts, truth.nameServers) &&
    !sameHosts(read?.nameServers ?? hosts, truth.nameServers)
  )
    said.push(`The name servers are ${truth.nameServers.join(', ')}; ${hosts.join(', ')} were expected.`);
  if (read !== undefined && truth.atExpiry !== read.atExpiry)
    said.push(`At expiry the registrar will ${atExpiryWords[truth.atExpiry]}.`);
  return said;
}

function isSettled(state: NameTruth['whoisPrivacy']): state is 'enabled' | 'disabled' {
  return state === 'enabled' || state === 'disabled';
}

const atExpiryWords: Readonly<Record<NameTruth['atExpiry'], string>> = {
  renew: 'renew by itself, and charge',
  lapse: 'let the name go',
  notify: 'only write notices',
  unknown: 'do something that it does not say',
};
