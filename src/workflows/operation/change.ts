// Changes of a name in the account: look, then one write, then read it back. What all operations on a held name share.
import { assertNever } from '../../domain/assert-never.js';
import { type Change, type ChangeQuestion, contactsOf, isContactChange, makesOrder } from '../../domain/change.js';
import type { OrderEnding } from '../../domain/common-ending.js';
import { instantFrom } from '../../domain/instant.js';
import { isAbove } from '../../domain/money.js';
import type { Verification } from '../../domain/manual-step/evidence.js';
import type { NameAspect, NameReading, NameTruth } from '../../domain/name-truth.js';
import type { ChangeResult } from '../../domain/operations/outcomes.js';
import { figureOf } from '../../domain/registrant-verification.js';
import type { Reading } from '../../domain/settlement.js';
import { type Reads, type Watches, quickReadsOf, watchesOf, writesOf } from '../activity-proxies.js';
import { OperationContext, type OperationParts, type RegistryWait, type WatchFor } from './context.js';
import { freshPrice } from './fresh-price.js';
import { stoppedUnsent, unreachable } from './funds.js';
import type { CommonRequest } from './input.js';
import { interruptible } from './interruptible.js';
import { type CourseEnd, OrderCourse } from './order-course.js';
import type { Write } from './settle-write.js';
import { writeBasics } from './writes.js';

/** An operation that declares what shall be true of a name. `change` may be another one in a later part of its course. */
export class ChangeContext<Request extends CommonRequest> extends OperationContext<Request, NameTruth> {
  change: Change;
  /** The registrar has said yes to the present change; for what comes later, that is all there is to see. */
  accepted = false;

  constructor(parts: OperationParts<Request>, change: Change) {
    super(parts);
    this.change = change;
  }

  override get endsOnConflict(): boolean {
    return this.change.kind === 'renewal';
  }

  override get isSettledByPerson(): boolean {
    return this.change.kind === 'restore';
  }

  /** XCP reference 3.18: a restore has taken two to three business days. */
  override get takesDays(): boolean {
    return this.change.kind === 'restore';
  }

  protected readBy(reads: Reads): Promise<Reading<NameTruth>> {
    return reads.readChange(this.question());
  }

  protected watchBy(watches: Watches, watch: WatchFor): Promise<Reading<NameTruth>> {
    return watches.watchChange({ ...this.question(), ...watch });
  }

  question(): ChangeQuestion {
    return {
      ...this.address,
      domain: this.request.domain,
      change: this.change,
      identity: this.identity,
      ...(this.parkedReason === undefined ? {} : { parkedReason: this.parkedReason }),
      ...(this.accepted ? { accepted: true } : {}),
    };
  }

  /** From now on another part of the operation. */
  turnTo(change: Change): void {
    this.change = change;
    this.accepted = false;
  }

  /** A declared state shows in the name itself, whoever brought it about. */
  protected override get tellsOurs(): boolean {
    return super.tellsOurs || !makesOrder(this.change);
  }

  override registryWait(orderId: string | undefined): RegistryWait {
    const wait = super.registryWait(orderId);
    const { policy } = this.input.settings;
    const isOwnerChange = isContactChange(this.change) && contactsOf(this.change).registrant !== undefined;
    const approvalDays = isOwnerChange ? figureOf(policy, 'owner-change-approval')?.windowDays : undefined;
    if (approvalDays !== undefined) {
      const next =
        'Both are asked by mail. It is looked at regularly; without their agreement the registrant stays who it is.';
      const givenUp =
        'The new registrant does not show after the days that those concerned have to agree: the change did not come about.';
      return {
        kind: 'registrant',
        who: 'the new and the present registrant',
        untilMs: Date.now() + approvalDays * DAY_MS,
        next,
        ...(orderId === undefined ? { givenUp } : {}),
      };
    }
    const testDays =
      this.change.kind === 'name_servers' ? figureOf(policy, 'name-servers-answer')?.windowDays : undefined;
    return testDays === undefined ? wait : { ...wait, untilMs: Date.now() + testDays * DAY_MS };
  }
}

const DAY_MS = 86_400_000;

export type Looked =
  | { readonly kind: 'held'; readonly truth: NameTruth; readonly readAt: string }
  | { readonly kind: 'ended'; readonly result: ChangeResult };

/** The name as it is now; while it is being transferred away, nothing is sent, and one waits. */
export async function lookAtName(
  context: OperationContext<CommonRequest, unknown>,
  aspects: readonly NameAspect[],
): Promise<Looked> {
  const question = {
    ...context.address,
    domain: context.request.domain,
    aspects: [...new Set([...aspects, 'status'] as const)],
  };
  const reading = await context.ask((reads) => reads.readName(question));
  if (reading === 'stopped') return ended(stoppedUnsent(context));
  if (reading === 'deadline') return ended(unreachable());
  if (reading.kind !== 'held' || !reading.truth.isTransferringAway) return lookedFrom(context, reading);
  const untilMs = Date.now() + context.pace.registryDeadlineMs;
  context.note('The name is being transferred away: nothing is sent until that is over.');
  context.progress.wait(Date.now(), 'blocked', {
    kind: 'registry',
    who: 'the gaining registrar and the registry',
    until: instantFrom(untilMs),
    next: 'The name is being transferred away. If that is called off, the operation goes on; if the name leaves, it ends.',
  });
  context.display.show();
  const end = await interruptible(
    () => watchesOf(context.address, context.pace.registryPollMs, untilMs - Date.now()).watchTransferAway(question),
    () => context.stopAsked,
    untilMs,
  );
  switch (end.kind) {
    case 'answer':
      context.work('The transfer away is over.');
      return lookedFrom(context, end.answer);
    case 'interrupted':
      return ended(stoppedUnsent(context));
    case 'deadline':
      return ended(unreachable());
    default:
      return assertNever(end);
  }
}

export function lookedFrom(context: OperationContext<CommonRequest, unknown>, reading: NameReading): Looked {
  switch (reading.kind) {
    case 'held':
      return reading;
    case 'not_held':
      context.progress.registrarSaid(reading.text);
      return {
        kind: 'ended',
        result: {
          outcome: 'not_held',
          sentence: `${context.request.domain} is not in this account at the registrar. Nothing was sent.`,
        },
      };
    case 'unclear':
      return {
        kind: 'ended',
        result: { outcome: 'refused', orderIds: [], code: 'unreadable', registrarText: reading.text },
      };
    default:
      return assertNever(reading);
  }
}

export interface ChangeOptions {
  /** What could not be sent by then is given up. @default the deadline of the operation */
  readonly unsentUntilMs?: number;
  /** For a change that costs money. */
  readonly readPrice?: () => Promise<{ readonly price?: string } | 'stopped' | 'deadline'>;
  /** A price above it, also one that rose meanwhile, is not paid: the end is `refused` with the code `TOO_EXPENSIVE`. */
  readonly ceiling?: string;
  /** For what is owed: it is done although somebody asked to stop. */
  readonly isOwed?: boolean;
}

/** In place of a registrar's code: nothing was sent, because the price is above the ceiling. */
export const TOO_EXPENSIVE = 'ceiling';

/** One write of the present change, settled and read back. */
export async function makeChange(
  context: ChangeContext<CommonRequest>,
  options: ChangeOptions = {},
): Promise<CourseEnd<NameTruth>> {
  const heeded = context.heedsStop;
  // Every wait on the way looks at it: one that returned at once for a stop that is not heeded would be a busy loop.
  if (options.isOwed === true) context.heedsStop = false;
  try {
    return await new OrderCourse(context).place(changeWrite(context, options));
  } finally {
    context.heedsStop = heeded;
  }
}

/** The write of the present change, for whoever settles it by another course than `makeChange`. */
export function changeWrite(
  context: ChangeContext<CommonRequest>,
  { readPrice, ceiling, unsentUntilMs = context.unsentUntilMs }: ChangeOptions = {},
): Write<NameTruth> {
  const basics = writeBasics(context);
  return {
    ...basics,
    ...(isGuarded(context.change) ? {} : { pace: { ...basics.pace, maxAttempts: 1 } }),
    unsentUntilMs,
    stopAsked: () => context.stopAsked,
    send: async (attempt) => {
      const agreedPrice = readPrice === undefined ? undefined : await freshPrice(context, readPrice);
      if (readPrice !== undefined && agreedPrice === undefined)
        return { kind: 'not_sent', why: 'registrar_down', text: 'The price could not be read again.' };
      if (ceiling !== undefined && agreedPrice !== undefined && isAbove(agreedPrice, ceiling))
        return { kind: 'refused', code: TOO_EXPENSIVE, text: 'The price is above the ceiling of the request.' };
      const outcome = await writesOf(context.address, context.pace).sendChange({
        ...context.question(),
        operationId: context.input.operationId,
        attempt,
        ...(agreedPrice === undefined ? {} : { agreedPrice }),
      });
      if (outcome.kind === 'applied') context.accepted = true;
      return outcome;
    },
  };
}

/**
 * Nothing at the registrar guards a restore. The year in a renewal order makes the registrar refuse a second one, unless the
 * registry's year ran ahead of what was paid: then it does not move, and what was lost is never sent again without a person.
 */
function isGuarded(change: Change): boolean {
  if (change.kind === 'restore') return false;
  return change.kind !== 'renewal' || change.expiryYear === change.paidUntilYear;
}

/** For a change that a person made: the registrar shows it, or the two are put side by side. */
export async function seenAtRegistrar(context: ChangeContext<CommonRequest>): Promise<Verification> {
  if (!context.hasApi) return { kind: 'unreadable', text: 'This registrar has no API.' };
  try {
    const reading = await quickReadsOf(context.address).readChange(context.question());
    switch (reading.kind) {
      case 'applied':
      case 'in_progress':
        return { kind: 'matches' };
      case 'inconclusive':
        return { kind: 'unreadable', text: reading.text };
      default:
        return {
          kind: 'contradicts',
          found: [{ field: context.change.kind, claimed: 'done', found: 'not to be seen at the registrar' }],
        };
    }
  } catch {
    return { kind: 'unreadable', text: 'The registrar did not answer.' };
  }
}

/** An order of somebody else is no ending of a change: the name has left the account. */
export function changeEnding(ending: OrderEnding): ChangeResult {
  if (ending.outcome !== 'taken') return ending;
  return { outcome: 'not_held', sentence: 'The name is not in this account at the registrar any more.' };
}

function ended(ending: OrderEnding): Looked {
  return { kind: 'ended', result: changeEnding(ending) };
}
