// A TLD that an account sells. What the registry allows stands in its policy; here is only what the account says of it.
import { withoutUndefined } from '../contact.js';
import { FieldReader, type TextRule } from '../field-reader.js';
import type { Parsed } from '../problem.js';
import { readNumber } from './read-values.js';

export interface TldEntry {
  /** Without the leading dot, in a-label form; may have several labels (`co.uk`). */
  readonly name: string;
  /** Lists show small numbers first. */
  readonly priority: number;
  readonly note?: string;
}

export const TLD_PATTERN = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/;
export const TLD_RULE: TextRule = {
  max: 63,
  pattern: TLD_PATTERN,
  shape: 'must be a TLD without its leading dot, such as com or co.uk',
};

export const DEFAULT_PRIORITY = 100;

/** `com` alone is short for `{ name: com }`. */
export function parseTldEntry(input: unknown, prefix = ''): Parsed<TldEntry> {
  const reader = FieldReader.over(typeof input === 'string' ? { name: input } : input, 'the TLD', prefix);
  const entry = {
    name: reader.requiredText('name', TLD_RULE),
    priority: readNumber(reader, 'priority', { min: 0, max: 9_999, isInteger: true }) ?? DEFAULT_PRIORITY,
    note: reader.optionalText('note', { max: 200 }),
  };
  reader.refuseUnknownFields();
  return reader.finish(withoutUndefined(entry));
}

/** As it is written: what is as by default is left out. */
export function tldDocument({ name, priority, note }: TldEntry): Readonly<Record<string, unknown>> {
  return withoutUndefined({ name, priority: priority === DEFAULT_PRIORITY ? undefined : priority, note });
}
