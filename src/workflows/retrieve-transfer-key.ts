import { consentSentence } from '../domain/operations/consent.js';
import type { ChangeResult } from '../domain/operations/outcomes.js';
import { modeOf } from '../domain/operations/mode-of.js';
import type { TransferKeyRequest } from '../domain/operations/retrieve-transfer-key.js';
import type { NameTruth } from '../domain/name-truth.js';
import type { WriteOutcome } from '../domain/settlement.js';
import { writesOf } from './activity-proxies.js';
import { againstRegistrar, doByHand } from './operation/by-hand.js';
import { ChangeContext, changeEnding, lookedFrom } from './operation/change.js';
import type { OperationParts } from './operation/context.js';
import { stoppedUnsent, unreachable } from './operation/funds.js';
import type { CommonRequest, OperationInput } from './operation/input.js';
import { runOperation } from './operation/run-operation.js';
import { settleWrite } from './operation/settle-write.js';
import { writeBasics } from './operation/writes.js';

type Context = ChangeContext<CommonRequest>;

const AFTER_UNLOCKING = 'The name is locked: the key works only after unlocking.';

/** Gives the transfer key to its asker, sealed, or has it mailed to the owner. In clear it is in no history and no log. */
export function retrieveTransferKey(input: OperationInput<TransferKeyRequest>): Promise<ChangeResult> {
  return runOperation('retrieveTransferKey', input, keyCourse);
}

async function keyCourse(parts: OperationParts<TransferKeyRequest>): Promise<ChangeResult> {
  const { request, settings } = parts.input;
  parts.progress.note(Date.now(), consentSentence('The transfer key', request.consent));
  // Nothing of the name is changed: the change of the context is only what its readings would be about.
  const context: Context = new ChangeContext<CommonRequest>(parts, { kind: 'lock', locked: false });
  if (modeOf(settings, 'retrieveTransferKey').mode === 'manual') {
    const byHand = await givenByHand(context);
    if (byHand !== undefined) return byHand;
  }
  const { domain } = request;
  const name = await context.ask((reads) => reads.readName({ ...context.address, domain, aspects: ['status'] }));
  if (name === 'stopped') return changeEnding(stoppedUnsent(context));
  if (name === 'deadline') return changeEnding(unreachable());
  const looked = lookedFrom(context, name);
  if (looked.kind === 'ended') return looked.result;
  const isLocked = looked.truth.registrarLock === true;
  if (isLocked) context.note(AFTER_UNLOCKING);
  return request.deliver === 'mail' ? mailed(context, isLocked) : sealed(context, request.sealTo ?? '', looked.truth);
}

async function sealed(context: Context, sealTo: string, truth: NameTruth): Promise<ChangeResult> {
  const { domain } = context.request;
  const reading = await context.ask((reads) => reads.readSealedKey({ ...context.address, domain, sealTo }));
  if (reading === 'stopped') return changeEnding(stoppedUnsent(context));
  if (reading === 'deadline') return changeEnding(unreachable());
  switch (reading.kind) {
    case 'sealed': {
      const remark = truth.registrarLock === true ? { remark: AFTER_UNLOCKING } : {};
      return { outcome: 'transfer_key_sealed', sealed: reading.sealed, ...remark };
    }
    case 'none':
      return { outcome: 'not_allowed', sentence: 'The registrar has no transfer key for this name.' };
    case 'unusable': {
      const sentence = 'sealTo is no public key that something can be sealed to: make a new one.';
      return { outcome: 'invalid', problems: [{ field: 'sealTo', sentence }] };
    }
    case 'refused':
      context.progress.registrarSaid(reading.text);
      return { outcome: 'refused', orderIds: [], code: reading.code, registrarText: reading.text };
  }
}

/** Nothing at the registrar shows a mail, so nothing is read back: an answer that is lost stays unknown. */
async function mailed(context: Context, isLocked: boolean): Promise<ChangeResult> {
  const { address, pace, request } = context;
  let said: WriteOutcome | undefined;
  const end = await settleWrite({
    ...writeBasics(context),
    pace: { ...pace, readBackDelaysMs: [], confirmDelaysMs: [] },
    heard: (outcome) => {
      said = outcome;
    },
    unsentUntilMs: context.unsentUntilMs,
    stopAsked: () => context.stopAsked,
    send: () =>
      writesOf(address, pace).mailTransferKey({
        ...address,
        operationId: context.input.operationId,
        domain: request.domain,
      }),
  });
  switch (end.kind) {
    case 'refused':
      context.progress.registrarSaid(end.text);
      return { outcome: 'refused', orderIds: [], code: end.code, registrarText: end.text };
    case 'not_sent':
      return end.because === 'stopped'
        ? changeEnding(stoppedUnsent(context))
        : { outcome: 'not_sent', sentence: `${end.text} Nothing was sent before the deadline.` };
    case 'settled':
    case 'ask_operator':
      return sentOrUnknown(said, isLocked);
  }
}

function sentOrUnknown(said: WriteOutcome | undefined, isLocked: boolean): ChangeResult {
  if (said?.kind === 'applied' || said?.kind === 'in_progress') {
    const sentence =
      'The registrar says that it has mailed the transfer key to the administrative contact of the name.';
    return { outcome: 'transfer_key_sent', sentence: isLocked ? `${sentence} ${AFTER_UNLOCKING}` : sentence };
  }
  const sentence =
    'Whether the transfer key was mailed is not known: the answer of the registrar was lost, and nothing there shows a mail. ' +
    'Ask again, with a new request id, if it did not come.';
  return { outcome: 'sending_unknown', sentence };
}

async function givenByHand(context: Context): Promise<ChangeResult | undefined> {
  const { domain } = context.request;
  const end = await doByHand(context, {
    kind: 'change',
    words: [
      `At the registrar, look up the transfer key of ${domain} and give it to the customer yourself, on the way agreed with them.`,
      'Never type the key into this step, its note or a comment: they are kept.',
    ],
    evidence: 'note',
    verify: context.hasApi
      ? againstRegistrar(context, { kind: 'held' })
      : // No registrar shows to whom a key was given: the person's word is all there is.
        () => Promise.resolve({ kind: 'matches' }),
  });
  switch (end.kind) {
    case 'automation':
      return undefined;
    case 'ended':
      return changeEnding(end.ending);
    case 'completed':
      return { outcome: 'transfer_key_sent', sentence: 'An operator gave the transfer key to the customer.' };
  }
}
