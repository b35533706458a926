// Values of flags that several commands of the simulator read in the same way.
import { readText } from '../read-document.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

/** For Commander: a flag that may be given several times. */
export function repeated(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

export function numberFrom(flag: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new UsageError(`${flag} must be a number.`);
  return value;
}

const UNIT_SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 } as const;

/** `45s`, `90m`, `12h`, `30d`, `2w` as seconds; months and years have no length of their own. */
export function secondsFrom(flag: string, text: string): number {
  const [, amount, unit] = /^(\d{1,9})([smhdw])$/.exec(text) ?? [];
  if (amount === undefined || unit === undefined) {
    throw new UsageError(`${flag} must be a duration such as 45s, 90m, 12h, 30d or 2w.`);
  }
  return Number(amount) * UNIT_SECONDS[unit as keyof typeof UNIT_SECONDS];
}

const INSTANT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** An ISO instant with its zone, or a date, which is midnight UTC. */
export function instantFrom(flag: string, text: string): string {
  const instant = INSTANT.test(text) ? new Date(text) : undefined;
  if (instant === undefined || Number.isNaN(instant.getTime())) {
    throw new UsageError(`${flag} must be a date such as 2028-02-29, or an instant such as 2028-02-29T12:00:00Z.`);
  }
  return instant.toISOString();
}

export interface AuthCodeFlags {
  readonly authCodeFile?: string;
  readonly authCodeStdin?: boolean;
}

/** A transfer code from a file or standard input: never an argument, as at a real registrar. */
export async function authCodeFrom(flags: AuthCodeFlags, terminal: Terminal): Promise<string | undefined> {
  const text =
    flags.authCodeFile !== undefined
      ? await readText(flags.authCodeFile)
      : flags.authCodeStdin === true
        ? await terminal.readInput()
        : undefined;
  return text?.replace(/\r?\n$/, '');
}
