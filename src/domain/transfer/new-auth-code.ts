// The message that replaces a wrong auth code.
import { FieldReader } from '../field-reader.js';
import type { Parsed } from '../problem.js';
import { AUTH_CODE } from '../transfer-request.js';

export interface NewAuthCode {
  /** A secret: encrypted in history, in no view and no timeline. */
  readonly authCode: string;
  /** Who gives it: an opaque id, shown in the timeline. */
  readonly by: string;
}

/** Nothing that was typed appears in a problem. */
export function parseNewAuthCode(input: unknown): Parsed<NewAuthCode> {
  const reader = FieldReader.over(input, 'request');
  const authCode = reader.requiredText('authCode', AUTH_CODE);
  const by = reader.requiredText('by', {
    max: 64,
    pattern: /^[A-Za-z0-9._:-]{1,64}$/,
    shape: 'must be an opaque id of letters, digits and . _ : -',
  });
  reader.refuseUnknownFields();
  return reader.finish({ authCode, by });
}
