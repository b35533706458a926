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
import { type ProcessOrder, type RevealRequest, getOperation, processOrder, revealPersonalData } from '../messages.js';
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
  const supplied = new Map<string, string>();
  setHandler(getOperation, () => progress.view());
  setHandler(
    revealPersonalData,
    ({ by }) => {
      progress.note(Date.now(), `The contacts of the request were shown to ${by}.`);
      const { contacts } = input.request;
      return {
        ...(contacts === undefined ? {} : { contacts }),
        ...(supplied.size === 0 ? {} : { supplied: Object.fromEntries(supplied) }),
      };
    },
    { validator: mustSayWho },
  );
  setHandler(processOrder, (request) => desk.ask(request), {
    validator: (request: ProcessOrder) => desk.check(request),
  });

  // Nothing below may be torn down by a cancellation from outside; `stop` is looked at where stopping is safe.
  return CancellationScope.nonCancellable(async () => {
    const result = await course({ input, progress, display, desk, manual, stop, supplied });
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

function mustSayWho(request: RevealRequest | undefined): void {
  const by: unknown = request?.by;
  if (typeof by === 'string' && /^[A-Za-z0-9._:-]{1,64}$/.test(by)) return;
  const sentence = 'by must be an opaque id of letters, digits, dots, underscores, colons or hyphens.';
  throw ApplicationFailure.nonRetryable(sentence, failureTypes.InvalidInput);
}
