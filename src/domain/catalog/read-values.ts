// What a FieldReader does not read by itself: numbers, choices that must be made, lists of texts.
import type { FieldReader } from '../field-reader.js';

export interface NumberRule {
  readonly min: number;
  readonly max: number;
  /** Whole numbers only. */
  readonly isInteger?: boolean;
}

/** Undefined when the field is absent or no such number. */
export function readNumber(reader: FieldReader, name: string, rule: NumberRule): number | undefined {
  const value = reader.raw(name);
  if (value === undefined || value === null) return undefined;
  const isRight =
    typeof value === 'number' &&
    value >= rule.min &&
    value <= rule.max &&
    (rule.isInteger !== true || Number.isInteger(value));
  if (isRight) return value;
  const kind = rule.isInteger === true ? 'a whole number' : 'a number';
  reader.problem(name, `${reader.path(name)} must be ${kind} from ${rule.min} to ${rule.max}.`);
  return undefined;
}

/** A field without a default: leaving it out is a mistake. */
export function readChoice<const T extends string>(reader: FieldReader, name: string, choices: readonly T[]): T {
  const [first] = choices;
  if (!reader.has(name)) reader.problem(name, `${reader.path(name)} is missing: one of ${choices.join(', ')}.`);
  return reader.choice(name, choices, first as T);
}

export interface ListRule {
  readonly maxItems: number;
  readonly pattern: RegExp;
  /** Completes "tlds.2 …". */
  readonly shape: string;
}

/** Undefined when the field is absent. An entry that stands twice is a problem. */
export function readTexts(reader: FieldReader, name: string, rule: ListRule): readonly string[] | undefined {
  const value = reader.raw(name);
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || value.length > rule.maxItems) {
    reader.problem(name, `${reader.path(name)} must be a list of at most ${rule.maxItems} texts.`);
    return undefined;
  }
  const texts: string[] = [];
  value.forEach((item: unknown, index) => {
    const place = `${name}.${index}`;
    if (typeof item !== 'string' || item.length > 255 || !rule.pattern.test(item))
      reader.problem(place, `${reader.path(place)} ${rule.shape}.`);
    else if (texts.includes(item)) reader.problem(place, `${reader.path(place)} stands in the list twice.`);
    else texts.push(item);
  });
  return texts;
}
