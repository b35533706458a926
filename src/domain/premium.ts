import { compareDecimals } from './money.js';
import type { Offer } from './registration-intent.js';
import type { RegistrationRequest } from './registration-request.js';
import type { RegistrationResult } from './registration-result.js';

/** A premium name is bought as premium and at the price that was agreed, or not at all. */
export function premiumProblem(request: RegistrationRequest, offer: Offer): RegistrationResult | undefined {
  const price = offer.price === undefined ? {} : { price: offer.price };
  if (offer.isPremium && request.kind !== 'premium') {
    const at = offer.price === undefined ? '' : ` at ${offer.price}`;
    return {
      outcome: 'premium',
      ...price,
      sentence: `This is a premium name${at}: ask for kind premium with premiumPrice. Nothing was bought.`,
    };
  }
  if (request.kind !== 'premium') return undefined;
  const { premiumPrice } = request;
  if (premiumPrice !== undefined && offer.price !== undefined && compareDecimals(premiumPrice, offer.price) === 0)
    return undefined;
  return {
    outcome: 'premium',
    ...price,
    sentence: `The registrar's price is ${offer.price ?? 'unknown'}, not ${premiumPrice ?? 'the one given'}. Nothing was bought.`,
  };
}
