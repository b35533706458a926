// A workflow with a desk and nothing else: opens one step after another, and says how each ended.
import { CancellationScope, allHandlersFinished, condition, defineSignal, setHandler } from '@temporalio/workflow';
import type { ActorRules } from '../../../../src/domain/manual-step/actor.js';
import type { Verification } from '../../../../src/domain/manual-step/evidence.js';
import type { ManualOutcome } from '../../../../src/domain/manual-step/outcome.js';
import type { ManualStepSpec } from '../../../../src/domain/manual-step/spec.js';
import { OperationProgress } from '../../../../src/domain/operation-progress.js';
import { ManualDesk } from '../../../../src/workflows/operation/manual-desk.js';
import { getOperation } from '../../../../src/workflows/messages.js';
import { ProgressDisplay } from '../../../../src/workflows/operation/show-progress.js';
import { StopRequest } from '../../../../src/workflows/operation/stop-request.js';

export interface DeskInput {
  readonly operationId: string;
  readonly specs: readonly (Omit<ManualStepSpec, 'dueAt'> & { readonly dueInMs: number })[];
  /** What the registrar says to one completion after the other; the last one stays. Absent: nobody asks it. */
  readonly verifications?: readonly (Verification | 'fails' | 'waits')[];
  readonly rules?: ActorRules;
}

/** Lets a check that `waits` go on. */
export const answerCheck = defineSignal<[Verification]>('answerCheck');

export async function deskOnly(input: DeskInput): Promise<readonly ManualOutcome[]> {
  const [, account = '', domain = '', requestId = ''] = input.operationId.split(':');
  const settings = {
    connector: 'by hand',
    connectorVersion: 1,
    registrar: 'main',
    environment: 'test',
    policyVersion: 'com 1',
    paceVersion: '1',
  } as const;
  const { operationId } = input;
  const progress = new OperationProgress(
    { operationId, operationType: 'registerDomain', account, domain, requestId, settings },
    Date.now(),
  );
  const display = new ProgressDisplay(progress);
  const stop = new StopRequest();
  const desk = new ManualDesk(progress, display, stop, input.rules);
  const answers: Verification[] = [];
  setHandler(getOperation, () => progress.view());
  setHandler(answerCheck, (answer) => void answers.push(answer));
  let checks = 0;
  const verify = async (): Promise<Verification> => {
    const answer = input.verifications?.[Math.min(checks++, input.verifications.length - 1)] ?? 'fails';
    if (answer === 'fails') throw new Error('no answer');
    if (answer !== 'waits') return answer;
    await condition(() => answers.length > 0);
    return answers.shift() ?? { kind: 'unreadable', text: 'nothing' };
  };
  return CancellationScope.nonCancellable(async () => {
    const outcomes: ManualOutcome[] = [];
    for (const { dueInMs, ...spec } of input.specs) {
      const dueAt = new Date(Date.now() + dueInMs).toISOString();
      outcomes.push(await desk.run({ ...spec, dueAt }, input.verifications === undefined ? undefined : verify));
    }
    progress.work(Date.now(), 'Nothing more happens.');
    display.show();
    await condition(allHandlersFinished);
    return outcomes;
  });
}

/** Under the name of an operation, so that lists find it. */
export { deskOnly as registerDomain };
