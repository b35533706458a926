import type { ContactSet } from '../domain/contact.js';
import type { OrderEnding } from '../domain/common-ending.js';
import type { ChangeResult } from '../domain/operations/outcomes.js';
import { type ContactsRequest, ownerLockSentence } from '../domain/operations/update-contacts.js';
import { figureOf } from '../domain/registrant-verification.js';
import { ChangeContext, changeEnding } from './operation/change.js';
import type { OperationParts } from './operation/context.js';
import { type ChangeRules, changeByApi, changeByHand } from './operation/flag-change.js';
import { funded, stoppedUnsent, unreachable } from './operation/funds.js';
import type { CommonRequest, OperationInput } from './operation/input.js';
import { runOperation } from './operation/run-operation.js';
import { verificationOwed } from './operation/verification-owed.js';

type Context = ChangeContext<CommonRequest>;
type ContactsDone = Extract<ChangeResult, { outcome: 'contacts_set' }>;

/** Replaces whole contacts. Where the registry sells a change of holder, the registrant goes by a trade, last and alone. */
export function updateContacts(input: OperationInput<ContactsRequest>): Promise<ChangeResult> {
  return runOperation('updateContacts', input, contactsCourse);
}

async function contactsCourse(parts: OperationParts<ContactsRequest>): Promise<ChangeResult> {
  const { request, settings } = parts.input;
  const { contacts } = request;
  const context: Context = new ChangeContext<CommonRequest>(parts, contactChange(parts, contacts));
  const ownerLock = contacts.registrant === undefined ? undefined : ownerLockSentence(settings.policy);
  const rules: ChangeRules = {
    mindsLock: true,
    prepare: () => {
      if (ownerLock !== undefined) context.note(ownerLock);
      return Promise.resolve(undefined);
    },
  };
  const roles = Object.keys(contacts).join(', ');
  const byHand = await changeByHand(context, {
    mindsLock: true,
    words: [`At the registrar, replace these contacts of ${request.domain} by those of the request: ${roles}.`],
    result: (_truth, unchanged) => verified(context, contacts, { outcome: 'contacts_set', unchanged }),
  });
  if (byHand !== undefined) return byHand;
  const { registrant, ...others } = contacts;
  if (registrant === undefined || settings.policy.capability.contacts !== 'trade') {
    const changed = await changeByApi(context, rules);
    return changed.kind === 'ended'
      ? changed.result
      : verified(context, contacts, { outcome: 'contacts_set', unchanged: changed.unchanged });
  }
  let unchanged = true;
  if (Object.keys(others).length > 0) {
    context.turnTo(contactChange(parts, others));
    const changed = await changeByApi(context, { mindsLock: true });
    if (changed.kind === 'ended') return changed.result;
    ({ unchanged } = changed);
  }
  context.turnTo({ kind: 'trade', registrant });
  const traded = await changeByApi(context, { ...rules, ...tradeRules(context) });
  if (traded.kind === 'ended') return traded.result;
  const charge = chargeOf(context, traded.truth.cost, traded.orderId);
  if (charge !== undefined) context.progress.charged(charge);
  return verified(context, contacts, {
    outcome: 'contacts_set',
    unchanged: unchanged && traded.unchanged,
    ...(charge === undefined ? {} : { charge }),
  });
}

/** For a registrant people may have to agree after the registrar's yes. */
function contactChange({ input }: OperationParts<ContactsRequest>, contacts: Partial<ContactSet>) {
  const isAskedFor = contacts.registrant !== undefined;
  const comesLater = isAskedFor && figureOf(input.settings.policy, 'owner-change-approval') !== undefined;
  return { kind: 'contacts', contacts, ...(comesLater ? { comesLater } : {}) } as const;
}

/** TRADE_DOMAIN takes no marker: the orders that were there before tell ours from them. */
function tradeRules(context: Context): Pick<ChangeRules, 'prepare'> {
  const since = context.input.acceptedAt;
  const { domain } = context.request;
  const ended = (ending: OrderEnding): ChangeResult => changeEnding(ending);
  return {
    prepare: async () => {
      const offer = await context.ask((reads) => reads.readTradeOffer({ ...context.address, domain, since }));
      if (offer === 'stopped') return ended(stoppedUnsent(context));
      if (offer === 'deadline') return ended(unreachable());
      context.identity = { since, before: [], known: context.identity.known };
      context.keepSnapshot(offer.ordersBefore);
      const { price } = offer;
      context.note(
        price === undefined
          ? 'The registrant is changed by a trade at the registry; the registrar names no price for it.'
          : `The registrant is changed by a trade at the registry, for ${price} ${context.currency}.`,
      );
      if (price === undefined) return undefined;
      context.agreed = { price, readAtMs: Date.now() };
      const funds = await funded(context, price, offer.available);
      return funds.kind === 'unsent' ? ended(funds.ending) : undefined;
    },
  };
}

function chargeOf(context: Context, amount: string | undefined, orderId: string | undefined) {
  if (amount === undefined || orderId === undefined) return undefined;
  return { amount, currency: context.currency, orderId, agreed: context.agreed?.price ?? amount };
}

/** What the registrant still has to do, told with its deadline. */
async function verified(context: Context, contacts: Partial<ContactSet>, done: ContactsDone): Promise<ContactsDone> {
  if (contacts.registrant === undefined || done.unchanged) return done;
  const verification = await verificationOwed(context);
  return verification === undefined ? done : { ...done, verification };
}
