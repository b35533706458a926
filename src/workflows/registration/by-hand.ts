// A registration that a person orders at the registrar, because the connector says so.
import type { RegistrationResult } from '../../domain/registration-result.js';
import { againstRegistrar, doByHand } from '../operation/by-hand.js';
import type { RegistrationContext } from './context.js';
import { resultFrom } from './result.js';
import { orderIntent } from './writes.js';

/** `automation`: an operator lets the API do it after all. */
export async function registrationByHand(context: RegistrationContext): Promise<RegistrationResult | 'automation'> {
  const { domain, periodYears, registrarLock, whoisPrivacy } = context.request;
  const extras = [
    ...(registrarLock === true ? ['with the registrar lock'] : []),
    ...(whoisPrivacy === true ? ['with WHOIS privacy'] : []),
  ];
  const end = await doByHand(context, {
    kind: 'registration',
    words: [
      `At the registrar, register ${domain} for ${periodYears} year(s)${extras.length === 0 ? '' : ` ${extras.join(' and ')}`}.`,
      'The contacts are those of the request; asking for them is recorded (revealPersonalData).',
      'Then give the order id, and the expiry date as the registrar shows it.',
    ],
    drawing: { kind: 'registration', intent: orderIntent(context, 'unknown', 1) },
    evidence: 'order_and_expiry',
    verify: againstRegistrar(context, { kind: 'held' }),
  });
  if (end.kind === 'automation') return 'automation';
  if (end.kind === 'ended') return end.ending;
  const reading = context.hasApi ? await context.quickRead() : undefined;
  if (reading?.kind === 'applied') return resultFrom(context, reading);
  const { orderId, expiresAt } = end.evidence;
  return resultFrom(context, {
    kind: 'applied',
    ...(orderId === undefined ? {} : { orderId }),
    // The form asks for the date, and the registrar or a second person stood for it.
    truth: { expiresAt: expiresAt ?? '', registrarLock: 'unknown', whoisPrivacy: 'unknown', nameServers: [] },
  });
}
