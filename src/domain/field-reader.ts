// Reads an untrusted object field by field and collects every problem, so that a caller is told all of them at once.
// Workflow validators use it: no library, no exceptions, nothing personal in a sentence.
import type { Parsed, Problem } from './problem.js';

/** A hostile request may be wrong in a million places: whoever corrects the first fifty learns the rest. */
const MAX_PROBLEMS = 50;

export interface TextRule {
  readonly max: number;
  readonly pattern?: RegExp;
  /** Completes "phone …": `must look like +1.4165550123`. */
  readonly shape?: string;
}

export class FieldReader {
  readonly #input: Readonly<Record<string, unknown>>;
  readonly #prefix: string;
  readonly #problems: Problem[];
  readonly #seen = new Set<string>();

  private constructor(input: Readonly<Record<string, unknown>>, prefix: string, problems: Problem[]) {
    this.#input = input;
    this.#prefix = prefix;
    this.#problems = problems;
  }

  static over(input: unknown, what: string, prefix = ''): FieldReader {
    const problems: Problem[] = [];
    if (!isRecord(input)) {
      problems.push({ field: prefix === '' ? what : prefix, sentence: `${what} must be an object.` });
      return new FieldReader({}, prefix, problems);
    }
    return new FieldReader(input, prefix, problems);
  }

  has(name: string): boolean {
    const value = this.#input[name];
    return value !== undefined && value !== null;
  }

  /** Left out, or left blank in a form. What is there and wrong has its own problem already. */
  isBlank(name: string): boolean {
    return !this.has(name) || this.#input[name] === '';
  }

  problem(name: string, sentence: string): void {
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push({ field: this.path(name), sentence });
  }

  /** The field as the caller wrote it, from the top of the request; every sentence begins with it. */
  path(name: string): string {
    return this.#prefix === '' ? name : `${this.#prefix}.${name}`;
  }

  /** For objects whose field names are not known here. */
  fieldNames(): readonly string[] {
    return Object.keys(this.#input);
  }

  raw(name: string): unknown {
    this.#seen.add(name);
    return this.#input[name];
  }

  /** An empty text is no text: forms send one for every field that was left blank. */
  optionalText(name: string, rule: TextRule): string | undefined {
    const value = this.raw(name);
    if (value === undefined || value === null || value === '') return undefined;
    return this.#text(name, value, rule);
  }

  requiredText(name: string, rule: TextRule): string {
    const value = this.raw(name);
    if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
      this.problem(name, `${this.path(name)} is missing.`);
      return '';
    }
    return this.#text(name, value, rule) ?? '';
  }

  optionalFlag(name: string): boolean | undefined {
    const value = this.raw(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'boolean') return value;
    this.problem(name, `${this.path(name)} must be true or false.`);
    return undefined;
  }

  choice<const T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const value = this.raw(name);
    if (value === undefined || value === null) return fallback;
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    this.problem(name, `${this.path(name)} must be one of ${choices.join(', ')}.`);
    return fallback;
  }

  /** A nested object; its problems are counted here, under the longer path. Undefined when the field is absent. */
  optionalObject(name: string): FieldReader | undefined {
    const value = this.raw(name);
    if (value === undefined || value === null) return undefined;
    if (!isRecord(value)) {
      this.problem(name, `${this.path(name)} must be an object.`);
      return undefined;
    }
    return new FieldReader(value, this.path(name), this.#problems);
  }

  /** Call last: a misspelt field would otherwise be dropped in silence. */
  refuseUnknownFields(): void {
    for (const name of this.fieldNames()) {
      if (this.#seen.has(name)) continue;
      const shown = shownFieldName(name);
      this.problem(shown, `${this.path(shown)} is not a field that is known here.`);
    }
  }

  finish<T>(value: T): Parsed<T> {
    const [first, ...rest] = this.#problems;
    return first === undefined ? { kind: 'valid', value } : { kind: 'invalid', problems: [first, ...rest] };
  }

  #text(name: string, value: unknown, rule: TextRule): string | undefined {
    const path = this.path(name);
    if (typeof value !== 'string') {
      this.problem(name, `${path} must be text.`);
      return undefined;
    }
    if (value.length > rule.max) {
      this.problem(name, `${path} may have at most ${rule.max} characters; ${value.length} were given.`);
      return undefined;
    }
    if (FORBIDDEN_IN_XML.test(value)) {
      this.problem(name, `${path} holds a control character, which the registrar's XML cannot carry; remove it.`);
      return undefined;
    }
    if (rule.pattern !== undefined && !rule.pattern.test(value)) {
      this.problem(name, `${path} ${rule.shape ?? 'is not well-formed'}.`);
      return undefined;
    }
    return value;
  }
}

// XML 1.0 section 2.2: everything below U+0020 but tab, LF and CR, the two non-characters, and lone surrogates.
// oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
const FORBIDDEN_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** The name of a field comes from the caller too: only what looks like one is quoted. */
function shownFieldName(name: string): string {
  return /^[A-Za-z0-9_.$-]{1,40}$/.test(name) ? name : '(a strange name)';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
