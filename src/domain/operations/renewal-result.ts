// What a renewal that happened is told as. The dates are the registrar's own; computed ones only serve to doubt them.
import { expectedExpiry, expiryDifference } from '../calendar/expected-expiry.js';
import { type Instant, shownInstant } from '../instant.js';
import { type NameTruth, latestExpiry } from '../name-truth.js';
import type { PinnedPolicy } from '../pinned-policy.js';
import { shownYears } from '../tld-policy.js';

/** What the reading afterwards leaves to be said; undefined when the dates are as they should be. */
export function renewalRemark(
  expiresBefore: Instant,
  periodYears: number,
  after: Pick<NameTruth, 'expiresAt' | 'registrarExpiresAt' | 'atExpiry'>,
  { renewal }: PinnedPolicy,
): string | undefined {
  const remarks = [dateRemark(expiresBefore, periodYears, after, renewal), lapseRemark(after)];
  const said = remarks.filter((remark) => remark !== undefined);
  return said.length === 0 ? undefined : said.join(' ');
}

function dateRemark(
  expiresBefore: Instant,
  periodYears: number,
  after: Pick<NameTruth, 'expiresAt' | 'registrarExpiresAt'>,
  { effectiveAt }: PinnedPolicy['renewal'],
): string | undefined {
  const read = latestExpiry(after);
  const isLate = effectiveAt === 'expiry' || effectiveAt === 'month-end';
  if (isLate && read <= expiresBefore)
    return `The order is completed; the registry shows the new date only ${effectiveAt === 'expiry' ? 'at expiry' : 'at the end of the month'}.`;
  const expected = expectedExpiry(expiresBefore, periodYears, effectiveAt === undefined ? {} : { effectiveAt });
  const difference = expiryDifference(expected, read);
  if (difference.kind === 'agrees') return undefined;
  const { days, direction } = difference;
  return `The date read is ${days} day(s) ${direction} than ${shownYears([periodYears])} year(s) from ${shownInstant(expiresBefore)} give.`;
}

/** A deletion that the registrar has on file is lifted by a renewal; where it is not, somebody has to know. */
function lapseRemark({ atExpiry }: Pick<NameTruth, 'atExpiry'>): string | undefined {
  return atExpiry === 'lapse' ? 'The registrar still lets the name go at its next expiry.' : undefined;
}
