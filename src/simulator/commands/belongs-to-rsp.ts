// BELONGS_TO_RSP: 0 does not prove that a name was lost (reference 3.4).
import { naiveDate } from '../state/dates.js';
import { ownDomain } from '../state/world.js';
import { missing, success, type Reply } from '../wire/reply.js';
import { domainNameOf, type Call } from './command.js';

export function belongsToRsp(call: Call): Reply {
  const name = domainNameOf(call);
  if (name === undefined) return missing('domain');
  const domain = ownDomain(call.world, call.account, name);
  return domain === undefined
    ? success('Unknown Domain', { belongs_to_rsp: 0 })
    : success('Query successful', { belongs_to_rsp: 1, domain_expdate: naiveDate(domain.registrarExpiry) });
}
