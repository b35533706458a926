// What a person has to do in one operation: look at it, and say what was done.
import { randomUUID } from 'node:crypto';
import type { UpdateDefinition } from '@temporalio/common';
import type { ManualAction, ManualMessages } from '../domain/manual-step/messages.js';
import type { MoneyDecision, RejectionReason } from '../domain/manual-step/outcome.js';
import type { ManualStepView } from '../domain/manual-step/view.js';
import type { OperationView } from '../domain/operation.js';
import { type PersonalData, manualUpdates, revealPersonalData } from '../workflows/messages.js';
import { askPatiently } from './ask-patiently.js';
import { TenureConflictError, TenureNotFoundError } from './errors.js';
import type { OperationStatus } from './operation-status.js';
import { isUnknownWorkflow } from './rpc.js';
import type { Session } from './session.js';

/** The step as whoever decides has seen it: of a `ManualStepView`, or the two values that somebody kept. */
export interface SeenStep {
  readonly id: string;
  /** What has changed since is not decided on unseen: then {@link TenureConflictError}. */
  readonly version: number;
}

export interface Acting {
  /** Who acts: an opaque id, shown in timelines. Nobody checks it in this version: it is recorded as claimed. */
  readonly by: string;
  /** Your own id of the message: sending it again never acts twice. */
  readonly requestId?: string;
}

export interface Completion extends Acting {
  /** The registrar's order id. */
  readonly orderId?: string;
  /** `2027-11-22`, or an instant in UTC. */
  readonly expiresAt?: string;
  readonly note: string;
  /** Why it should count although the registrar says something else; a second person has to approve. */
  readonly overrideReason?: string;
}

export interface Rejection extends Acting {
  readonly reason: RejectionReason;
  readonly money: MoneyDecision;
  readonly note: string;
}

export interface Return extends Acting {
  /** @default the fields of the step */
  readonly fields?: readonly string[];
  /** What the customer is told. */
  readonly note: string;
}

/**
 * Each method answers with the accepted view as soon as the message is taken; whether the registrar agrees is seen in the
 * operation's state later. Throws {@link TenureRefusedError} with the sentence that is wrong, {@link TenureConflictError} when
 * the step is another than the one seen, {@link TenureNotFoundError}, {@link TenureUnavailableError}.
 */
export class ManualStepHandle {
  readonly #session: Session;
  readonly #operationId: string;
  readonly #state: () => Promise<OperationStatus>;

  /** `state` reads the operation. Use `operation.manualStep`. */
  constructor(session: Session, operationId: string, state: () => Promise<OperationStatus>) {
    this.#session = session;
    this.#operationId = operationId;
    this.#state = state;
  }

  /** The open step; undefined when no person has to act, or when no worker answers. */
  async open(): Promise<ManualStepView | undefined> {
    return (await this.#state()).manualStep;
  }

  /** As `open`, for who needs one. Throws {@link TenureConflictError}. */
  async mustBeOpen(): Promise<ManualStepView> {
    const { manualStep, state } = await this.#state();
    if (manualStep !== undefined) return manualStep;
    throw new TenureConflictError(`No manual step is open in ${this.#operationId}, which is ${state}.`);
  }

  claim(taskId: string, { takeOver, ...acting }: Acting & { readonly takeOver?: boolean }): Promise<OperationView> {
    return this.#send('claimManualStep', {
      ...head(taskId, acting),
      ...(takeOver === undefined ? {} : { takeOver }),
    });
  }

  /** The contacts of the request and what the customer supplied, for whoever does the work; each look is in the timeline. */
  reveal({ by }: Acting): Promise<PersonalData> {
    const updateId = `reveal-${randomUUID()}`;
    const workflow = this.#session.client.workflow.getHandle(this.#operationId);
    return askPatiently(this.#session, `The personal data of ${this.#operationId}`, () =>
      workflow.executeUpdate(revealPersonalData, { updateId, args: [{ by }] }),
    );
  }

  release(taskId: string, acting: Acting): Promise<OperationView> {
    return this.#send('releaseManualStep', head(taskId, acting));
  }

  complete(step: SeenStep, { overrideReason, by, requestId, ...evidence }: Completion): Promise<OperationView> {
    return this.#send('completeManualStep', {
      ...seen(step, named(by, requestId)),
      ...evidence,
      ...(overrideReason === undefined ? {} : { override: { reason: overrideReason } }),
    });
  }

  reject(step: SeenStep, { by, requestId, ...decision }: Rejection): Promise<OperationView> {
    return this.#send('rejectManualStep', { ...seen(step, named(by, requestId)), ...decision });
  }

  returnToCustomer(step: SeenStep, { by, requestId, ...question }: Return): Promise<OperationView> {
    return this.#send('returnManualStep', { ...seen(step, named(by, requestId)), ...question });
  }

  approve(step: SeenStep, { by, requestId, note }: Acting & { readonly note: string }): Promise<OperationView> {
    return this.#send('approveManualStep', { ...seen(step, named(by, requestId)), decision: 'approve', note });
  }

  /** Gives a completion back to the operators. */
  refuse(step: SeenStep, { by, requestId, note }: Acting & { readonly note: string }): Promise<OperationView> {
    return this.#send('approveManualStep', { ...seen(step, named(by, requestId)), decision: 'refuse', note });
  }

  handToAutomation(
    step: SeenStep,
    { by, requestId, note }: Acting & { readonly note: string },
  ): Promise<OperationView> {
    return this.#send('handToAutomation', { ...seen(step, named(by, requestId)), note });
  }

  /** The customer's answer, one text for each field that was asked for. */
  supplyData(
    step: SeenStep,
    { by, requestId, values }: Acting & { readonly values: Readonly<Record<string, string>> },
  ): Promise<OperationView> {
    return this.#send('supplyData', { ...seen(step, named(by, requestId)), values });
  }

  comment(taskId: string, { text, ...who }: Acting & { readonly text: string }): Promise<OperationView> {
    return this.#send('addComment', { ...head(taskId, who), text });
  }

  async #send<A extends ManualAction>(action: A, message: ManualMessages[A]): Promise<OperationView> {
    const update: UpdateDefinition<OperationView, [unknown]> = manualUpdates[action];
    const workflow = this.#session.client.workflow.getHandle(this.#operationId);
    const updateId = `${action}-${randomUUID()}`;
    try {
      return await askPatiently(this.#session, `${action} of ${this.#operationId}`, () =>
        workflow.executeUpdate(update, { updateId, args: [message] }),
      );
    } catch (error) {
      if (!isUnknownWorkflow(error)) throw error;
      const sentence = `There is no operation ${this.#operationId} that runs: it has ended, or never began.`;
      throw new TenureNotFoundError(sentence, { cause: error });
    }
  }
}

function named(by: string, requestId: string | undefined): Acting {
  return { by, ...(requestId === undefined ? {} : { requestId }) };
}

function head(taskId: string, { by, requestId }: Acting) {
  return { taskId, operator: by, ...(requestId === undefined ? {} : { requestId }) };
}

function seen(step: SeenStep, who: Acting) {
  return { ...head(step.id, who), taskVersion: step.version };
}
