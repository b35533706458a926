// SW_REGISTER with reg_type=transfer: the order that starts an inbound transfer (reference 2.2, 2.8, 5.2).
import { holdFunds, openOrder, setStatus } from '../registry/order-book.js';
import type { ParsedRegistration } from '../registry/parse-registration.js';
import { priceCents } from '../registry/prices.js';
import { barFor, executeTransfer, transferObstacle } from '../registry/transfer-book.js';
import { barReply, transferRefusedReply, transferReply, transferSavedReply } from '../registry/transfer-reply.js';
import { createProfile } from '../state/world.js';
import { failure, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';
import { profileFor } from './profile-choice.js';

export function orderTransfer(call: Call, parsed: ParsedRegistration): Reply {
  const { world, account, at, behaviours } = call;
  const { request } = parsed;
  const cost = priceCents(request.domain, 'transfer', 1, world.premiumNames.get(request.domain));
  if (cost === undefined) return failure(701, `The TLD of ${request.domain} is not supported`);
  const profile = profileFor(call, parsed);
  if ('isSuccess' in profile) return profile;
  // A refused transfer leaves no order behind (inferred): it is judged before one is opened.
  const bar = barFor(world, account, request.domain, at);
  if (bar !== undefined) return barReply(bar, world.profile === 'hostile');
  if (!parsed.shouldSave) {
    const obstacle = transferObstacle(world, account, request, cost, undefined, behaviours);
    if (obstacle?.form === 'no_order') return transferRefusedReply(obstacle.reason);
  }
  const { username, password } = parsed.credentials;
  const owner = profile.found ?? createProfile(world, account.username, username, password);
  const work = { kind: 'transfer', request, profileId: owner.id, authCode: parsed.authCode } as const;
  const order = openOrder(world, account, { type: 'transfer', domain: request.domain, work, costCents: cost }, at);
  if (parsed.shouldSave) {
    holdFunds(account, order);
    setStatus(world, order, 'pending', at, 'Order saved.');
    return transferSavedReply(order);
  }
  return transferReply(order, executeTransfer(world, account, order, at, behaviours, 'unless_code_right'));
}
