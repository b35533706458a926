// Reads what somebody sent: a client's object, JSON typed into a form, or bytes that nobody can decrypt.
import { assertNever } from '../assert-never.js';
import { FieldReader } from '../field-reader.js';
import type { Instant } from '../instant.js';
import type { Parsed } from '../problem.js';
import type { Actor } from './actor.js';
import { parseEvidence } from './parse-evidence.js';
import type { ManualEvidence } from './evidence.js';
import type { ManualAction } from './messages.js';
import { type MoneyDecision, type RejectionReason, moneyDecisions, rejectionReasons } from './outcome.js';
import { type ManualFailure, type Refusal, refusal } from './refusal.js';
import type { ManualStepSpec } from './spec.js';

/** What was said, in the words of the machine. `content` is equal for messages that say the same. */
export type ManualMessage = MessageHead &
  (
    | { readonly action: 'claimManualStep'; readonly takeOver: boolean }
    | { readonly action: 'releaseManualStep' }
    | {
        readonly action: 'completeManualStep';
        readonly evidence: ManualEvidence;
        readonly overrideReason: string | undefined;
      }
    | {
        readonly action: 'rejectManualStep';
        readonly reason: RejectionReason;
        readonly money: MoneyDecision;
        readonly note: string;
      }
    | { readonly action: 'returnManualStep'; readonly fields: readonly string[]; readonly note: string }
    | { readonly action: 'approveManualStep'; readonly decision: 'approve' | 'refuse'; readonly note: string }
    | { readonly action: 'handToAutomation'; readonly note: string }
    | { readonly action: 'supplyData'; readonly values: Readonly<Record<string, string>> }
    | { readonly action: 'addComment'; readonly text: string }
  );

export interface MessageHead {
  readonly by: Actor;
  /** Absent for messages that decide nothing. */
  readonly taskVersion: number | undefined;
  readonly requestId: string | undefined;
}

/** The step as far as reading a message depends on it. */
export interface MessageContext {
  readonly spec: ManualStepSpec;
  readonly openedAt: Instant;
  /** Fields that the customer is asked for now. */
  readonly fields: readonly string[];
}

export type ParsedMessage =
  { readonly kind: 'valid'; readonly value: ManualMessage } | { readonly kind: 'refused'; readonly refusal: Refusal };

const NOTE = { max: 2_000 };
const MAX_FIELDS = 20;
const FIELD_NAME = /^[A-Za-z][A-Za-z0-9_.-]{0,59}$/;

/** The step that a message means; undefined when it does not say, or says nonsense. */
export function taskIdIn(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !('taskId' in input)) return undefined;
  return typeof input.taskId === 'string' && input.taskId.length <= 400 ? input.taskId : undefined;
}

/** Bytes that nobody here can read arrive as a marker (src/payload/undecodable.ts). */
export function undecodableProblem(input: unknown): Refusal | undefined {
  if (typeof input !== 'object' || input === null || !('$tenure' in input)) return undefined;
  const isForeign = 'reason' in input && input.reason === 'unknown_key';
  return refusal(
    'InvalidInput',
    'message',
    isForeign
      ? 'The message cannot be decrypted by the worker; send it with the key ring that the worker uses.'
      : 'The message cannot be read; send JSON, in clear or encrypted with the key ring that the worker uses.',
  );
}

export function parseMessage(
  action: ManualAction,
  input: unknown,
  identity: Actor['identity'],
  context: MessageContext,
): ParsedMessage {
  const reader = FieldReader.over(input, action);
  reader.raw('taskId'); // read before, to find the step
  const id = reader.requiredText('operator', {
    max: 64,
    pattern: /^[A-Za-z0-9._:-]+$/,
    shape: 'must be an opaque id of letters, digits and . _ : - (no name, no address: it is shown in timelines)',
  });
  const head: MessageHead = {
    by: { id, identity },
    taskVersion: taskVersionIn(reader, decides(action)),
    requestId: reader.optionalText('requestId', {
      max: 64,
      pattern: /^[A-Za-z0-9._-]+$/,
      shape: 'may hold letters, digits and . _ - only',
    }),
  };
  const body = bodyOf(action, reader, context);
  reader.refuseUnknownFields();
  const parsed = reader.finish({ ...head, ...body });
  return parsed.kind === 'valid' ? parsed : { kind: 'refused', refusal: refusedBy(action, parsed) };
}

function decides(action: ManualAction): boolean {
  return action !== 'claimManualStep' && action !== 'releaseManualStep' && action !== 'addComment';
}

type Body = ManualMessage extends infer M ? (M extends unknown ? Omit<M, keyof MessageHead> : never) : never;

function bodyOf(action: ManualAction, reader: FieldReader, context: MessageContext): Body {
  switch (action) {
    case 'claimManualStep':
      return { action, takeOver: reader.optionalFlag('takeOver') ?? false };
    case 'releaseManualStep':
      return { action };
    case 'completeManualStep':
      return { action, ...parseEvidence(reader, context) };
    case 'rejectManualStep':
      return {
        action,
        reason: requiredChoice(reader, 'reason', rejectionReasons),
        money: moneyDecision(reader, context.spec),
        note: requiredNote(reader),
      };
    case 'returnManualStep':
      return { action, fields: fieldNames(reader, context.spec), note: requiredNote(reader) };
    case 'approveManualStep':
      return {
        action,
        decision: reader.choice('decision', ['approve', 'refuse'], 'approve'),
        note: requiredNote(reader),
      };
    case 'handToAutomation':
      return { action, note: requiredNote(reader) };
    case 'supplyData':
      return { action, values: suppliedValues(reader, context.fields) };
    case 'addComment':
      return { action, text: reader.requiredText('text', NOTE) };
    default:
      return assertNever(action);
  }
}

function taskVersionIn(reader: FieldReader, isRequired: boolean): number | undefined {
  const value = reader.raw('taskVersion');
  if (value === undefined || value === null) {
    if (isRequired) reader.problem('taskVersion', 'taskVersion is missing: name the version of the step that you saw.');
    return undefined;
  }
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  reader.problem('taskVersion', 'taskVersion must be a whole number.');
  return undefined;
}

function requiredNote(reader: FieldReader): string {
  return reader.requiredText('note', NOTE);
}

function requiredChoice<const T extends string>(reader: FieldReader, name: string, choices: readonly [T, ...T[]]): T {
  if (!reader.has(name)) {
    reader.raw(name);
    reader.problem(name, `${name} is missing; it is one of ${choices.join(', ')}.`);
    return choices[0];
  }
  return reader.choice(name, choices, choices[0]);
}

/** where money is at stake, "nothing" is no decision. */
function moneyDecision(reader: FieldReader, spec: ManualStepSpec): MoneyDecision {
  const money = requiredChoice(reader, 'money', moneyDecisions);
  if (money === 'none' && spec.money !== undefined) {
    const { amount, currency } = spec.money;
    reader.problem('money', `money must be refund, credit or retry: ${amount} ${currency} are at stake.`);
  }
  return money;
}

function fieldNames(reader: FieldReader, spec: ManualStepSpec): readonly string[] {
  const value = reader.raw('fields');
  if (value === undefined || value === null) {
    if (spec.fields === undefined || spec.fields.length === 0)
      reader.problem('fields', 'fields is missing: name what the customer is asked for.');
    return spec.fields ?? [];
  }
  const isList = Array.isArray(value) && value.length >= 1 && value.length <= MAX_FIELDS;
  if (isList && value.every((name): name is string => typeof name === 'string' && FIELD_NAME.test(name)))
    return [...new Set(value)];
  reader.problem(
    'fields',
    `fields must be a list of 1 to ${MAX_FIELDS} field names such as contacts.registrant.phone.`,
  );
  return [];
}

function suppliedValues(reader: FieldReader, fields: readonly string[]): Readonly<Record<string, string>> {
  const values = reader.optionalObject('values');
  if (values === undefined) {
    if (!reader.has('values')) reader.problem('values', 'values is missing: an object with a text for each field.');
    return {};
  }
  const entries = fields.map((name) => [name, values.requiredText(name, { max: 1_000 })] as const);
  values.refuseUnknownFields();
  return Object.fromEntries(entries);
}

const EVIDENCE_FIELDS: ReadonlySet<string> = new Set(['orderId', 'expiresAt', 'note']);

/** The head decides first: a message without a version is malformed, whatever else it lacks. */
function refusedBy(action: ManualAction, { problems }: Extract<Parsed<never>, { kind: 'invalid' }>): Refusal {
  return { failure: failureFor(action, problems), problems };
}

function failureFor(action: ManualAction, problems: readonly { readonly field: string }[]): ManualFailure {
  const concerns = (fields: ReadonlySet<string>): boolean => problems.every(({ field }) => fields.has(field));
  if (action === 'completeManualStep' && concerns(EVIDENCE_FIELDS)) return 'ManualEvidenceInvalid';
  if (action === 'rejectManualStep' && concerns(REJECTION_FIELDS)) return 'ManualRejectionInvalid';
  return 'InvalidInput';
}

const REJECTION_FIELDS: ReadonlySet<string> = new Set(['reason', 'money', 'note']);
