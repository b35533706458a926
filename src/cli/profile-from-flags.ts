// The registrant's credentials at the registrar, as a command line gives them.
import { secretFrom } from './secret-input.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

export interface ProfileFlags {
  readonly username?: string;
  readonly passwordFile?: string;
  readonly passwordStdin?: boolean;
}

/** Throws {@link UsageError}. */
export async function profileFrom(flags: ProfileFlags, terminal: Terminal): Promise<object | undefined> {
  if (flags.username === undefined) {
    if (flags.passwordFile !== undefined || flags.passwordStdin === true) {
      throw new UsageError('A password was given without --username.');
    }
    return undefined;
  }
  const sources = { file: flags.passwordFile, stdin: flags.passwordStdin, setting: 'registrantPassword' } as const;
  const password = await secretFrom(sources, terminal);
  if (password !== undefined) return { username: flags.username, password };
  throw new UsageError(
    'The password of the registrant profile is missing: use --password-file, --password-stdin or TENURE_REGISTRANT_PASSWORD. It is never an argument.',
  );
}
