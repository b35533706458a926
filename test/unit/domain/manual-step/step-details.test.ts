// What a step looks like: the view, Current Details and the JSON to paste.
import { describe, expect, test } from 'vitest';
import { isAllowed, isAllowedInState } from '../../../../src/domain/manual-step/allowed-in.js';
import { readyJson, readyMessages, stepRows } from '../../../../src/domain/manual-step/step-details.js';
import { escalate } from '../../../../src/domain/manual-step/step.js';
import { viewOf, waitOf } from '../../../../src/domain/manual-step/step-view.js';
import { operationDetails } from '../../../../src/domain/operation-details.js';
import { OperationProgress } from '../../../../src/domain/operation-progress.js';
import { settingsShown } from '../../../../src/domain/settings.js';
import { settingsWith } from '../support/orders.js';
import { differs, ID, OPENED, person, proof, Told } from './steps.js';

const actionsOf = (told: Told): readonly string[] => readyMessages(viewOf(told.step)).map(([action]) => action);

describe('the ready JSON', () => {
  test('holds what fits now, and nothing else', () => {
    const told = new Told();
    const open = ['completeManualStep', 'rejectManualStep', 'returnManualStep', 'handToAutomation'];
    expect(actionsOf(told)).toEqual(open);
    told.step = escalate(told.step);
    expect(actionsOf(told)).toEqual(open);
    told.say('completeManualStep', proof);
    expect(actionsOf(told)).toEqual([]);
    told.registrarSays({ kind: 'unreadable', text: 'no API' });
    expect(actionsOf(told)).toEqual(['approveManualStep', 'rejectManualStep']);
  });

  test('does not offer automation what it cannot do', () => {
    expect(actionsOf(new Told({ canHandToAutomation: false }))).not.toContain('handToAutomation');
  });

  test.each(actionsOf(new Told()))('%s is refused as long as nothing is filled in', (action) => {
    const told = new Told();
    const [, message] = readyMessages(viewOf(told.step)).find(([name]) => name === action) ?? [];
    const decision = told.sayRaw(action as 'completeManualStep', message);
    expect(decision).toMatchObject({ kind: 'refused', refusal: { failure: 'InvalidInput' } });
  });

  test('says that a plain signal stays readable, and asks for nothing personal', () => {
    expect(readyJson(viewOf(new Told().step))[0]).toMatch(/nothing personal.*stays readable in the history/);
  });

  test('is allowed by the view exactly where the step allows it', () => {
    const told = new Told();
    for (const action of ['completeManualStep', 'approveManualStep', 'supplyData', 'handToAutomation'] as const)
      expect(isAllowedInState(action, viewOf(told.step))).toBe(isAllowed(action, told.step));
  });
});

describe('what is shown', () => {
  test('has both values side by side when the registrar contradicts', () => {
    const told = new Told();
    told.say('claimManualStep', {});
    told.say('completeManualStep', proof);
    told.registrarSays(differs);
    const view = viewOf(told.step);
    expect(view).toMatchObject({
      id: ID,
      version: 2,
      state: 'contradicted',
      assignee: person('ann'),
      contradiction: { claimed: { orderId: '3735284' }, found: differs.found },
    });
    expect(stepRows(view)).toContainEqual(['Differs: expiresAt', 'said: 2027-11-22; found: 2026-11-22']);
    expect(stepRows(view)).toContainEqual(['Said to be done', 'by ann (claimed), order 3735284, expires 2027-11-22']);
  });

  test('says of a step past due that silence approves nothing, and keeps its due time', () => {
    const told = new Told();
    expect(waitOf(told.step)).toMatchObject({ kind: 'operator', who: 'an operator', next: 'The step is escalated.' });
    expect(waitOf(escalate(told.step))).toMatchObject({
      until: told.step.spec.dueAt,
      next: expect.stringContaining('silence approves nothing') as string,
    });
  });

  test('who saw which version: one line for each person and version', () => {
    const told = new Told();
    told.say('claimManualStep', {});
    told.say('addComment', { text: 'hello' });
    told.say('addComment', { text: 'hello', operator: 'bob' });
    told.say('completeManualStep', proof);
    told.registrarSays(differs);
    told.say('completeManualStep', proof);
    expect(told.step.seen.map(({ by, version }) => [by.id, version])).toEqual([
      ['ann', 1],
      ['bob', 1],
      ['ann', 2],
    ]);
  });

  test('of the operation: the step in its view and its details, its holder in the search attributes', () => {
    const told = new Told();
    told.say('claimManualStep', {});
    told.say('addComment', { text: 'a | b\nc' });
    const progress = new OperationProgress(
      {
        operationId: 'registerDomain:acme:example.com:r-1',
        operationType: 'registerDomain',
        account: 'acme',
        domain: 'example.com',
        requestId: 'r-1',
        settings: settingsShown(settingsWith()),
      },
      OPENED,
    );
    progress.manualStep(viewOf(told.step));
    progress.wait(OPENED, 'action_required', waitOf(told.step));
    expect(progress.searchValues()).toMatchObject({ assignee: 'ann', dueAt: told.step.spec.dueAt });
    const details = operationDetails(progress.view());
    expect(details).toMatch(/^\*\*A person has to act \(registration\)\*\*/);
    expect(details).toContain('| Comment of ann | a \\| b c |');
    expect(details).toContain(`{"taskId":"${ID}","taskVersion":1,"operator":"<your id>","orderId":""`);
    progress.manualStep(undefined);
    expect(progress.searchValues()).not.toHaveProperty('assignee');
  });
});
