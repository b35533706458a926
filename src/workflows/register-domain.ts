// Registers one name: agree, order once, confirm by reading. The wiring; what is decided is in src/domain.
import {
  ApplicationFailure,
  CancellationScope,
  allHandlersFinished,
  condition,
  log,
  setHandler,
} from '@temporalio/workflow';
import { failureTypes } from '../contract/failure-types.js';
import { OperationProgress } from '../domain/operation-progress.js';
import { type RegistrationEnd, endOf } from '../domain/registration-end.js';
import type { RegistrationResult } from '../domain/registration-result.js';
import { settingsShown } from '../domain/settings.js';
import { mustBeIntact } from './intact-input.js';
import { type ProcessOrder, getOperation, processOrder } from './messages.js';
import { OrderDesk } from './order-desk.js';
import { RegistrationContext } from './registration/context.js';
import { registrationCourse } from './registration/course.js';
import type { RegisterDomainInput } from './registration/input.js';
import { reportEnd } from './report-end.js';
import { ProgressDisplay } from './show-progress.js';
import { StopRequest } from './stop-request.js';

/**
 * Ends as completed when the name is registered or the operation was cancelled, as failed otherwise; either way the
 * `RegistrationResult` is its result, or the first detail of its failure.
 */
export async function registerDomain(input: RegisterDomainInput): Promise<RegistrationResult> {
  mustBeIntact(input, 'registerDomain');
  const progress = new OperationProgress(
    {
      operationId: input.operationId,
      operationType: 'registerDomain',
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
  setHandler(getOperation, () => progress.view());
  setHandler(processOrder, (request) => desk.ask(request), {
    validator: (request: ProcessOrder) => desk.check(request),
  });

  // Nothing below may be torn down by a cancellation from outside; `stop` is looked at where stopping is safe.
  return CancellationScope.nonCancellable(async () => {
    const result = await registrationCourse(new RegistrationContext({ input, progress, display, desk, stop }));
    const end = endOf(result);
    progress.end(Date.now(), end.state, result, end.sentence);
    display.show();
    await reportEnd(progress.view(), input.group);
    await condition(allHandlersFinished);
    return resultOrFailure(end, result);
  });
}

function resultOrFailure(end: RegistrationEnd, result: RegistrationResult): RegistrationResult {
  if (end.state !== 'failed') return result;
  log.info('registration failed', { outcome: result.outcome });
  throw ApplicationFailure.create({
    message: end.sentence,
    type: failureTypes[end.failure],
    nonRetryable: true,
    details: [result],
  });
}
