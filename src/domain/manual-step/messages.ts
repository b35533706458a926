// The messages about a manual step as they travel (kept for years: other programs write them). What arrives is untrusted:
// parse-message.ts reads it.
import type { MoneyDecision, RejectionReason } from './outcome.js';

interface StepMessage {
  /** `{workflowId}:{n}`, as the view names it. */
  readonly taskId: string;
  /** Who acts: an opaque id, shown in timelines; no name and no address. */
  readonly operator: string;
  /** The sender's own id of this message: the same id is never carried out twice. */
  readonly requestId?: string;
}

/** A message that decides names the version that the sender had before them: what changed meanwhile is not decided on unseen. */
interface DecidingMessage extends StepMessage {
  readonly taskVersion: number;
}

export interface ClaimManualStep extends StepMessage {
  /** Take it although somebody else has it. */
  readonly takeOver?: boolean;
}

export type ReleaseManualStep = StepMessage;

export interface CompleteManualStep extends DecidingMessage {
  readonly orderId?: string;
  /** `2027-11-22`, or an instant in UTC such as `2027-11-22T10:00:00Z`. */
  readonly expiresAt?: string;
  readonly note: string;
  /** For a completion that the registrar contradicts; a second person has to approve it. */
  readonly override?: { readonly reason: string };
}

export interface RejectManualStep extends DecidingMessage {
  readonly reason: RejectionReason;
  readonly money: MoneyDecision;
  readonly note: string;
}

export interface ReturnManualStep extends DecidingMessage {
  /** Names of the fields that the customer is asked for. @default those of the step */
  readonly fields?: readonly string[];
  /** What the customer is told. */
  readonly note: string;
}

export interface ApproveManualStep extends DecidingMessage {
  /** `refuse` gives the step back to the operators. @default 'approve' */
  readonly decision?: 'approve' | 'refuse';
  readonly note: string;
}

export interface HandToAutomation extends DecidingMessage {
  readonly note: string;
}

export interface SupplyData extends DecidingMessage {
  /** One text for each field that was asked for. */
  readonly values: Readonly<Record<string, string>>;
}

export interface AddComment extends StepMessage {
  readonly text: string;
}

/** Each message by its name on the wire. */
export interface ManualMessages {
  readonly claimManualStep: ClaimManualStep;
  readonly releaseManualStep: ReleaseManualStep;
  readonly completeManualStep: CompleteManualStep;
  readonly rejectManualStep: RejectManualStep;
  readonly returnManualStep: ReturnManualStep;
  readonly approveManualStep: ApproveManualStep;
  readonly handToAutomation: HandToAutomation;
  readonly supplyData: SupplyData;
  readonly addComment: AddComment;
}
export type ManualAction = keyof ManualMessages;
