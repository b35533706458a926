// The course of lock, privacy, name servers and contacts: by the API or by a person, as the connector says; done is what reads so.
import type { Change } from '../../domain/change.js';
import { modeOf } from '../../domain/operations/mode-of.js';
import type { ChangeResult } from '../../domain/operations/outcomes.js';
import type { NameTruth } from '../../domain/name-truth.js';
import { aspectsOf, seenIn } from '../../domain/change.js';
import { doByHand } from './by-hand.js';
import { ChangeContext, changeEnding, lookAtName, makeChange, seenAtRegistrar } from './change.js';
import type { OperationParts } from './context.js';
import type { CommonRequest } from './input.js';

export interface FlagChange {
  readonly change: Change;
  /** What an operator does at the registrar, in plain sentences. */
  readonly words: readonly string[];
  /** From the name as it reads afterwards. Undefined truth: done by hand where the registrar cannot be read. */
  readonly result: (truth: NameTruth | undefined, unchanged: boolean) => ChangeResult;
  /** Says no before anything is sent. */
  readonly objection?: (truth: NameTruth) => ChangeResult | undefined;
}

export async function flagChangeCourse<Request extends CommonRequest>(
  parts: OperationParts<Request>,
  flag: FlagChange,
): Promise<ChangeResult> {
  const context = new ChangeContext(parts, flag.change);
  const { settings } = parts.input;
  const { mode } = modeOf(settings, parts.progress.operationType);
  if (mode === 'manual') {
    const end = await doByHand(context, {
      kind: 'change',
      words: flag.words,
      evidence: 'note',
      verify: () => seenAtRegistrar(context),
    });
    if (end.kind === 'ended') return changeEnding(end.ending);
    if (end.kind === 'completed') {
      const reading = context.hasApi ? await context.quickRead() : undefined;
      return flag.result(reading?.kind === 'applied' ? reading.truth : undefined, false);
    }
  }
  const looked = await lookAtName(context, aspectsOf(flag.change));
  if (looked.kind === 'ended') return looked.result;
  const objection = flag.objection?.(looked.truth);
  if (objection !== undefined) return objection;
  if (flag.change.kind !== 'contacts' && seenIn(looked.truth, flag.change) === 'done')
    return flag.result(looked.truth, true);
  const end = await makeChange(context);
  return end.kind === 'applied' ? flag.result(end.truth, false) : changeEnding(end.ending);
}
