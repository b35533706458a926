// A transfer that a person orders at the registrar, because the connector says so.
import { quickReadsOf } from '../activity-proxies.js';
import { againstRegistrar, doByHand } from '../operation/by-hand.js';
import type { OperationParts } from '../operation/context.js';
import type { TransferResult } from '../../domain/transfer-result.js';
import type { CodelessRequest, TransferContext } from './context.js';
import { harden } from './harden.js';

/** `automation`: an operator lets the API do it after all. */
export async function transferByHand(
  context: TransferContext,
  parts: OperationParts<CodelessRequest>,
): Promise<TransferResult | 'automation'> {
  const { domain } = context.request;
  const end = await doByHand(context, {
    kind: 'transfer',
    words: [
      `At the registrar, order the transfer of ${domain} to this account${context.authCode === undefined ? ', without an auth code' : ', with the auth code of the request'}.`,
      'Follow it until the name is in the account; the registrant, the losing registrar and the registry may each have to agree.',
      'Then give the order id, and the expiry date as the registrar shows it.',
    ],
    evidence: 'order_and_expiry',
    verify: againstRegistrar(context, { kind: 'held' }),
  });
  if (end.kind === 'automation') return 'automation';
  context.authCode = undefined;
  if (end.kind === 'ended') return end.ending;
  const { expiresAt, orderId } = end.evidence;
  const name = context.hasApi ? await nameNow(context) : undefined;
  const told = name?.expiresAt ?? expiresAt;
  if (told === undefined) {
    // The form asks for the date; without one there is nothing to say.
    return { outcome: 'not_sent', sentence: 'No expiry date was given for a transfer done by hand.' };
  }
  return {
    outcome: 'transferred',
    orderIds: orderId === undefined ? context.progress.orderIds : [...new Set([...context.progress.orderIds, orderId])],
    expiresAt: told,
    shortfalls: name === undefined ? [] : await harden(parts, name),
  };
}

async function nameNow(context: TransferContext) {
  try {
    const { domain } = context.request;
    const reading = await quickReadsOf(context.address).readName({
      ...context.address,
      domain,
      aspects: ['status', 'privacy'],
    });
    return reading.kind === 'held' ? reading.truth : undefined;
  } catch {
    return undefined;
  }
}
