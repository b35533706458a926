// An operator at the open step of an operation.
import { expect } from 'vitest';
import type { OperationHandle } from '../../../../src/client/index.js';
import type { OperationStatus } from '../../../../src/client/operation-status.js';
import type { ManualStepState, ManualStepView } from '../../../../src/domain/manual-step/view.js';
import { until } from '../../../support/until.js';

export interface Evidence {
  readonly orderId?: string;
  readonly expiresAt?: string;
}

/** Once a person has to act; the state then says so. */
export async function waitingForOperator(operation: OperationHandle): Promise<OperationStatus> {
  return until(
    () => operation.state(),
    ({ manualStep }) => manualStep !== undefined,
  );
}

export async function stepIn(operation: OperationHandle, state: ManualStepState): Promise<ManualStepView> {
  return until(
    () => operation.manualStep.mustBeOpen(),
    (step) => step.state === state,
  );
}

/** Says that the work is done, with what this step asks for and nothing more. */
export async function complete(operation: OperationHandle, evidence: Evidence): Promise<void> {
  const step = await operation.manualStep.mustBeOpen();
  const { orderId = '9999999', expiresAt = inYears(3) } = evidence;
  const asked =
    step.evidence === 'note'
      ? {}
      : step.evidence === 'order'
        ? { orderId }
        : { orderId, expiresAt: expiresAt.slice(0, 10) };
  await operation.manualStep.complete(step, { by: 'ann', note: 'done in the control panel', ...asked });
}

/** with a reason, and with a decision about money where some is at stake. */
export async function reject(operation: OperationHandle): Promise<{ readonly money: string }> {
  const step = await operation.manualStep.mustBeOpen();
  const money = step.money === undefined ? 'none' : 'refund';
  await operation.manualStep.reject(step, { by: 'ann', reason: 'registrar_refused', money, note: 'the panel said no' });
  return { money };
}

/** A second person, where the step waits for one. */
export async function approveIfAsked(operation: OperationHandle): Promise<void> {
  const { manualStep } = await operation.state();
  if (manualStep?.state === 'awaiting_approval')
    await operation.manualStep.approve(manualStep, { by: 'bob', note: 'seen' });
}

/** Contradicted: each value said, beside the one that the registrar shows. */
export function expectBothValues(step: ManualStepView): void {
  const [first] = step.contradiction?.found ?? [];
  expect(first).toMatchObject({ claimed: expect.any(String) as string, found: expect.any(String) as string });
  expect(first?.found).not.toBe(first?.claimed);
}

function inYears(years: number): string {
  return new Date(Date.now() + years * 365 * 86_400_000).toISOString();
}
