// The names that a registrar holds for the account, a page at a time: what is asked, and what may be answered.
import { FieldReader } from '../field-reader.js';
import type { Parsed } from '../problem.js';

export interface NamePageQuestion {
  /** From 1. */
  readonly page: number;
  /** Only names that expire within so many days, or have expired. Left out: all. */
  readonly expiringWithinDays?: number;
}

export type NamePage =
  | {
      readonly kind: 'page';
      /** As the registrar spells them. */
      readonly names: readonly string[];
      readonly hasMore: boolean;
    }
  /** It could not be asked, or its answer could not be read: never an empty list. */
  | { readonly kind: 'unknown'; readonly sentence: string };

/** Small enough for one answer of the workflow, large enough for ten thousand names in a hundred questions. */
export const NAMES_PER_PAGE = 100;
/** Beyond a century nobody means a date. */
const MOST_DAYS = 36_500;
const MOST_PAGES = 100_000;

export function parseNamePage(input: unknown): Parsed<NamePageQuestion> {
  const reader = FieldReader.over(input, 'request');
  const page = reader.raw('page');
  const days = reader.raw('expiringWithinDays');
  if (!isWhole(page, 1, MOST_PAGES)) reader.problem('page', 'page must be a whole number from 1.');
  if (reader.has('expiringWithinDays') && !isWhole(days, 0, MOST_DAYS))
    reader.problem('expiringWithinDays', `expiringWithinDays must be a whole number of days, 0 to ${MOST_DAYS}.`);
  reader.refuseUnknownFields();
  return reader.finish({
    page: isWhole(page, 1, MOST_PAGES) ? page : 1,
    ...(isWhole(days, 0, MOST_DAYS) ? { expiringWithinDays: days } : {}),
  });
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}
