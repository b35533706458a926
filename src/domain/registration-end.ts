import { assertNever } from './assert-never.js';
import { shownInstant } from './instant.js';
import type { RegistrationResult } from './registration-result.js';

/** How a result is shown: end state, a sentence without personal data, and the failure type where it is one. */
export type RegistrationEnd =
  | { readonly state: 'succeeded' | 'cancelled'; readonly sentence: string }
  | { readonly state: 'failed'; readonly sentence: string; readonly failure: RegistrationFailure };

export type RegistrationFailure =
  | 'DomainUnavailable'
  | 'PremiumName'
  | 'InvalidInput'
  | 'RegistrationRefused'
  | 'RegistrationDeclined'
  | 'InsufficientFunds'
  | 'NotSent'
  | 'OrderExpired';

export function endOf(result: RegistrationResult): RegistrationEnd {
  switch (result.outcome) {
    case 'registered': {
      const shortfall = result.shortfalls.length === 0 ? '' : ` ${result.shortfalls.join(' ')}`;
      return {
        state: 'succeeded',
        sentence: `Registered; expires ${shownInstant(result.expiresAt)} by the registrar's own answer.${shortfall}`,
      };
    }
    case 'cancelled':
      return { state: 'cancelled', sentence: result.sentence };
    case 'taken':
      return { state: 'failed', failure: 'DomainUnavailable', sentence: 'The name is taken. Nothing was bought.' };
    case 'premium':
      return { state: 'failed', failure: 'PremiumName', sentence: result.sentence };
    case 'invalid':
      return { state: 'failed', failure: 'InvalidInput', sentence: result.problems[0].sentence };
    case 'refused':
      return {
        state: 'failed',
        failure: 'RegistrationRefused',
        sentence: `The registrar refused the order with code ${result.code}. Nothing was bought.`,
      };
    case 'declined':
      return {
        state: 'failed',
        failure: 'RegistrationDeclined',
        sentence: 'The order was declined and was not processed again. Nothing was bought.',
      };
    case 'insufficient_funds':
      return {
        state: 'failed',
        failure: 'InsufficientFunds',
        sentence: `The balance did not cover the price of ${result.price} before the deadline. Nothing was sent.`,
      };
    case 'not_sent':
      return { state: 'failed', failure: 'NotSent', sentence: result.sentence };
    case 'expired':
      return { state: 'failed', failure: 'OrderExpired', sentence: result.sentence };
    default:
      return assertNever(result);
  }
}
