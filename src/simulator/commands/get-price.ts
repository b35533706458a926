// GET_PRICE: price of the whole period, from the simulator's invented list (reference 3.2).
import { priceCents, type PricedOperation } from '../registry/prices.js';
import { parseDomain, tldOf } from '../registry/tlds.js';
import { moneyText } from '../state/money.js';
import { failure, invalid, missing, success, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';

const OPERATIONS: ReadonlySet<string> = new Set(['new', 'renewal', 'transfer', 'trade']);

export function getPrice(call: Call): Reply {
  const { attributes, world } = call;
  const text = attributes.given('domain') ?? call.top.given('domain');
  if (text === undefined) return missing('domain');
  const name = parseDomain(text);
  if (name === undefined) return invalid('domain', 'not a valid domain name');
  const years = attributes.given('period') ?? '1';
  if (!/^([1-9]|10)$/.test(years)) return invalid('period', 'must be 1 to 10');
  const operation = (attributes.given('reg_type') ?? 'new').toLowerCase();
  if (!isOperation(operation)) return invalid('reg_type', 'must be new, renewal, transfer or trade');
  const premium = world.premiumNames.get(name);
  const price = priceCents(name, operation, Number(years), premium);
  const tld = tldOf(name);
  if (price === undefined || tld === undefined) return failure(400, `No price is available for ${name}`);
  const prices =
    attributes.given('all_periods') === '1'
      ? Object.fromEntries(
          range(tld.minYears, tld.maxYears).map((period) => [
            String(period),
            moneyText(priceCents(name, operation, period, premium) ?? 0),
          ]),
        )
      : undefined;
  return success('Command successful', {
    price: moneyText(price),
    prices,
    ...(premium?.isEnabled === true ? { is_registry_premium: '1', registry_premium_group: premium.group } : {}),
  });
}

function isOperation(text: string): text is PricedOperation {
  return OPERATIONS.has(text);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
