// Takes what is said about a transfer under way: send the approval message again, use another auth code, look at once.
import { ApplicationFailure, setHandler } from '@temporalio/workflow';
import { failureTypes } from '../../contract/failure-types.js';
import { instantFrom, shownInstant } from '../../domain/instant.js';
import type { OperationView } from '../../domain/operation.js';
import type { OperationProgress } from '../../domain/operation-progress.js';
import { type NewAuthCode, parseNewAuthCode } from '../../domain/transfer/new-auth-code.js';
import type { TransferPace } from '../../domain/transfer/transfer-pace.js';
import { type ResendApproval, refresh, replaceAuthCode, resendApproval } from '../messages.js';
import { shownActor } from '../operation/order-desk.js';
import { validInput } from '../valid-input.js';

/** What makes sense at this moment. */
export interface DeskOpening {
  readonly resend: boolean;
  readonly newCode: boolean;
  /** Why not, as a sentence. */
  readonly otherwise: string;
}

const NOTHING_YET: DeskOpening = { resend: false, newCode: false, otherwise: 'The transfer is not under way yet.' };

export class TransferDesk {
  readonly #progress: OperationProgress;
  readonly #pace: TransferPace;
  #opening = NOTHING_YET;
  #isResendAsked = false;
  #newCode: string | undefined;
  #isLookAsked = false;
  #lastLookMs = 0;
  #lastMailMs = 0;
  #resends = 0;

  /** Registers its handlers: construct it before the first `await`. */
  constructor(progress: OperationProgress, pace: TransferPace) {
    this.#progress = progress;
    this.#pace = pace;
    setHandler(refresh, () => this.#askLook());
    setHandler(resendApproval, (request) => this.#askResend(request), {
      validator: (_request) => this.#checkResend(),
    });
    setHandler(replaceAuthCode, (request) => this.#takeCode(request), {
      validator: (request: NewAuthCode) => void this.#checkedCode(request),
    });
  }

  open(opening: DeskOpening): void {
    this.#opening = opening;
  }

  get isAsked(): boolean {
    return this.#isResendAsked || this.#isLookAsked || this.#newCode !== undefined;
  }

  get isResendAsked(): boolean {
    return this.#isResendAsked;
  }

  get hasNewCode(): boolean {
    return this.#newCode !== undefined;
  }

  /** Hands the code over and keeps none. */
  takeNewCode(): string | undefined {
    const code = this.#newCode;
    this.#newCode = undefined;
    return code;
  }

  /** The transfer is looked at now. */
  looking(): void {
    this.#isLookAsked = false;
  }

  /** A message went to the registrant: the first one with the order, reminders, or one that was asked for. */
  mailed(nowMs: number): void {
    this.#lastMailMs = nowMs;
    if (this.#isResendAsked) this.#resends += 1;
    this.#isResendAsked = false;
  }

  /** Somebody heard that something happened. Events come doubled and in swarms: one look answers them, the next poll the rest. */
  #askLook(): void {
    if (Date.now() < this.#lastLookMs + this.#pace.hintGapMs) return;
    this.#lastLookMs = Date.now();
    this.#isLookAsked = true;
  }

  #checkResend(): void {
    if (!this.#opening.resend) throw refused(this.#opening.otherwise);
    if (this.#resends >= this.#pace.resendsAtMost)
      throw refused(`The message was sent again ${this.#resends} times already; ask the registrant another way.`);
    const againMs = this.#lastMailMs + this.#pace.resendGapMs;
    if (!this.#isResendAsked && Date.now() < againMs)
      throw refused(
        `A message went out a moment ago; the next one may be sent from ${shownInstant(instantFrom(againMs))} on.`,
      );
  }

  #askResend(request: ResendApproval | undefined): OperationView {
    if (!this.#isResendAsked)
      this.#progress.note(Date.now(), `The approval message was asked for again by ${shownActor(request?.by)}.`);
    this.#isResendAsked = true;
    return this.#progress.view();
  }

  #checkedCode(request: NewAuthCode): NewAuthCode {
    const checked = validInput(parseNewAuthCode(request));
    if (!this.#opening.newCode) throw refused(this.#opening.otherwise);
    return checked;
  }

  #takeCode(request: NewAuthCode): OperationView {
    const { authCode, by } = this.#checkedCode(request);
    this.#newCode = authCode;
    this.#progress.note(Date.now(), `Another auth code was given by ${shownActor(by)}.`);
    return this.#progress.view();
  }
}

function refused(sentence: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(sentence, failureTypes.Refused);
}
