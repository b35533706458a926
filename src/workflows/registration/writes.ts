// The order itself.
import type { RegistrationIntent } from '../../domain/registration-intent.js';
import type { RegistrationTruth } from '../../domain/registration-truth.js';
import { writesOf } from '../activity-proxies.js';
import { freshPrice } from '../operation/fresh-price.js';
import type { Write } from '../operation/settle-write.js';
import { writeBasics } from '../operation/writes.js';
import type { RegistrationContext } from './context.js';

export function orderWrite(context: RegistrationContext): Write<RegistrationTruth> {
  return {
    ...writeBasics(context),
    unsentUntilMs: context.unsentUntilMs,
    stopAsked: () => context.stopAsked,
    send: async (attempt) => {
      const agreedPrice = await freshPrice(context, () => context.readOffer());
      if (agreedPrice === undefined) {
        return { kind: 'not_sent', why: 'registrar_down', text: 'The price could not be read again.' };
      }
      return writesOf(context.address, context.pace).sendRegistration(orderIntent(context, agreedPrice, attempt));
    },
  };
}

export function orderIntent(context: RegistrationContext, agreedPrice: string, attempt: number): RegistrationIntent {
  const { request, profile, identity, input } = context;
  const { providerNameServers, dnsTemplate, defaultTechContact } = input.settings.registrar;
  return {
    ...context.address,
    operationId: input.operationId,
    request,
    profile,
    providerNameServers,
    ...(dnsTemplate === undefined ? {} : { dnsTemplate }),
    ...(defaultTechContact === undefined ? {} : { defaultTechContact }),
    identity,
    agreedPrice,
    attempt,
  };
}
