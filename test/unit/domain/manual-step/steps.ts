// Steps and messages for the tests of manual steps.
import type { Actor } from '../../../../src/domain/manual-step/actor.js';
import { afterCheck } from '../../../../src/domain/manual-step/check.js';
import { decide } from '../../../../src/domain/manual-step/decide.js';
import type { Circumstances, Decision } from '../../../../src/domain/manual-step/decision.js';
import type { Verification } from '../../../../src/domain/manual-step/evidence.js';
import type { ManualAction } from '../../../../src/domain/manual-step/messages.js';
import type { ManualStepSpec } from '../../../../src/domain/manual-step/spec.js';
import { type ManualStep, openStep } from '../../../../src/domain/manual-step/step.js';

export const OPENED = Date.parse('2026-11-22T10:00:00.000Z');
export const ID = 'registerDomain:acme:example.com:r-1:1';

export const registration: ManualStepSpec = {
  kind: 'registration',
  why: 'The connector ".com by hand" says so.',
  work: { words: ['Register example.com for one year at the registrar.'] },
  dueAt: '2026-11-24T10:00:00.000Z',
  onDue: 'The step is escalated.',
  money: { amount: '10.00', currency: 'USD', reversible: false },
  evidence: 'order_and_expiry',
  fields: ['contacts.registrant.phone'],
  canHandToAutomation: true,
};

export function circumstances(change: Partial<Circumstances> = {}): Circumstances {
  return { nowMs: OPENED + 60_000, identity: 'claimed', rules: {}, ...change };
}

export const proof = { orderId: '3735284', expiresAt: '2027-11-22', note: 'done in the panel' };
export const differs = {
  kind: 'contradicts',
  found: [{ field: 'expiresAt', claimed: '2027-11-22', found: '2026-11-22' }],
} as const satisfies Verification;

/** A step with what people say to it. */
export class Told {
  step: ManualStep;

  constructor(spec: Partial<ManualStepSpec> = {}) {
    this.step = openStep(ID, { ...registration, ...spec }, OPENED);
  }

  /** With id and version of the step as it is now, unless the message says otherwise. */
  say(action: ManualAction, message: object, now: Partial<Circumstances> = {}): Decision {
    const head = { taskId: ID, operator: 'ann', ...(decides(action) ? { taskVersion: this.step.version } : {}) };
    return this.sayRaw(action, { ...head, ...message }, now);
  }

  sayRaw(action: ManualAction, input: unknown, now: Partial<Circumstances> = {}): Decision {
    const decision = decide(this.step, action, input, circumstances(now));
    if (decision.kind === 'accepted') this.step = decision.step;
    return decision;
  }

  registrarSays(verification: Verification): this {
    this.step = afterCheck(this.step, verification, OPENED + 120_000);
    return this;
  }

  get outcome(): unknown {
    return this.step.phase.kind === 'closed' ? this.step.phase.outcome : undefined;
  }

  get phase(): string {
    return this.step.phase.kind;
  }
}

export const person = (id: string): Actor => ({ id, identity: 'claimed' });

function decides(action: ManualAction): boolean {
  return !['claimManualStep', 'releaseManualStep', 'addComment'].includes(action);
}
