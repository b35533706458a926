// renewDomain: adds years. Costs money, final, never refunded.
import { withoutUndefined } from '../contact.js';
import type { Parsed, Problem } from '../problem.js';
import type { PinnedSettings } from '../settings.js';
import { shownYears } from '../tld-policy.js';
import { type Named, readNamed, readPrice } from './named.js';

export interface RenewalRequest extends Named {
  /** Always sent. */
  readonly periodYears: number;
  /**
   * The year of the expiry as the caller knows it: a renewal asked for with an old year is refused instead of buying a second
   * one. Left out, the year is read once, before the first attempt.
   */
  readonly expiryYear?: number;
  /** The renewal fails above this price. */
  readonly maxPrice?: string;
  /** For registry premium names, together with `maxPrice`: the price to be verified. */
  readonly premiumPrice?: string;
  /** Whether the registrar shall renew by itself afterwards. @default false */
  readonly autoRenew?: boolean;
}

export function parseRenewalRequest(input: unknown): Parsed<RenewalRequest> {
  const { reader, domain } = readNamed(input);
  const request = {
    domain,
    periodYears: wholeYears(reader.raw('periodYears'), 1, 10) ?? 0,
    expiryYear: reader.has('expiryYear') ? (wholeYears(reader.raw('expiryYear'), 2000, 2200) ?? 0) : undefined,
    maxPrice: readPrice(reader, 'maxPrice'),
    premiumPrice: readPrice(reader, 'premiumPrice'),
    autoRenew: reader.optionalFlag('autoRenew'),
  };
  if (request.periodYears === 0) reader.problem('periodYears', 'periodYears must be a whole number of years, 1 to 10.');
  if (request.expiryYear === 0) reader.problem('expiryYear', 'expiryYear must be a year such as 2027.');
  reader.raw('expiryYear');
  reader.refuseUnknownFields();
  return reader.finish(withoutUndefined(request));
}

/** Absent means one year; anything else must be a whole number in range. */
function wholeYears(value: unknown, first: number, last: number): number | undefined {
  if (value === undefined || value === null) return first;
  return typeof value === 'number' && Number.isInteger(value) && value >= first && value <= last ? value : undefined;
}

export function renewalProblems(request: RenewalRequest, { policy }: PinnedSettings): readonly Problem[] {
  // An order would be answered 480, and the registry charges its own renewal anyway: the two must never both be asked for.
  if (policy.renewal.style === 'registry-auto-delete-required') {
    const sentence = `renewDomain: names of .${policy.tld} are renewed by their registry at each expiry, and no order can do it; what ends such a name is a deletion (cancelDomain with how: delete).`;
    return [{ field: 'operation.type', sentence }];
  }
  if (policy.term.renewalYears.includes(request.periodYears)) return [];
  const sentence = `periodYears: .${policy.tld} is renewed for ${shownYears(policy.term.renewalYears)} year(s); ${request.periodYears} was asked.`;
  return [{ field: 'periodYears', sentence }];
}
