// What `setRenewalIntent` takes, checked by hand.
import { withoutUndefined } from '../contact.js';
import type { RenewalIntent } from '../calendar/calendar-moment.js';
import { FieldReader } from '../field-reader.js';
import { readPrice } from '../operations/named.js';
import type { Parsed } from '../problem.js';

export interface RenewalIntentRequest {
  readonly intent: RenewalIntent;
  /** Who says so: an opaque id, shown in the timeline. */
  readonly by: string;
  /** Years that each renewal adds. @default 1 */
  readonly periodYears?: number;
  /** Renewals above this price fail. */
  readonly maxPrice?: string;
}

export function parseRenewalIntent(input: unknown): Parsed<RenewalIntentRequest> {
  const reader = FieldReader.over(input, 'request');
  if (!reader.has('intent')) reader.problem('intent', 'intent is missing: renew, lapse or on_request.');
  const years = reader.raw('periodYears');
  const isYears = typeof years === 'number' && Number.isInteger(years) && years >= 1 && years <= 10;
  if (years !== undefined && years !== null && !isYears)
    reader.problem('periodYears', 'periodYears must be a whole number of years, 1 to 10.');
  const request = {
    intent: reader.choice('intent', ['renew', 'lapse', 'on_request'], 'on_request'),
    by: reader.requiredText('by', {
      max: 64,
      pattern: /^[A-Za-z0-9._:-]{1,64}$/,
      shape: 'must be an opaque id of letters, digits, dots, underscores, colons or hyphens',
    }),
    periodYears: isYears ? years : undefined,
    maxPrice: readPrice(reader, 'maxPrice'),
  };
  reader.refuseUnknownFields();
  return reader.finish(withoutUndefined(request));
}
