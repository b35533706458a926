// What every command gets and gives.
import type { Behaviours } from '../faults/behaviours.js';
import type { ChangeRequest } from '../registry/queued-changes.js';
import { parseDomain } from '../registry/tlds.js';
import type { Account, Domain } from '../state/model.js';
import { ownDomain, type World } from '../state/world.js';
import type { Fields } from '../wire/fields.js';
import { missing, notOurs, type Reply } from '../wire/reply.js';

export interface Call {
  readonly world: World;
  readonly account: Account;
  /** Virtual time of the call, milliseconds since the epoch. */
  readonly at: number;
  /** The `attributes` map; empty when the request has none. */
  readonly attributes: Fields;
  /** Keys beside `attributes`: `registrant_ip`, `cookie`, `domain`. */
  readonly top: Fields;
  readonly behaviours: Behaviours;
}

export type Command = (call: Call) => Reply;

/** The domain of a call: in `attributes`, or beside them as cookie-less clients send it (reference 1.7). */
export function domainNameOf(call: Call): string | undefined {
  const text = call.attributes.given('domain') ?? call.attributes.given('domain_name') ?? call.top.given('domain');
  return text === undefined ? cookieDomain(call) : (parseDomain(text) ?? text.toLowerCase());
}

function cookieDomain(call: Call): string | undefined {
  const cookie = call.top.given('cookie') ?? call.attributes.given('cookie');
  return cookie === undefined ? undefined : call.world.cookies.get(cookie)?.domain;
}

/** Runs `act` on a domain of the account; 460 without a name, 480 for a name that is not ours. */
export function withOwnDomain(call: Call, act: (domain: Domain) => Reply): Reply {
  const name = domainNameOf(call);
  if (name === undefined) return missing('domain');
  const domain = ownDomain(call.world, call.account, name);
  return domain === undefined ? notOurs(name) : act(domain);
}

/** A change to the name as it may be queued. */
export function changeRequest(call: Call, domain: Domain, action: string): ChangeRequest {
  return { world: call.world, domain, account: call.account.username, action, at: call.at };
}

/** Page size and number of a list command; a text that is no number counts as absent. */
export function pageOf(
  call: Call,
  defaultLimit: number,
  maxLimit: number,
): { readonly limit: number; readonly page: number } {
  const number = (key: string): number | undefined => {
    const text = call.attributes.given(key);
    return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
  };
  const limit = Math.min(Math.max(number('limit') ?? defaultLimit, 1), maxLimit);
  return { limit, page: Math.max(number('page') ?? 1, 1) };
}

export function pageSlice<T>(
  items: readonly T[],
  page: { readonly limit: number; readonly page: number },
): readonly T[] {
  return items.slice((page.page - 1) * page.limit, page.page * page.limit);
}
