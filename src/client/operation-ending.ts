// Reads how an operation ended from its closed workflow: the result, or the failure that carries it.
import type { WorkflowFailedError } from '@temporalio/client';
import { ApplicationFailure, CancelledFailure, TerminatedFailure, TimeoutFailure } from '@temporalio/common';
import type { OperationResult } from '../domain/operation.js';
import { TenureEndedAbnormallyError, type TenureError } from './errors.js';
import { decoded } from './undecodable.js';

/** What a successful workflow returned. Throws {@link TenureUndecodableError}. */
export function resultFrom(operationId: string, value: unknown): OperationResult {
  const result = decoded(value, `The result of ${operationId}`);
  if (isResult(result)) return result;
  throw new TenureEndedAbnormallyError(`${operationId} ended without a result that this version understands.`);
}

/**
 * A business ending other than success is a failed workflow whose failure carries the result, so that the Temporal UI
 * shows it as failed and programs still read a value. Returns an error for what is not a business ending.
 */
export function resultFromFailure(operationId: string, error: WorkflowFailedError): OperationResult | TenureError {
  const cause = error.cause;
  if (cause instanceof ApplicationFailure || cause instanceof CancelledFailure) {
    const detail = decoded<unknown>(cause.details?.[0], `The result of ${operationId}`);
    if (isResult(detail)) return detail;
  }
  if (cause instanceof CancelledFailure) {
    return { outcome: 'cancelled', orderIds: [], sentence: 'The workflow was cancelled from outside Tenure.' };
  }
  if (cause instanceof TerminatedFailure) {
    return new TenureEndedAbnormallyError(
      `${operationId} was terminated from outside Tenure. What the registrar did is not known here: look at the name there.`,
    );
  }
  if (cause instanceof TimeoutFailure) {
    return new TenureEndedAbnormallyError(
      `${operationId} reached a time limit of the Temporal server and did not end by itself.`,
    );
  }
  const type = cause instanceof ApplicationFailure && cause.type ? ` (failure type ${cause.type})` : '';
  return new TenureEndedAbnormallyError(
    `${operationId} failed without a result${type}. Its history in the Temporal UI says where; look at the name at the registrar.`,
  );
}

function isResult(value: unknown): value is OperationResult {
  return typeof value === 'object' && value !== null && typeof (value as { outcome?: unknown }).outcome === 'string';
}
