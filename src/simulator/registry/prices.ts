// Prices. Invented figures, in the order of the vendor's public list; USD, whole cents, per year.
import { tldOf } from './tlds.js';

export interface TldPrices {
  readonly newCents: number;
  readonly renewalCents: number;
  readonly transferCents: number;
  readonly tradeCents: number;
}

const same = (cents: number): TldPrices => ({
  newCents: cents,
  renewalCents: cents,
  transferCents: cents,
  tradeCents: cents,
});

const PER_TLD: Readonly<Record<string, TldPrices>> = {
  com: { ...same(1375), renewalCents: 1425 },
  net: { ...same(1550), renewalCents: 1600 },
  org: { ...same(1250), renewalCents: 1400 },
  info: { ...same(1600), renewalCents: 2100 },
  biz: { ...same(1700), renewalCents: 2050 },
  name: same(1100),
  me: { ...same(1900), renewalCents: 2000 },
  mobi: { ...same(1500), renewalCents: 2400 },
  cc: same(1300),
  co: { ...same(2900), renewalCents: 3100 },
  tv: same(3500),
  dev: same(1500),
  app: same(1700),
  studio: { ...same(2200), renewalCents: 3300 },
  ai: same(7000),
  io: { ...same(4200), renewalCents: 5200 },
  us: same(1100),
  ca: same(1300),
  uk: { ...same(900), transferCents: 0 },
  'co.uk': { ...same(900), transferCents: 0 },
  'me.uk': { ...same(900), transferCents: 0 },
  de: same(850),
  eu: same(950),
  nl: same(900),
  be: same(950),
  fr: same(1150),
  it: same(1150),
  es: same(1200),
};
const OTHER = same(3000);

/** A registry premium name with its own price; both operations cost the same per year. */
export interface PremiumName {
  readonly priceCents: number;
  readonly group: string;
  /** False: the account has not enabled the tier, and the name looks taken (reference 3.1). */
  readonly isEnabled: boolean;
}

/** What a restore costs beside the year that comes with it. Invented; GET_PRICE does not tell it (reference 3.2). */
export const RESTORE_FEE_CENTS = 8000;

export type PricedOperation = 'new' | 'renewal' | 'transfer' | 'trade';

/** Price of the whole period (reference 3.2 and 9: inferred), undefined when the TLD is not served. */
export function priceCents(
  domain: string,
  operation: PricedOperation,
  years: number,
  premium: PremiumName | undefined,
): number | undefined {
  const tld = tldOf(domain);
  if (tld === undefined) return undefined;
  if (premium !== undefined && premium.isEnabled) return premium.priceCents * years;
  const prices = PER_TLD[tld.name] ?? OTHER;
  switch (operation) {
    case 'new':
      return prices.newCents * years;
    case 'renewal':
      return prices.renewalCents * years;
    case 'transfer':
      return prices.transferCents; // one year, whatever was asked
    case 'trade':
      return prices.tradeCents;
  }
}
