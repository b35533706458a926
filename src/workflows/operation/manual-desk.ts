// The desk of one operation workflow: hands work to a person, takes the answer, and lets nothing count without evidence.
// Wiring only; what is decided is in src/domain/manual-step.
import {
  ApplicationFailure,
  CancellationScope,
  condition,
  log,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { SignalDefinition, UpdateDefinition } from '@temporalio/common';
import { failureTypes } from '../../contract/failure-types.js';
import { shownInstant } from '../../domain/instant.js';
import type { ActorRules } from '../../domain/manual-step/actor.js';
import { afterCheck, checkedSentence } from '../../domain/manual-step/check.js';
import { decide } from '../../domain/manual-step/decide.js';
import type { Decision } from '../../domain/manual-step/decision.js';
import type { ManualEvidence, Verification } from '../../domain/manual-step/evidence.js';
import { findStep } from '../../domain/manual-step/find-step.js';
import type { ManualAction } from '../../domain/manual-step/messages.js';
import type { ManualOutcome } from '../../domain/manual-step/outcome.js';
import { type Refusal, sentenceOf } from '../../domain/manual-step/refusal.js';
import type { ManualStepSpec } from '../../domain/manual-step/spec.js';
import {
  type ManualStep,
  close,
  escalate,
  isStoppable,
  openStep,
  outcomeOf,
  refuseMessage,
} from '../../domain/manual-step/step.js';
import { viewOf, waitOf } from '../../domain/manual-step/step-view.js';
import type { OperationView } from '../../domain/operation.js';
import type { OperationProgress } from '../../domain/operation-progress.js';
import { remainingMs } from './interruptible.js';
import { manualSignals, manualUpdates } from '../messages.js';
import type { ProgressDisplay } from './show-progress.js';
import type { StopRequest } from './stop-request.js';

/** Looks at the registrar. Bounded: what it cannot read in time is `unreadable`, and so is an exception. */
export type Verify = (evidence: ManualEvidence) => Promise<Verification>;

/** Ended steps are kept for late repeats: they get the same answer, and there is never a second outcome. */
const ENDED_KEPT = 10;

export class ManualDesk {
  readonly #progress: OperationProgress;
  readonly #display: ProgressDisplay;
  readonly #stop: StopRequest;
  readonly #rules: ActorRules;
  #opened: number;
  #ended: readonly ManualStep[] = [];
  #step: ManualStep | undefined;

  /**
   * Registers the handlers of all manual messages: construct it before the first `await`.
   * `stepsBefore` is `stepsOpened` of the run before, where the operation continued as new: ids are never used twice.
   */
  constructor(
    progress: OperationProgress,
    display: ProgressDisplay,
    stop: StopRequest,
    rules: ActorRules = {},
    stepsBefore = 0,
  ) {
    this.#progress = progress;
    this.#display = display;
    this.#stop = stop;
    this.#rules = rules;
    this.#opened = stepsBefore;
    for (const update of Object.values(manualUpdates)) this.#takeUpdate(update);
    for (const signal of Object.values(manualSignals)) this.#takeSignal(signal);
  }

  /** How many steps this operation has opened so far. */
  get stepsOpened(): number {
    return this.#opened;
  }

  /**
   * Opens a step and waits until it has an outcome; one step at a time, within a scope that cancellation does not reach.
   * Shows `action_required` while it waits; afterwards the caller says what comes next (`progress.work` or `end`, then
   * `display.show`). Without `verify` a completion counts as it is said. Throws a plain error, which fails the task and not
   * the workflow, when a step is open already: that is a fault of the code.
   */
  async run(spec: ManualStepSpec, verify?: Verify): Promise<ManualOutcome> {
    if (this.#step !== undefined) throw new Error(`step ${this.#step.id} is still open`);
    this.#opened += 1;
    const opened = `Manual step ${this.#opened} (${spec.kind}) is open until ${shownInstant(spec.dueAt)}: ${spec.why}`;
    this.#keep(openStep(`${workflowInfo().workflowId}:${this.#opened}`, spec, Date.now()), opened);
    const due = this.#escalateWhenDue(spec);
    for (;;) {
      await condition(() => this.#isMoved());
      const step = this.#step as ManualStep | undefined;
      if (step === undefined) throw new Error('the open step was lost');
      const outcome = outcomeOf(step);
      if (outcome !== undefined) {
        due.cancel();
        this.#ended = [...this.#ended, step].slice(-ENDED_KEPT);
        this.#step = undefined;
        return outcome;
      }
      // What somebody did comes before what somebody asked for: a completion that is being checked is not thrown away.
      if (step.phase.kind === 'checking') await this.#check(step.phase.claim.evidence, verify);
      else
        this.#keep(close(step, { kind: 'stopped' }, Date.now()), 'The step was closed: the operation was cancelled.');
    }
  }

  /** Ends the open step, if there is one, because what it was to bring about has come about by itself; `run` answers `stopped`. */
  withdraw(said: string): void {
    if (this.#step !== undefined && outcomeOf(this.#step) === undefined)
      this.#keep(close(this.#step, { kind: 'stopped' }, Date.now()), said);
  }

  #isMoved(): boolean {
    const step = this.#step;
    if (step === undefined) return true;
    const { kind } = step.phase;
    return kind === 'closed' || kind === 'checking' || (this.#stop.asked && isStoppable(step));
  }

  /** One timer for the life of the step. Past it nothing is approved: it is shown as escalated, and waits on. */
  #escalateWhenDue(spec: ManualStepSpec): CancellationScope {
    const scope = new CancellationScope();
    const timer = scope.run(() => sleep(remainingMs(Date.parse(spec.dueAt)), { summary: 'the manual step is due' }));
    timer.then(
      () => {
        if (this.#step?.spec !== spec) return;
        this.#keep(escalate(this.#step), `The step is past its due time and escalated: ${spec.onDue}`);
      },
      () => undefined, // the step ended before
    );
    return scope;
  }

  async #check(evidence: ManualEvidence, verify: Verify | undefined): Promise<void> {
    const verification: Verification =
      verify === undefined
        ? { kind: 'matches' }
        : await verify(evidence).catch(() => ({ kind: 'unreadable', text: 'The registrar could not be read.' }));
    const step = this.#step; // as it is now: comments came in meanwhile
    if (step === undefined) return;
    this.#keep(
      afterCheck(step, verification, Date.now()),
      verify === undefined ? undefined : checkedSentence(verification),
    );
  }

  #takeUpdate(update: UpdateDefinition<OperationView, [unknown]>): void {
    const action = update.name as ManualAction;
    setHandler(
      update,
      (input) => {
        const decision = this.#carryOut(action, input);
        if (decision.kind === 'refused') throw failureFrom(decision.refusal);
        return this.#progress.view();
      },
      {
        validator: (input) => {
          const decision = this.#decide(action, input);
          if (decision.kind === 'refused') throw failureFrom(decision.refusal);
        },
      },
    );
  }

  /** Whatever was typed: a signal has no answer, so what is wrong with it is shown where its sender looks next. */
  #takeSignal(signal: SignalDefinition<[unknown]>): void {
    const action = signal.name as ManualAction;
    setHandler(signal, (input) => {
      const decision = this.#carryOut(action, input);
      if (decision.kind !== 'refused') return;
      const { failure } = decision.refusal;
      log.warn('a signal about a manual step was refused', { signal: action, failure });
      if (this.#step !== undefined)
        this.#keep(refuseMessage(this.#step, `${action} was refused (${failure}): ${sentenceOf(decision.refusal)}`));
    });
  }

  #carryOut(action: ManualAction, input: unknown): Decision {
    const decision = this.#decide(action, input);
    if (decision.kind === 'accepted') this.#keep(decision.step, decision.said);
    return decision;
  }

  #decide(action: ManualAction, input: unknown): Decision {
    const steps = this.#step === undefined ? this.#ended : [...this.#ended, this.#step];
    const found = findStep(steps, input);
    if (found.kind === 'refused') return found;
    return decide(found.step, action, input, { nowMs: Date.now(), identity: 'claimed', rules: this.#rules });
  }

  #keep(step: ManualStep, said?: string): void {
    const nowMs = Date.now();
    this.#step = step;
    if (said !== undefined) this.#progress.note(nowMs, said);
    if (step.phase.kind === 'closed') {
      // Not written to search attributes: the caller says at once what comes next, and writes that.
      this.#progress.manualStep(undefined);
      this.#progress.work(nowMs, 'The operation goes on with what was said.');
      return;
    }
    this.#progress.manualStep(viewOf(step));
    this.#progress.wait(nowMs, 'action_required', waitOf(step));
    this.#display.show();
  }
}

function failureFrom(refused: Refusal): ApplicationFailure {
  return ApplicationFailure.create({
    message: sentenceOf(refused),
    type: failureTypes[refused.failure],
    nonRetryable: true,
    details: [refused.problems],
  });
}
