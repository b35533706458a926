// Before anything is sent: the name is free, the price is known, and the balance covers it.
import { assertNever } from '../../domain/assert-never.js';
import type { OrderEnding } from '../../domain/common-ending.js';
import { premiumProblem } from '../../domain/premium.js';
import type { Offer } from '../../domain/registration-intent.js';
import type { RegistrationResult } from '../../domain/registration-result.js';
import type { RegistrationTruth } from '../../domain/registration-truth.js';
import type { Reading } from '../../domain/settlement.js';
import { funded, stoppedUnsent, unreachable } from '../operation/funds.js';
import type { RegistrationContext } from './context.js';

export type Agreement =
  | { readonly kind: 'agreed' }
  /** There is an order of this operation already: after a reset, or on a restored database. */
  | { readonly kind: 'under_way'; readonly reading: Reading<RegistrationTruth> }
  | { readonly kind: 'ended'; readonly result: RegistrationResult }
  /** Given up before anything was sent, as far as this run knows. */
  | { readonly kind: 'unsent'; readonly ending: OrderEnding };

export async function agree(context: RegistrationContext): Promise<Agreement> {
  const offer = await context.readOffer();
  if (offer === 'stopped') return { kind: 'unsent', ending: stoppedUnsent(context) };
  if (offer === 'deadline') return { kind: 'unsent', ending: unreachable() };
  context.keepSnapshot(offer.ordersBefore);
  if (offer.availability !== 'free') return notFree(context, offer);
  const premium = premiumProblem(context.request, offer);
  if (premium !== undefined) return ended(premium);
  const { price, available } = offer;
  if (price === undefined) {
    const registrarText = 'The registrar gave no price for this name and period.';
    return ended({ outcome: 'refused', orderIds: [], code: 'price', registrarText });
  }
  context.agreed = { price, readAtMs: Date.now() };
  context.note(`Free, at ${price} ${context.currency}; ${available} ${context.currency} are available.`);
  const funds = await funded(context, price, available);
  return funds.kind === 'funded' ? { kind: 'agreed' } : funds;
}

/** After a reset, or on a restored database, the name may be "taken" by this very operation. */
async function notFree(context: RegistrationContext, offer: Offer): Promise<Agreement> {
  const reading = await context.read();
  const { registrarText } = offer;
  switch (reading.kind) {
    case 'applied':
    case 'parked':
    case 'in_progress':
    case 'declined':
      return { kind: 'under_way', reading };
    case 'conflict':
      return ended({ outcome: 'taken', orderIds: [], registrarText: reading.text });
    case 'taken':
      return ended({ outcome: 'taken', orderIds: [], registrarText });
    case 'no_trace':
    case 'inconclusive':
      if (offer.availability === 'taken') return ended({ outcome: 'taken', orderIds: [], registrarText });
      return ended({
        outcome: 'refused',
        orderIds: [],
        code: offer.availability === 'being_registered' ? '221' : 'availability',
        registrarText: registrarText === '' ? 'The registrar does not say that the name is free.' : registrarText,
      });
    default:
      return assertNever(reading);
  }
}

function ended(result: RegistrationResult): Agreement {
  return { kind: 'ended', result };
}
