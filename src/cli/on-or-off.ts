// Commands that switch something: the direction is said, never guessed.
import type { Command } from 'commander';
import { UsageError } from './usage-error.js';

export interface SwitchFlags {
  readonly on?: boolean;
  readonly off?: boolean;
}

/** Undefined when neither is given, so that the file may say it. Throws {@link UsageError}. */
export function onOrOff({ on, off }: SwitchFlags): boolean | undefined {
  if (on === true && off === true) throw new UsageError('--on and --off exclude each other.');
  if (on === true) return true;
  return off === true ? false : undefined;
}

export function withSwitchFlags(command: Command, on: string, off: string): Command {
  return command.option('--on', on).option('--off', off);
}
