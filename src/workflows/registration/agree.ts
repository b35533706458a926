// Before anything is sent: the name is free, the price is known, and the balance covers it.
import { ActivityFailure, TimeoutFailure, condition } from '@temporalio/workflow';
import { assertNever } from '../../domain/assert-never.js';
import { instantFrom } from '../../domain/instant.js';
import { compareDecimals } from '../../domain/money.js';
import { premiumProblem } from '../../domain/premium.js';
import type { Offer, OfferQuestion } from '../../domain/registration-intent.js';
import type { RegistrationResult } from '../../domain/registration-result.js';
import type { RegistrationTruth } from '../../domain/registration-truth.js';
import type { Reading } from '../../domain/settlement.js';
import { quickReadsOf, readsOf } from '../activity-proxies.js';
import { interruptible } from '../interruptible.js';
import type { RegistrationContext } from './context.js';

export type Agreement =
  | { readonly kind: 'agreed' }
  /** There is an order of this operation already: after a reset, or on a restored database. */
  | { readonly kind: 'under_way'; readonly reading: Reading<RegistrationTruth> }
  | { readonly kind: 'ended'; readonly result: RegistrationResult }
  /** Given up before anything was sent, as far as this run knows. */
  | { readonly kind: 'unsent'; readonly result: RegistrationResult };

export async function agree(context: RegistrationContext): Promise<Agreement> {
  const offer = await readOffer(context);
  if (offer === 'stopped') return unsent(stoppedUnsent(context));
  if (offer === 'deadline') {
    return unsent({
      outcome: 'not_sent',
      sentence: 'The registrar could not be reached before the deadline. Nothing was sent.',
    });
  }
  // The first snapshot counts: a later one may hold our own order.
  if (offer.ordersBefore !== undefined && !context.hasSnapshot) {
    context.identity = { ...context.identity, before: offer.ordersBefore };
    context.hasSnapshot = true;
  }
  if (offer.availability !== 'free') return notFree(context, offer);
  const premium = premiumProblem(context.request, offer);
  if (premium !== undefined) return ended(premium);
  const { price, available } = offer;
  if (price === undefined) {
    const registrarText = 'The registrar gave no price for this name and period.';
    return ended({ outcome: 'refused', orderIds: [], code: 'price', registrarText });
  }
  context.agreed = { offer, price, readAtMs: Date.now() };
  context.note(`Free, at ${price} ${context.currency}; ${available} ${context.currency} are available.`);
  return funded(context, price, available);
}

/** The price to send with: one that is older than policy allows is read again. Undefined when it cannot be read. */
export async function freshPrice(context: RegistrationContext): Promise<string | undefined> {
  const { agreed } = context;
  if (agreed !== undefined && Date.now() - agreed.readAtMs <= context.pace.priceMaxAgeMs) return agreed.price;
  const offer = await readOffer(context);
  if (offer === 'stopped' || offer === 'deadline') return undefined;
  const price = offer.price ?? agreed?.price;
  if (price === undefined) return undefined;
  if (agreed !== undefined && price !== agreed.price) {
    context.note(`The price changed from ${agreed.price} to ${price} ${context.currency} before sending.`);
  }
  context.agreed = { offer, price, readAtMs: Date.now() };
  return price;
}

export function stoppedUnsent(context: RegistrationContext): RegistrationResult {
  const sentence = 'Cancelled on request before anything was sent.';
  return { outcome: 'cancelled', orderIds: context.progress.orderIds, sentence };
}

async function readOffer(context: RegistrationContext): Promise<Offer | 'stopped' | 'deadline'> {
  const { request, address } = context;
  const question: OfferQuestion = {
    ...address,
    domain: request.domain,
    kind: request.kind,
    periodYears: request.periodYears,
    ...(context.usesMarker ? {} : { snapshotSince: context.input.acceptedAt }),
  };
  try {
    return await quickReadsOf(address).readOffer(question);
  } catch (error) {
    if (neverPickedUp(error))
      context.block('no_worker', 'No worker takes work for this registrar.', context.unsentUntilMs);
    else context.block('registrar_down', 'The registrar does not answer.', context.unsentUntilMs);
  }
  const patient = await interruptible(
    () => readsOf(address, context.unsentUntilMs - Date.now()).readOffer(question),
    () => context.stopAsked,
    context.unsentUntilMs,
  );
  switch (patient.kind) {
    case 'answer':
      context.note('The registrar answers again.');
      context.work('The order goes on.');
      return patient.answer;
    case 'interrupted':
      return 'stopped';
    case 'deadline':
      return 'deadline';
    default:
      return assertNever(patient);
  }
}

/** A time-out without an earlier failure behind it: nobody ever tried. */
function neverPickedUp(error: unknown): boolean {
  return error instanceof ActivityFailure && error.cause instanceof TimeoutFailure && error.cause.cause === undefined;
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

/** An unreadable balance stops nobody: the registrar itself decides then. */
async function funded(context: RegistrationContext, price: string, available: string): Promise<Agreement> {
  if (compareDecimals(available, price) !== -1) return { kind: 'agreed' };
  return awaitFunds(context, price, `The balance of ${available} ${context.currency} does not cover ${price}.`);
}

/** Blocked until the balance, looked at after one poll interval, covers the price. */
export async function awaitFunds(
  context: RegistrationContext,
  price: string,
  why: string,
): Promise<Exclude<Agreement, { kind: 'under_way' | 'ended' }>> {
  const { currency } = context;
  const untilMs = Date.now() + context.pace.fundsDeadlineMs;
  context.note(`${why} Waiting for a top-up.`);
  context.progress.wait(Date.now(), 'blocked', {
    kind: 'funds',
    who: 'the reseller',
    until: instantFrom(untilMs),
    next: `Top up the balance at the registrar to at least ${price} ${currency}; at the deadline the operation fails and nothing was bought.`,
  });
  context.display.show();
  await condition(() => context.stopAsked, context.pace.fundsPollMs);
  const end = await context.watchFunds(price, untilMs, () => context.stopAsked);
  switch (end.kind) {
    case 'answer':
      context.note(`The balance covers the price: ${end.answer.available} ${currency} are available.`);
      context.work('The order goes on.');
      return { kind: 'agreed' };
    case 'interrupted':
      return unsent(stoppedUnsent(context));
    case 'deadline':
      return unsent({ outcome: 'insufficient_funds', price });
    default:
      return assertNever(end);
  }
}

function ended(result: RegistrationResult): Agreement {
  return { kind: 'ended', result };
}

function unsent(result: RegistrationResult): { readonly kind: 'unsent'; readonly result: RegistrationResult } {
  return { kind: 'unsent', result };
}
