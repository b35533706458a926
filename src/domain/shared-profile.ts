import type { FieldReader } from './field-reader.js';

/** What the credentials of a shared profile are derived from, for all names of one account that give the same salt. */
export interface SharedProfile {
  /** No secret: the request id of the group, for example. */
  readonly salt: string;
  /** The profile key that the first of the group was ordered with; without it, the key of this moment. */
  readonly keyVersion?: string;
}

const ID = {
  max: 64,
  pattern: /^[A-Za-z0-9._-]{1,64}$/,
  shape: 'must be letters, digits, dots, underscores or hyphens',
};

export function readSharedProfile(reader: FieldReader): SharedProfile | undefined {
  reader.raw('sharedProfile');
  const nested = reader.optionalObject('sharedProfile');
  if (nested === undefined) return undefined;
  const salt = nested.requiredText('salt', ID);
  const keyVersion = nested.optionalText('keyVersion', ID);
  nested.refuseUnknownFields();
  return { salt, ...(keyVersion === undefined ? {} : { keyVersion }) };
}
