// GET_DOMAINS_BY_EXPIREDATE: names that expire in a range of days (reference 3.26).
import { DAY_MS, naiveDate, parseDay } from '../state/dates.js';
import { invalid, missing, success, type Reply } from '../wire/reply.js';
import { pageOf, pageSlice, type Call } from './command.js';

export function getDomainsByExpiredate(call: Call): Reply {
  const fromText = call.attributes.given('exp_from');
  const toText = call.attributes.given('exp_to');
  if (fromText === undefined) return missing('exp_from');
  if (toText === undefined) return missing('exp_to');
  const from = parseDay(fromText);
  const to = parseDay(toText);
  if (from === undefined) return invalid('exp_from', 'must be YYYY-MM-DD');
  if (to === undefined) return invalid('exp_to', 'must be YYYY-MM-DD');
  const matching = [...call.world.domains.values()]
    .filter((domain) => domain.account === call.account.username && domain.phase === 'active')
    .filter((domain) => domain.registrarExpiry >= from && domain.registrarExpiry < to + DAY_MS)
    .toSorted((a, b) => a.registrarExpiry - b.registrarExpiry || (a.name < b.name ? -1 : 1));
  const page = pageOf(call, 40, 1000);
  return success('Command successful', {
    page: page.page,
    total: matching.length,
    remainder: matching.length > page.page * page.limit ? 1 : 0,
    exp_domains: pageSlice(matching, page).map((domain) => ({
      name: domain.name,
      expiredate: naiveDate(domain.registrarExpiry),
      f_auto_renew: domain.autoRenew ? 'Y' : 'N',
      f_let_expire: domain.letExpire ? 'Y' : 'N',
    })),
  });
}
