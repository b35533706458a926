// The shell of every operation workflow: what it shows, which messages it takes, how it ends. An operation brings its course.
import {
  ApplicationFailure,
  CancellationScope,
  allHandlersFinished,
  condition,
  log,
  setHandler,
} from '@temporalio/workflow';
import { failureTypes } from '../../contract/failure-types.js';
import type { OperationResult, OperationType } from '../../domain/operation.js';
import { endingOf } from '../../domain/operation-ending.js';
import { OperationProgress } from '../../domain/operation-progress.js';
import { settingsShown } from '../../domain/settings.js';
import { mustBeIntact } from '../intact-input.js';
import { type ProcessOrder, getOperation, processOrder } from '../messages.js';
import type { OperationParts } from './context.js';
import type { CommonRequest, OperationInput } from './input.js';
import { ManualDesk } from './manual-desk.js';
import { OrderDesk } from './order-desk.js';
import { reportEnd } from './report-end.js';
import { ProgressDisplay } from './show-progress.js';
import { StopRequest } from './stop-request.js';

/**
 * Ends as completed when the operation succeeded or was cancelled, as failed otherwise; either way the result is the
 * workflow's result, or the first detail of its failure.
 */
export async function runOperation<Request extends CommonRequest, Result extends OperationResult>(
  type: OperationType,
  input: OperationInput<Request>,
  course: (parts: OperationParts<Request>) => Promise<Result>,
): Promise<Result> {
  mustBeIntact(input, type);
  const progress = new OperationProgress(
    {
      operationId: input.operationId,
      operationType: type,
      account: input.account,
      domain: input.request.domain,
      requestId: input.requestId,
      settings: settingsShown(input.settings),
      ...(input.reference === undefined ? {} : { reference: input.reference }),
    },
    Date.now(),
  );
  const display = new ProgressDisplay(progress);
  const stop = new StopRequest();
  const desk = new OrderDesk(progress);
  const manual = new ManualDesk(progress, display, stop, input.settings);
  setHandler(getOperation, () => progress.view());
  setHandler(processOrder, (request) => desk.ask(request), {
    validator: (request: ProcessOrder) => desk.check(request),
  });

  // Nothing below may be torn down by a cancellation from outside; `stop` is looked at where stopping is safe.
  return CancellationScope.nonCancellable(async () => {
    const result = await course({ input, progress, display, desk, manual, stop });
    const ending = endingOf(result);
    progress.end(Date.now(), ending.state, result, ending.sentence);
    display.show();
    await reportEnd(progress.view(), input.group);
    await condition(allHandlersFinished);
    if (ending.state !== 'failed') return result;
    log.info('an operation ended without success', { type, outcome: result.outcome });
    throw ApplicationFailure.create({
      message: ending.sentence,
      type: failureTypes[ending.failure],
      nonRetryable: true,
      details: [result],
    });
  });
}
