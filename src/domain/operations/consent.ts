// Who wanted it: unlocking, giving out a transfer key and giving up a name need the recorded word of the right person (R-10).
import type { FieldReader } from '../field-reader.js';

export interface Consent {
  /** An opaque id of the person at the customer who asked; never a name or an address. */
  readonly by: string;
  /** Where the proof is kept, such as a ticket number. */
  readonly proof?: string;
}

const OPAQUE = /^[A-Za-z0-9._:-]{1,64}$/;

/** Undefined when it is missing or wrong; the problem is recorded then. */
export function readConsent(reader: FieldReader, why: string): Consent | undefined {
  const nested = reader.optionalObject('consent');
  if (nested === undefined) {
    if (!reader.has('consent'))
      reader.problem('consent', `consent is missing: ${why} needs the id of the person who asked, as consent.by.`);
    return undefined;
  }
  const by = nested.requiredText('by', {
    max: 64,
    pattern: OPAQUE,
    shape: 'must be an opaque id of letters, digits, dots, underscores, colons or hyphens',
  });
  const proof = nested.optionalText('proof', {
    max: 64,
    pattern: OPAQUE,
    shape: 'must be a reference such as a ticket number, without spaces',
  });
  nested.refuseUnknownFields();
  return { by, ...(proof === undefined ? {} : { proof }) };
}

/** For the timeline: ids, no names. */
export function consentSentence(what: string, { by, proof }: Consent): string {
  return `${what} was asked for by ${by}${proof === undefined ? '' : ` (${proof})`}.`;
}
