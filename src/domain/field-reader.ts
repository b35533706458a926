// Reads an untrusted object field by field and collects every problem, so that a caller is told all of them at once.
// Workflow validators use it: no library, no exceptions, nothing personal in a sentence.
import type { Parsed, Problem } from './problem.js';

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

  problem(name: string, sentence: string): void {
    this.#problems.push({ field: this.#path(name), sentence });
  }

  raw(name: string): unknown {
    this.#seen.add(name);
    return this.#input[name];
  }

  optionalText(name: string, rule: TextRule): string | undefined {
    const value = this.raw(name);
    if (value === undefined || value === null) return undefined;
    return this.#text(name, value, rule);
  }

  requiredText(name: string, rule: TextRule): string {
    const value = this.raw(name);
    if (value === undefined || value === null || value === '') {
      this.problem(name, `${this.#path(name)} is missing.`);
      return '';
    }
    return this.#text(name, value, rule) ?? '';
  }

  optionalFlag(name: string): boolean | undefined {
    const value = this.raw(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'boolean') return value;
    this.problem(name, `${this.#path(name)} must be true or false.`);
    return undefined;
  }

  choice<const T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const value = this.raw(name);
    if (value === undefined || value === null) return fallback;
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    this.problem(name, `${this.#path(name)} must be one of ${choices.join(', ')}.`);
    return fallback;
  }

  /** A nested object; its problems are counted here, under the longer path. Undefined when the field is absent. */
  optionalObject(name: string): FieldReader | undefined {
    const value = this.raw(name);
    if (value === undefined || value === null) return undefined;
    if (!isRecord(value)) {
      this.problem(name, `${this.#path(name)} must be an object.`);
      return undefined;
    }
    return new FieldReader(value, this.#path(name), this.#problems);
  }

  /** Call last: a misspelt field would otherwise be dropped in silence. */
  refuseUnknownFields(): void {
    for (const name of Object.keys(this.#input)) {
      if (!this.#seen.has(name)) this.problem(name, `${this.#path(name)} is not a field that is known here.`);
    }
  }

  finish<T>(value: T): Parsed<T> {
    const [first, ...rest] = this.#problems;
    return first === undefined ? { kind: 'valid', value } : { kind: 'invalid', problems: [first, ...rest] };
  }

  #path(name: string): string {
    return this.#prefix === '' ? name : `${this.#prefix}.${name}`;
  }

  #text(name: string, value: unknown, rule: TextRule): string | undefined {
    const path = this.#path(name);
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

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
