/** One thing that is wrong with what somebody asked for: the field, and a whole sentence that says what to do. */
export interface Problem {
  /** Path of the field as the caller wrote it, for example `contacts.registrant.phone`. */
  readonly field: string;
  /** Safe to show and to log: quotes names and figures, never personal data or secrets. */
  readonly sentence: string;
}

export type Parsed<T> =
  | { readonly kind: 'valid'; readonly value: T }
  | { readonly kind: 'invalid'; readonly problems: readonly [Problem, ...Problem[]] };

export function valid<T>(value: T): Parsed<T> {
  return { kind: 'valid', value };
}

export function invalid(field: string, sentence: string): Parsed<never> {
  return { kind: 'invalid', problems: [{ field, sentence }] };
}
