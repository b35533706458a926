/**
 * Where one code has several meanings and only the text tells them apart (opensrs-xcp sections 2.7, 3.17 and 4).
 * Texts vary in case, line feeds and wording: they are compared by words that must occur, after collapsing white space.
 */
import type { ProgressReason, RefusalReason } from './classification.js';

/** What a text adds to its code. */
export type TextVerdict =
  | { readonly verdict: 'config' }
  | { readonly verdict: 'progress'; readonly because: ProgressReason }
  | { readonly verdict: 'refused'; readonly reason: RefusalReason };

interface TextRule {
  readonly code: string;
  /** Only for this command; any when absent. */
  readonly action?: string;
  readonly pattern: RegExp;
  readonly verdict: TextVerdict;
}

/** In order; the first that fits decides. */
export const TEXT_RULES: readonly TextRule[] = [
  { code: '400', pattern: /^access denied|invalid ip address/, verdict: { verdict: 'config' } },
  { code: '400', pattern: /^invalid command/, verdict: { verdict: 'config' } },
  {
    code: '400',
    action: 'RENEW',
    pattern: /renewal (?:already )?applied|another renewal|renewal .*in progress/,
    verdict: { verdict: 'progress', because: 'renewal_in_flight' },
  },
  {
    code: '400',
    action: 'REDEEM',
    pattern: /(?:cannot|can not|could not|unable to) (?:be )?redeem/,
    verdict: { verdict: 'refused', reason: 'not_redeemable' },
  },
  { code: '300', pattern: /consent/, verdict: { verdict: 'progress', because: 'consent' } },
  {
    code: '465',
    action: 'RENEW',
    pattern: /^domain (?:already renewed|has already been (?:successfully )?renewed)/,
    verdict: { verdict: 'progress', because: 'year_already_moved' },
  },
  {
    code: '465',
    action: 'PROCESS_PENDING',
    pattern: /^domain (?:already renewed|has already been (?:successfully )?renewed)/,
    verdict: { verdict: 'progress', because: 'year_already_moved' },
  },
  { code: '435', pattern: /name ?servers?/, verdict: { verdict: 'refused', reason: 'nameserver_missing' } },
];

/** The text with white space collapsed: what is compared, and what is kept for people. */
export function plainText(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What the text of a reply adds to its code; `undefined` when the code alone decides. */
export function textVerdictFor(action: string, code: string, text: string): TextVerdict | undefined {
  const words = plainText(text).toLowerCase();
  const wanted = action.toUpperCase();
  return TEXT_RULES.find(
    (rule) => rule.code === code && (rule.action === undefined || rule.action === wanted) && rule.pattern.test(words),
  )?.verdict;
}
