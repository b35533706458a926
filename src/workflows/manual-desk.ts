// The desk of one operation workflow: hands work to a person, takes the answer, and lets nothing count without evidence.
import type { ActorRules } from '../domain/manual-step/actor.js';
import type { ManualEvidence, Verification } from '../domain/manual-step/evidence.js';
import type { ManualOutcome } from '../domain/manual-step/outcome.js';
import type { ManualStepSpec } from '../domain/manual-step/spec.js';
import type { OperationProgress } from '../domain/operation-progress.js';
import type { ProgressDisplay } from './show-progress.js';
import type { StopRequest } from './stop-request.js';

/** Looks at the registrar. Bounded: what it cannot read in time is `unreadable`, and so is an exception. */
export type Verify = (evidence: ManualEvidence) => Promise<Verification>;

export class ManualDesk {
  readonly #progress: OperationProgress;
  readonly #display: ProgressDisplay;
  readonly #stop: StopRequest;
  readonly #rules: ActorRules;

  /** Registers the handlers of all manual messages: construct it before the first `await`. */
  constructor(progress: OperationProgress, display: ProgressDisplay, stop: StopRequest, rules: ActorRules = {}) {
    this.#progress = progress;
    this.#display = display;
    this.#stop = stop;
    this.#rules = rules;
  }

  /**
   * Opens a step and waits until it has an outcome; one step at a time. Shows `action_required` while it waits. Afterwards
   * the caller says what comes next (`progress.work` or `end`, then `display.show`).
   */
  run(spec: ManualStepSpec, verify?: Verify): Promise<ManualOutcome> {
    void [this.#progress, this.#display, this.#stop, this.#rules, spec, verify];
    return Promise.reject(new Error('the desk is not built yet'));
  }
}
