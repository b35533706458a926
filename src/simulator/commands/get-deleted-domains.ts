// GET_DELETED_DOMAINS: what was deleted, when and why (reference 3.26; row keys inferred).
import { DAY_MS, naiveDate, parseDay } from '../state/dates.js';
import { invalid, success, type Reply } from '../wire/reply.js';
import { pageOf, pageSlice, type Call } from './command.js';

const DAYS = ['del_from', 'del_to', 'exp_from', 'exp_to'] as const;

export function getDeletedDomains(call: Call): Reply {
  const days: Partial<Record<(typeof DAYS)[number], number>> = {};
  for (const key of DAYS) {
    const text = call.attributes.given(key);
    if (text === undefined) continue;
    const day = parseDay(text);
    // Years above 2030 are rejected (reference 1.8).
    if (day === undefined || text > '2030-12-31') return invalid(key, 'must be YYYY-MM-DD, not after 2030');
    days[key] = day;
  }
  const name = call.attributes.given('domain')?.toLowerCase();
  const within = (ms: number, from: number | undefined, to: number | undefined): boolean =>
    (from === undefined || ms >= from) && (to === undefined || ms < to + DAY_MS);
  const matching = call.world.deletions
    .filter((row) => row.account === call.account.username && (name === undefined || row.domain === name))
    .filter((row) => within(row.at, days.del_from, days.del_to) && within(row.expiry, days.exp_from, days.exp_to));
  const page = pageOf(call, 40, 1000);
  return success('Command successful', {
    total: matching.length,
    page: page.page,
    page_size: page.limit,
    del_domains: pageSlice(matching, page).map((row) => ({
      name: row.domain,
      delete_date: naiveDate(row.at),
      reason: row.reason,
      expiredate: naiveDate(row.expiry),
    })),
  });
}
