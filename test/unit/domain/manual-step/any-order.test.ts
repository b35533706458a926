// Whatever people send, in whatever order: what a step never does.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Verification } from '../../../../src/domain/manual-step/evidence.js';
import type { ManualAction } from '../../../../src/domain/manual-step/messages.js';
import { escalate } from '../../../../src/domain/manual-step/step.js';
import { viewOf } from '../../../../src/domain/manual-step/step-view.js';
import { differs, proof, Told } from './steps.js';

type Happening =
  | { readonly kind: 'said'; readonly action: ManualAction; readonly message: object }
  | { readonly kind: 'checked'; readonly verification: Verification }
  | { readonly kind: 'due' };

const actions: readonly ManualAction[] = [
  'claimManualStep',
  'releaseManualStep',
  'completeManualStep',
  'rejectManualStep',
  'returnManualStep',
  'approveManualStep',
  'handToAutomation',
  'supplyData',
  'addComment',
];
const maybe = <T>(values: readonly T[]): fc.Arbitrary<T | undefined> => fc.constantFrom(undefined, ...values);

/** Messages that are often right and often nearly right. */
const message = fc.record(
  {
    operator: fc.constantFrom('ann', 'bob', 'Ann'),
    taskVersion: maybe([1, 2, 3]),
    orderId: maybe(['1', '2']),
    expiresAt: maybe(['2027-11-22', '2028-11-22', '1970-01-01']),
    note: maybe(['a note', 'another note', '']),
    override: maybe([{ reason: 'because' }, { reason: '' }]),
    requestId: maybe(['q-1', 'q-2']),
    decision: maybe(['approve', 'refuse']),
    reason: maybe(['other', 'nonsense']),
    money: maybe(['refund', 'none']),
    fields: maybe([['phone']]),
    values: maybe([{ phone: '+1.4165550123' }]),
    takeOver: maybe([true]),
    text: maybe(['hello']),
  },
  { requiredKeys: ['operator'] },
);
const fieldsOf: Readonly<Record<ManualAction, readonly string[]>> = {
  claimManualStep: ['takeOver'],
  releaseManualStep: [],
  completeManualStep: ['taskVersion', 'orderId', 'expiresAt', 'note', 'override'],
  rejectManualStep: ['taskVersion', 'reason', 'money', 'note'],
  returnManualStep: ['taskVersion', 'fields', 'note'],
  approveManualStep: ['taskVersion', 'decision', 'note'],
  handToAutomation: ['taskVersion', 'note'],
  supplyData: ['taskVersion', 'values'],
  addComment: ['text'],
};
const said = fc
  .tuple(fc.constantFrom(...actions, 'completeManualStep' as const, 'approveManualStep' as const), message)
  .map(([action, all]): Happening => {
    const known = new Set(['operator', 'requestId', ...fieldsOf[action]]);
    const fields = Object.entries(all).filter(([name, value]) => known.has(name) && value !== undefined);
    return { kind: 'said', action, message: Object.fromEntries(fields) };
  });
/** A form filled in with care, so that most runs get further than the first refusal. */
const good = fc.constantFrom<Happening>(
  { kind: 'said', action: 'completeManualStep', message: { ...proof, operator: 'ann' } },
  { kind: 'said', action: 'completeManualStep', message: { ...proof, operator: 'bob', orderId: '9' } },
  { kind: 'said', action: 'approveManualStep', message: { operator: 'bob', note: 'yes' } },
  { kind: 'said', action: 'approveManualStep', message: { operator: 'ann', note: 'yes' } },
);
/** The same form with something left out. */
const nearlyGood = fc.constantFrom('orderId', 'expiresAt', 'note').map((left): Happening => {
  const fields = Object.entries({ ...proof, operator: 'ann' }).filter(([name]) => name !== left);
  return { kind: 'said', action: 'completeManualStep', message: Object.fromEntries(fields) };
});
const checked = fc
  .constantFrom<Verification>({ kind: 'matches' }, differs, { kind: 'unreadable', text: 'no API' })
  .map((verification): Happening => ({ kind: 'checked', verification }));
const happenings = fc.array(fc.oneof(said, good, nearlyGood, checked, fc.constant<Happening>({ kind: 'due' })), {
  maxLength: 30,
});
const told = fc
  .record({
    needsSecondPerson: fc.boolean(),
    evidence: fc.constantFrom('order_and_expiry' as const, 'order' as const, 'note' as const),
    kind: fc.constantFrom('registration' as const, 'customer_data' as const, 'second_person' as const),
    askedBy: fc.constantFrom('ann', 'carol'),
  })
  .map((spec) => new Told(spec));

function happen(step: Told, happening: Happening): void {
  if (happening.kind === 'said') step.say(happening.action, happening.message);
  else if (happening.kind === 'checked') step.registrarSays(happening.verification);
  else step.step = escalate(step.step);
}

test('R-16: no sequence of messages completes a step without its evidence, nor without the registrar or a second person', () => {
  fc.assert(
    fc.property(told, happenings, (step, sequence) => {
      for (const happening of sequence) {
        const before = step.step;
        happen(step, happening);
        const { phase, spec } = step.step;
        if (before.phase.kind === 'closed' || phase.kind !== 'closed' || phase.outcome.kind !== 'completed') continue;
        const { evidence, by, approvedBy, override } = phase.outcome;
        expect(evidence.note.trim()).not.toBe('');
        if (spec.kind === 'second_person') {
          expect(by.id).not.toBe(spec.askedBy);
          continue;
        }
        if (spec.evidence !== 'note') expect(evidence.orderId).toBeDefined();
        if (spec.evidence === 'order_and_expiry') expect(evidence.expiresAt).toMatch(/^20(27|28)-11-22T/);
        const agreed = happening.kind === 'checked' && happening.verification.kind === 'matches';
        if (!agreed || spec.needsSecondPerson) {
          expect(approvedBy?.id.toLowerCase()).not.toBe(by.id.toLowerCase());
          expect(approvedBy).toBeDefined();
        }
        const isContradicted = before.phase.kind === 'awaiting_approval' && before.phase.found !== undefined;
        expect(override !== undefined).toBe(isContradicted);
      }
    }),
    { numRuns: 500 },
  );
});

test('silence never approves: being past due changes nothing but what is shown', () => {
  fc.assert(
    fc.property(told, happenings, (step, sequence) => {
      sequence.forEach((happening) => happen(step, happening));
      const before = step.step;
      const late = escalate(before);
      expect({ ...late, isOverdue: before.isOverdue }).toEqual(before);
      expect(viewOf(late).overdue).toBe(true);
    }),
  );
});

test('two different completions of one version are never both accepted', () => {
  fc.assert(
    fc.property(told, happenings, (step, sequence) => {
      const taken = new Map<number, string>();
      for (const happening of sequence) {
        if (happening.kind !== 'said' || happening.action !== 'completeManualStep') {
          happen(step, happening);
          continue;
        }
        const { version } = step.step;
        if (step.say(happening.action, happening.message).kind !== 'accepted') continue;
        expect(taken.get(version)).toBeUndefined();
        taken.set(version, JSON.stringify(happening.message));
      }
    }),
    { numRuns: 300 },
  );
});

test('an ended step keeps its outcome', () => {
  fc.assert(
    fc.property(told, happenings, happenings, (step, sequence, after) => {
      sequence.forEach((happening) => happen(step, happening));
      const { outcome } = step;
      if (outcome === undefined) return;
      after.forEach((happening) => happen(step, happening));
      expect(step.outcome).toEqual(outcome);
    }),
    { numRuns: 300 },
  );
});

test('anything at all is refused or accepted, never an exception', () => {
  fc.assert(
    fc.property(fc.constantFrom(...actions), fc.anything(), (action, input) => {
      expect(['accepted', 'repeat', 'refused']).toContain(new Told().sayRaw(action, input).kind);
    }),
    { numRuns: 500 },
  );
});
