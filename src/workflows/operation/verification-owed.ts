import { type Obligation, figureOf, obligationFrom } from '../../domain/registrant-verification.js';
import { quickReadsOf } from '../activity-proxies.js';
import type { OperationContext } from './context.js';
import type { CommonRequest } from './input.js';

/**
 * What the registrant still has to do after a change of holder or a transfer, with its deadline; undefined when nothing is
 * owed, or it cannot be read. Not being able to read it takes nothing back.
 */
export async function verificationOwed(
  context: OperationContext<CommonRequest, unknown>,
): Promise<Obligation | undefined> {
  const { policy } = context.input.settings;
  if (!context.hasApi || figureOf(policy, 'registrant-email') === undefined) return undefined;
  try {
    const question = { ...context.address, domain: context.request.domain };
    return obligationFrom(await quickReadsOf(context.address).readVerification(question), policy);
  } catch {
    context.note('How far the verification of the registrant is could not be read.');
    return undefined;
  }
}
