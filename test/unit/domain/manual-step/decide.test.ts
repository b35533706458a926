import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../../src/domain/manual-step/decision.js';
import { sentenceOf } from '../../../../src/domain/manual-step/refusal.js';
import { isStoppable } from '../../../../src/domain/manual-step/step.js';
import { differs, ID, person, proof, Told } from './steps.js';

function faultOf(decision: Decision): readonly [string, string] | string {
  return decision.kind === 'refused'
    ? [decision.refusal.failure, decision.refusal.problems.map(({ field }) => field).join(' ')]
    : decision.kind;
}

describe('a completion', () => {
  test.each([
    ['order id', { ...proof, orderId: undefined }, 'orderId'],
    ['order id that is one', { ...proof, orderId: 'see the panel' }, 'orderId'],
    ['expiry date', { ...proof, expiresAt: '' }, 'expiresAt'],
    ['expiry date of the calendar', { ...proof, expiresAt: '2027-02-30' }, 'expiresAt'],
    ['expiry date in the future', { ...proof, expiresAt: '2026-11-22' }, 'expiresAt'],
    ['expiry date within ten years', { ...proof, expiresAt: '2036-11-25' }, 'expiresAt'],
    ['expiry date without doubt about its zone', { ...proof, expiresAt: '2027-11-22T10:00' }, 'expiresAt'],
    ['note', { ...proof, note: '  ' }, 'note'],
    ['anything', {}, 'orderId expiresAt note'],
  ])('R-16: is refused without %s', (_, message, field) => {
    const told = new Told();
    expect(faultOf(told.say('completeManualStep', message))).toEqual(['ManualEvidenceInvalid', field]);
    expect(told.phase).toBe('open');
  });

  test('R-16: is not done before the registrar agrees', () => {
    const told = new Told();
    expect(told.say('completeManualStep', proof).kind).toBe('accepted');
    expect([told.phase, told.outcome]).toEqual(['checking', undefined]);
    told.registrarSays({ kind: 'matches' });
    expect(told.outcome).toEqual({
      kind: 'completed',
      evidence: { orderId: '3735284', expiresAt: '2027-11-22T00:00:00.000Z', note: 'done in the panel' },
      by: person('ann'),
    });
  });

  test('R-16: that the registrar contradicts goes back with both values, under a new version', () => {
    const told = new Told();
    told.say('completeManualStep', proof);
    told.registrarSays(differs);
    expect(told.step).toMatchObject({ version: 2, phase: { kind: 'contradicted', found: differs.found } });
    expect(faultOf(told.say('completeManualStep', { ...proof, taskVersion: 1, note: 'again' }))).toEqual([
      'ManualStepConflict',
      'taskVersion',
    ]);
  });

  test('R-16: stands against the registrar by a reason and a second person, and not otherwise', () => {
    const told = new Told();
    const override = { ...proof, override: { reason: 'the panel lags behind' } };
    expect(faultOf(told.say('completeManualStep', override))).toEqual(['ManualStepRefused', 'override']);
    told.say('completeManualStep', proof);
    told.registrarSays(differs);
    expect(faultOf(told.say('completeManualStep', { ...proof, override: {} }))).toEqual([
      'InvalidInput',
      'override.reason',
    ]);
    told.say('completeManualStep', override);
    told.registrarSays(differs);
    expect(told.phase).toBe('awaiting_approval');
    expect(faultOf(told.say('approveManualStep', { note: 'yes' }))).toEqual(['SecondPersonNeeded', 'operator']);
    expect(faultOf(told.say('approveManualStep', { note: 'yes', operator: 'ANN' }))).toEqual([
      'SecondPersonNeeded',
      'operator',
    ]);
    expect(told.outcome).toBeUndefined();
    told.say('approveManualStep', { note: 'seen myself', operator: 'bob' });
    expect(told.outcome).toMatchObject({
      kind: 'completed',
      by: person('ann'),
      override: { reason: 'the panel lags behind', approvedBy: person('bob') },
    });
  });

  test('an override that the registrar agrees with meanwhile is none', () => {
    const told = new Told();
    told.say('completeManualStep', proof);
    told.registrarSays(differs);
    told.say('completeManualStep', { ...proof, override: { reason: 'r' } });
    told.registrarSays({ kind: 'matches' });
    expect(told.outcome).not.toHaveProperty('override');
  });

  test('needs a second person where the registrar cannot be read', () => {
    const told = new Told();
    told.say('completeManualStep', proof);
    told.registrarSays({ kind: 'unreadable', text: 'no API' });
    expect(told.phase).toBe('awaiting_approval');
    told.say('approveManualStep', { note: 'I looked', operator: 'bob' });
    expect(told.outcome).toMatchObject({ kind: 'completed', by: person('ann'), approvedBy: person('bob') });
    expect(told.outcome).not.toHaveProperty('override');
  });

  test('that a second person refuses is back with the operators', () => {
    const told = new Told({ needsSecondPerson: true });
    told.say('completeManualStep', proof);
    told.registrarSays({ kind: 'matches' });
    told.say('approveManualStep', { decision: 'refuse', note: 'no', operator: 'bob' });
    expect(told.step).toMatchObject({ version: 3, phase: { kind: 'open' } });
  });
});

describe('R-10: two people', () => {
  test('are not the one who asked for the operation and did the work', () => {
    const told = new Told({ kind: 'second_person', evidence: 'note', askedBy: 'ann' });
    expect(faultOf(told.say('completeManualStep', { note: 'n' }))).toEqual(['ManualStepConflict', 'taskId']);
    expect(faultOf(told.say('approveManualStep', { note: 'n' }))).toEqual(['SecondPersonNeeded', 'operator']);
    told.say('approveManualStep', { note: 'agreed', operator: 'bob' });
    expect(told.outcome).toEqual({ kind: 'completed', evidence: { note: 'agreed' }, by: person('bob') });
  });

  test('must have signed in where the account takes no claims', () => {
    const told = new Told({ needsSecondPerson: true });
    told.say('completeManualStep', proof);
    told.registrarSays({ kind: 'matches' });
    const rules = { claimedActorsMayOverride: false };
    const message = { note: 'n', operator: 'bob' };
    expect(faultOf(told.say('approveManualStep', message, { rules }))).toEqual(['SecondPersonNeeded', 'operator']);
    expect(told.say('approveManualStep', message, { rules, identity: 'authenticated' }).kind).toBe('accepted');
  });
});

describe('the deletion of a name', () => {
  test('is said to be done only by who has signed in, where the account takes no claims', () => {
    const told = new Told({ kind: 'cancellation', evidence: 'note' });
    const rules = { claimedActorsMayOverride: false };
    expect(faultOf(told.say('completeManualStep', { note: 'n' }, { rules }))).toEqual([
      'SecondPersonNeeded',
      'operator',
    ]);
    expect(told.say('completeManualStep', { note: 'n' }).kind).toBe('accepted');
  });
});

describe('a request to cancel the operation', () => {
  test('closes a step until somebody says that the work is done', () => {
    const told = new Told();
    expect(isStoppable(told.step)).toBe(true);
    told.say('completeManualStep', proof);
    expect(isStoppable(told.step)).toBe(false);
    told.registrarSays(differs);
    expect(isStoppable(told.step)).toBe(false);
  });

  test('closes no step that settles what may have been bought', () => {
    expect(isStoppable(new Told({ kind: 'settle_unknown', outlivesCancellation: true }).step)).toBe(false);
  });

  test('closes one that only waits for a second person to agree', () => {
    expect(isStoppable(new Told({ kind: 'second_person' }).step)).toBe(true);
  });
});

describe('a rejection', () => {
  test.each([
    ['reason code', { money: 'refund', note: 'n' }, 'reason'],
    ['reason code of the list', { reason: 'because', money: 'refund', note: 'n' }, 'reason'],
    ['money decision', { reason: 'other', note: 'n' }, 'money'],
    ['money decision, where money is at stake', { reason: 'other', money: 'none', note: 'n' }, 'money'],
    ['note', { reason: 'other', money: 'refund' }, 'note'],
  ])('R-17: is refused without a %s', (_, message, field) => {
    expect(faultOf(new Told().say('rejectManualStep', message))).toEqual(['ManualRejectionInvalid', field]);
  });

  test('R-17: ends the step with reason and money decision', () => {
    const told = new Told();
    const message = { reason: 'not_eligible', money: 'refund', note: 'no local presence' };
    told.say('rejectManualStep', message);
    expect(told.outcome).toEqual({ kind: 'rejected', ...message, by: person('ann') });
  });

  test('R-17: may leave money alone where there is none', () => {
    const { money: _money, ...spec } = new Told().step.spec;
    const told = new Told();
    told.step = { ...told.step, spec };
    expect(told.say('rejectManualStep', { reason: 'other', money: 'none', note: 'n' }).kind).toBe('accepted');
  });
});

describe('R-19: automation', () => {
  test('gets a running step only when an operator says so', () => {
    const told = new Told();
    told.say('handToAutomation', { note: 'the API works again' });
    expect(told.outcome).toEqual({ kind: 'handed_to_automation', note: 'the API works again', by: person('ann') });
  });

  test('does not get work that it cannot do, nor work that somebody says is done', () => {
    expect(faultOf(new Told({ canHandToAutomation: false }).say('handToAutomation', { note: 'n' }))).toEqual([
      'ManualStepRefused',
      'taskId',
    ]);
    const told = new Told();
    told.say('completeManualStep', proof);
    told.registrarSays(differs);
    expect(faultOf(told.say('handToAutomation', { note: 'n' }))).toEqual(['ManualStepConflict', 'taskId']);
  });
});

describe('data of the customer', () => {
  test('is asked for by name, and its values are in no view', () => {
    const told = new Told();
    told.say('returnManualStep', { fields: ['nexus.category'], note: 'Which category?' });
    expect(told.phase).toBe('returned');
    expect(faultOf(told.say('supplyData', { values: { other: 'x' }, operator: 'backend' }))).toEqual([
      'InvalidInput',
      'values.nexus.category values.other',
    ]);
    told.say('supplyData', { values: { 'nexus.category': 'C11' }, operator: 'backend' });
    expect(told.outcome).toEqual({
      kind: 'data_supplied',
      values: { 'nexus.category': 'C11' },
      by: person('backend'),
    });
  });

  test('is waited for from the first moment where that is the work', () => {
    const told = new Told({ kind: 'customer_data', evidence: 'note' });
    expect(told.phase).toBe('returned');
    expect(faultOf(told.say('completeManualStep', { note: 'n' }))).toEqual(['ManualStepConflict', 'taskId']);
  });
});

describe('whoever took a step', () => {
  test('is the one who decides, until somebody takes it over', () => {
    const told = new Told();
    told.say('claimManualStep', {});
    expect(faultOf(told.say('claimManualStep', { operator: 'bob' }))).toEqual(['ManualStepConflict', 'operator']);
    expect(faultOf(told.say('completeManualStep', { ...proof, operator: 'bob' }))).toEqual([
      'ManualStepConflict',
      'operator',
    ]);
    expect(faultOf(told.say('releaseManualStep', { operator: 'bob' }))).toEqual(['ManualStepConflict', 'operator']);
    told.say('claimManualStep', { operator: 'bob', takeOver: true });
    expect(told.step.assignee).toEqual(person('bob'));
    expect(told.say('completeManualStep', { ...proof, operator: 'bob' }).kind).toBe('accepted');
  });

  test('may release it and take it again', () => {
    const told = new Told();
    told.say('claimManualStep', {});
    told.say('releaseManualStep', {});
    expect(told.step.assignee).toBeUndefined();
    told.say('claimManualStep', {});
    expect(told.step.assignee).toEqual(person('ann'));
  });
});

describe('a repeat', () => {
  test('of what was said is answered the same, also when the step has ended', () => {
    const told = new Told();
    const message = { ...proof, taskVersion: 1 };
    told.say('completeManualStep', message);
    expect(told.say('completeManualStep', message).kind).toBe('repeat');
    told.registrarSays({ kind: 'matches' });
    expect(told.say('completeManualStep', message).kind).toBe('repeat');
  });

  test('of a request id is answered the same whatever the version is now', () => {
    const told = new Told();
    told.say('completeManualStep', { ...proof, requestId: 'q-1' });
    told.registrarSays(differs);
    expect(told.say('completeManualStep', { ...proof, requestId: 'q-1' }).kind).toBe('repeat');
    expect(faultOf(told.say('completeManualStep', { ...proof, note: 'other', requestId: 'q-1' }))).toEqual([
      'ManualStepConflict',
      'requestId',
    ]);
  });

  test('of a completion under the new version is checked anew: the registrar may have caught up', () => {
    const told = new Told();
    told.say('completeManualStep', proof);
    told.registrarSays(differs);
    told.say('completeManualStep', proof);
    told.registrarSays({ kind: 'matches' });
    expect(told.outcome).toMatchObject({ kind: 'completed' });
  });
});

describe('what cannot be understood', () => {
  test.each([
    ['nothing', undefined],
    ['a text', 'done'],
    ['a list', [proof]],
    ['a number', 7],
  ])('%s is refused with a sentence', (_, input) => {
    const decision = new Told().sayRaw('completeManualStep', input);
    expect(decision.kind === 'refused' && sentenceOf(decision.refusal)).toMatch(
      /^completeManualStep must be an object\./,
    );
  });

  test('a person is named by an opaque id, never by an address', () => {
    const fault = new Told().say('completeManualStep', { ...proof, operator: 'ann@example.com' });
    expect(faultOf(fault)).toEqual(['InvalidInput', 'operator']);
    expect(JSON.stringify(fault)).not.toContain('ann@');
  });

  test('a misspelt field is refused, not dropped', () => {
    const message = { taskId: ID, taskVersion: 1, operator: 'ann', ...proof, expireAt: '2027-11-22' };
    expect(faultOf(new Told().sayRaw('completeManualStep', message))).toEqual(['InvalidInput', 'expireAt']);
  });
});
