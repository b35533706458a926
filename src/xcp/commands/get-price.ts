/** GET_PRICE (opensrs-xcp 3.2): what an order would cost this reseller. There is no price for a restore. */
import { bit, digits, readCommand, type XcpCommand } from '../command.js';
import type { XcpReply } from '../reply.js';
import { assocOf, flagOf, moneyOf, wordOf, type XcpAssoc } from '../value.js';
import { readResult, type ReadResult } from './read-result.js';

/** Which order is to be priced. */
export interface PriceQuestion {
  readonly domain: string;
  /** @default 1 */
  readonly periodYears?: number;
  /** @default 'new' */
  readonly orderType?: 'new' | 'renewal' | 'transfer' | 'trade';
  readonly allPeriods?: boolean;
}

/** A price, ICANN fee included, taken to be for the whole period (an assumption of opensrs-xcp 3.2). */
export interface Price {
  /** Decimal text; `undefined` when the reply has no readable amount. The currency is the account's. */
  readonly amount: string | undefined;
  readonly isRegistryPremium: boolean;
  readonly premiumGroup: string | undefined;
  /** Amounts by years, when all periods were asked for. */
  readonly amountsByYears: Readonly<Record<string, string>>;
}

/** Asks for a price. */
export function getPriceCommand(question: PriceQuestion): XcpCommand {
  return readCommand('GET_PRICE', {
    domain: question.domain,
    period: digits(question.periodYears),
    reg_type: question.orderType,
    all_periods: bit(question.allPeriods),
  });
}

/** Reads the reply. A name without a price answers 400, which is `refused` with the reason `no_price`. */
export function getPriceReplyFrom(reply: XcpReply): ReadResult<Price> {
  return readResult({ action: 'GET_PRICE', object: 'DOMAIN' }, reply, (attributes) => ({
    amount: moneyOf(attributes, 'price'),
    isRegistryPremium: flagOf(attributes, 'is_registry_premium') ?? false,
    premiumGroup: wordOf(attributes, 'registry_premium_group'),
    amountsByYears: amountsFrom(assocOf(attributes, 'prices')),
  }));
}

function amountsFrom(prices: XcpAssoc): Readonly<Record<string, string>> {
  const amounts: Record<string, string> = {};
  for (const years of Object.keys(prices)) {
    const amount = moneyOf(prices, years);
    if (/^\d{1,2}$/.test(years) && amount !== undefined) amounts[years] = amount;
  }
  return amounts;
}
