// A registry that moves the date by itself shows a year that nobody paid for.
import type { Instant } from '../instant.js';
import type { CalendarFigures } from './calendar-figures.js';
import { expectedExpiry, expiryDifference } from './expected-expiry.js';

/**
 * Whether the registry's date is one year beyond ours because the registry extends names by itself. It says nothing about
 * payment: the name must still be renewed by an order, or deleted. Never ask this of a date that an order of ours explains.
 */
export function isUnpaidExtension(
  figures: Pick<CalendarFigures, 'style' | 'effectiveAt'>,
  expiresAt: Instant,
  registryExpiresAt: Instant,
): boolean {
  if (figures.style === 'explicit') return false;
  return expiryDifference(expectedExpiry(expiresAt, 1, figures), registryExpiresAt).kind === 'agrees';
}
