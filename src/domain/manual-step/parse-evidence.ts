import { isBelievableExpiry } from '../believable-expiry.js';
import type { FieldReader } from '../field-reader.js';
import { type Instant, instantFrom } from '../instant.js';
import type { ManualEvidence } from './evidence.js';
import type { EvidenceAsked, ManualStepSpec } from './spec.js';

export interface EvidenceContext {
  readonly spec: ManualStepSpec;
  readonly openedAt: Instant;
}

interface EvidenceRead {
  readonly evidence: ManualEvidence;
  readonly overrideReason: string | undefined;
}

const ORDER_ID = {
  max: 64,
  pattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
  shape: 'must be an order id of the registrar: letters, digits and . _ -',
};

/** order id, expiry date and note, as far as this kind of work has them; what is given beyond that is checked too. */
export function parseEvidence(reader: FieldReader, { spec, openedAt }: EvidenceContext): EvidenceRead {
  const orderId = asksOrder(spec.evidence)
    ? reader.requiredText('orderId', ORDER_ID)
    : reader.optionalText('orderId', ORDER_ID);
  const expiresAt = expiry(reader, spec.evidence === 'order_and_expiry', openedAt);
  const note = reader.requiredText('note', { max: 2_000 });
  const override = reader.optionalObject('override');
  if (override === undefined) reader.raw('override'); // null means none
  const overrideReason = override?.requiredText('reason', { max: 2_000 });
  override?.refuseUnknownFields();
  return {
    evidence: {
      ...(orderId === undefined ? {} : { orderId }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
      note,
    },
    overrideReason,
  };
}

function asksOrder(asked: EvidenceAsked): boolean {
  return asked !== 'note';
}

const DATE = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)Z)?$/;

function expiry(reader: FieldReader, isRequired: boolean, openedAt: Instant): Instant | undefined {
  const rule = { max: 30, pattern: DATE, shape: 'must be a date such as 2027-11-22, or 2027-11-22T10:00:00Z' };
  const text = isRequired ? reader.requiredText('expiresAt', rule) : reader.optionalText('expiresAt', rule);
  const [, day, time] = DATE.exec(text ?? '') ?? [];
  if (day === undefined) return undefined;
  const ms = Date.parse(`${day}T${time ?? '00:00'}Z`);
  // 30 February is read as a day in March by some, and as nothing by others.
  if (Number.isNaN(ms) || instantFrom(ms).slice(0, 10) !== day) {
    reader.problem('expiresAt', 'expiresAt is not a day of the calendar.');
    return undefined;
  }
  const at = instantFrom(ms);
  if (isBelievableExpiry(at, openedAt)) return at;
  reader.problem(
    'expiresAt',
    `expiresAt cannot be: it must lie after the step was opened (${openedAt.slice(0, 10)}) and at most ten years later. Copy it from the registrar.`,
  );
  return undefined;
}
