// LOOKUP: is the name free? A taken name answers is_success=1 with code 211 (reference 3.1).
import { parseDomain, tldOf } from '../registry/tlds.js';
import { waitingOrderOf } from '../registry/register.js';
import { failure, invalid, missing, success, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';

export function lookup(call: Call): Reply {
  const text = call.attributes.given('domain') ?? call.top.given('domain');
  if (text === undefined) return missing('domain');
  const name = parseDomain(text);
  if (name === undefined) return invalid('domain', 'not a valid domain name');
  if (tldOf(name) === undefined) return failure(701, `The TLD of ${name} is not supported`);
  switch (call.behaviours.lookup ?? stateOf(call, name)) {
    case 'available':
      return success('Domain available', { status: 'available' }, 210);
    case 'taken':
      return success('Domain taken', takenAttributes(call, name), 211);
    case 'waiting':
      return success('Domain taken, a waiting registration exists', { status: 'taken' }, 221);
    case 'processing':
      return failure(486, 'A registration for this domain is being processed, please try again');
  }
}

function stateOf(call: Call, name: string): 'available' | 'taken' | 'waiting' {
  if (call.world.domains.has(name)) return 'taken';
  if (waitingOrderOf(call.world, name) !== undefined) return 'waiting';
  // Premium names look taken unless the account has the tier enabled (reference 3.1).
  return call.world.premiumNames.get(name)?.isEnabled === false ? 'taken' : 'available';
}

function takenAttributes(call: Call, name: string): { readonly status: string; readonly reason?: string } {
  const premium = call.world.premiumNames.get(name);
  return premium?.isEnabled === false && !call.world.domains.has(name)
    ? { status: 'taken', reason: 'Premium Name' }
    : { status: 'taken' };
}
