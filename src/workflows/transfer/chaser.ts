// Follows a transfer from its order to the name, or to a no: shows whose turn it is, reminds, takes another code, gives up.
import { assertNever } from '../../domain/assert-never.js';
import { type TurnFacts, isPastWindow, turnOf } from '../../domain/transfer/transfer-turn.js';
import type { TransferReading, TransferStanding } from '../../domain/transfer/transfer-standing.js';
import type { TransferResult } from '../../domain/transfer-result.js';
import type { CourseEnd, OrderCourse } from '../operation/order-course.js';
import { settleWrite } from '../operation/settle-write.js';
import { ApprovalStep } from './approval-step.js';
import type { TransferContext } from './context.js';
import { cancelTransferWrite, sendApprovalAgain } from './writes.js';

type UnderWay = Extract<TransferStanding, { kind: 'under_way' }>;

/** Arrived or cancelled, with what was known when it was; or the order ended before it became a transfer. */
export type ChaseEnd =
  | {
      readonly kind: 'arrived';
      readonly orderId: string | undefined;
      readonly standing: Extract<TransferStanding, { kind: 'arrived' }>;
    }
  | {
      readonly kind: 'cancelled';
      readonly orderId: string;
      readonly text: string;
      readonly lastPlace: UnderWay['place'] | undefined;
      readonly isPastWindow: boolean;
      readonly because: 'others' | 'stopped' | 'silence' | 'new_code' | 'rejected';
      /** An operator said that it is not wanted. */
      readonly rejection?: Extract<TransferResult, { outcome: 'rejected' }>;
    }
  | Extract<CourseEnd<TransferStanding>, { kind: 'ended' }>;

type Because = Extract<ChaseEnd, { kind: 'cancelled' }>['because'];

/** One order, or the one that somebody made of it in the registrar's control panel; ordering again is another chase. */
export class Chaser {
  readonly #context: TransferContext;
  readonly #course: OrderCourse<TransferStanding>;
  readonly #approval: ApprovalStep;
  #facts: TurnFacts | undefined;
  #orderId: string | undefined;
  #because: Because = 'others';
  /** Calling off was tried for this reason and did not succeed: it is not tried for it again. */
  readonly #tried = new Set<Because>();

  constructor(context: TransferContext, course: OrderCourse<TransferStanding>) {
    this.#context = context;
    this.#course = course;
    this.#approval = new ApprovalStep(context);
  }

  async follow(first: CourseEnd<TransferStanding>): Promise<ChaseEnd> {
    let end = first;
    for (;;) {
      if (end.kind === 'ended') return this.#over(end);
      const { truth, orderId } = end;
      this.#context.learn(truth);
      switch (truth.kind) {
        case 'arrived':
          return this.#over({ kind: 'arrived', orderId, standing: truth });
        case 'cancelled':
          return this.#over({
            kind: 'cancelled',
            orderId: orderId ?? '',
            text: truth.text,
            lastPlace: this.#facts?.place,
            isPastWindow: this.#isPastWindow(),
            because: this.#because,
            ...(this.#approval.rejection === undefined ? {} : { rejection: this.#approval.rejection }),
          });
        case 'under_way':
          end = await this.#course.follow(await this.#turn(truth, orderId ?? ''));
          break;
        default:
          return assertNever(truth);
      }
    }
  }

  async #over(end: ChaseEnd): Promise<ChaseEnd> {
    this.#context.transferDesk.open({ resend: false, newCode: false, otherwise: 'The transfer is over.' });
    await this.#approval.close();
    return end;
  }

  /** Waits while the transfer stands there; acts for whoever asks and when it is time; returns what is read next. */
  async #turn(standing: UnderWay, orderId: string): Promise<TransferReading> {
    const context = this.#context;
    this.#enter(standing, orderId);
    this.#approval.openWhere(standing.place);
    for (;;) {
      const facts = this.#facts as TurnFacts;
      const turn = turnOf(facts, context.pace.transfer, Date.now());
      if (!this.#approval.isOpen) {
        context.progress.wait(Date.now(), turn.state, turn.waitingFor);
        context.display.show();
      }
      const known = { place: standing.place, orderId };
      const end = await context.watchStanding(known, turn.wakeAtMs, () => this.#isCalled());
      if (end.kind === 'answer') return end.answer;
      if (end.kind === 'deadline' && turn.onWake === 'give_up') return this.#callOff(orderId, 'silence');
      if (end.kind === 'deadline' && turn.onWake === 'remind') await this.#remind(orderId, 'by itself');
      if (end.kind === 'interrupted') {
        context.transferDesk.looking();
        if (context.stopAsked && !this.#tried.has('stopped')) return this.#callOff(orderId, 'stopped');
        if (this.#approval.isRejected && !this.#tried.has('rejected')) return this.#callOff(orderId, 'rejected');
        if (context.transferDesk.hasNewCode) return this.#takeNewCode(orderId);
        if (context.transferDesk.isResendAsked) await this.#remind(orderId, 'on request');
      }
    }
  }

  #enter({ place }: UnderWay, orderId: string): void {
    const context = this.#context;
    const nowMs = Date.now();
    if (this.#facts?.place === place && this.#orderId === orderId) return;
    this.#facts = {
      place,
      tld: context.input.settings.policy.tld,
      sinceMs: nowMs,
      startedMs: this.#orderId === orderId ? (this.#facts?.startedMs ?? nowMs) : nowMs,
      reminders: 0,
    };
    this.#orderId = orderId;
    context.note(enteredSentence(place, orderId));
    if (place === 'registrant') context.transferDesk.mailed(nowMs);
    const isWithRegistrant = place === 'registrant';
    context.transferDesk.open({ resend: isWithRegistrant, newCode: isWithRegistrant, otherwise: otherwiseAt(place) });
  }

  #isCalled(): boolean {
    const { stopAsked, transferDesk } = this.#context;
    return (
      (stopAsked && !this.#tried.has('stopped')) ||
      (this.#approval.isRejected && !this.#tried.has('rejected')) ||
      this.#approval.hasNews() ||
      transferDesk.isAsked
    );
  }

  #isPastWindow(): boolean {
    return this.#facts !== undefined && isPastWindow(this.#facts, this.#context.pace.transfer, Date.now());
  }

  async #remind(orderId: string, why: 'by itself' | 'on request'): Promise<void> {
    const context = this.#context;
    if (why === 'by itself' && this.#facts !== undefined)
      this.#facts = { ...this.#facts, reminders: this.#facts.reminders + 1 };
    const outcome = await sendApprovalAgain(context, orderId);
    context.transferDesk.mailed(Date.now());
    switch (outcome.kind) {
      case 'applied':
        context.note(`The approval message was sent to the registrant again, ${why}.`);
        break;
      case 'refused':
        context.note(`The registrar did not send the approval message again (code ${outcome.code}).`);
        break;
      default:
        context.note('Whether the approval message was sent again is not known; it is not repeated for that.');
    }
  }

  /** The registrar takes no other code for an order that exists: it is called off, which costs nothing, and ordered anew. */
  #takeNewCode(orderId: string): Promise<TransferReading> {
    this.#context.authCode = this.#context.transferDesk.takeNewCode();
    return this.#callOff(orderId, 'new_code');
  }

  async #callOff(orderId: string, because: Because): Promise<TransferReading> {
    const context = this.#context;
    this.#tried.add(because);
    context.work(`Transfer order ${orderId} is called off at the registrar.`);
    const end = await settleWrite(cancelTransferWrite(context, orderId));
    if (end.kind === 'refused') context.progress.registrarSaid(end.text);
    const reading = end.kind === 'settled' ? end.reading : await context.read();
    if (reading.kind === 'applied' && reading.truth.kind === 'cancelled') this.#because = because;
    else context.note(`Transfer order ${orderId} could not be called off: what the registry has goes on.`);
    return reading;
  }
}

function otherwiseAt(place: UnderWay['place']): string {
  return place === 'registry'
    ? 'The transfer is with the registry: nothing can be changed there. It can if the registry refuses.'
    : 'The registrant is not asked at this moment.';
}

function enteredSentence(place: UnderWay['place'], orderId: string): string {
  switch (place) {
    case 'registrant':
      return `Transfer order ${orderId}: the registrant is asked by e-mail.`;
    case 'registry':
      return `Transfer order ${orderId} is with the registry and the losing registrar.`;
    case 'staff':
      return `Transfer order ${orderId} is looked through by the registrar.`;
    case 'submitted':
      return `Transfer order ${orderId} is placed.`;
  }
}
