// A running simulator as the commands reach it: where it is, and its refusals as errors with an exit code.
import { TenureConflictError, TenureNotFoundError, TenureUnavailableError } from '../../client/errors.js';
import { settingValue } from '../../config.js';
import { createAdminClient, type SimulatorAdmin, SimulatorAdminError } from '../../simulator/admin-client.js';
import { UsageError } from '../usage-error.js';

/** Asks the admin port. Throws {@link UsageError} (2), conflict (3), unavailable (4) or not found (1). */
export async function askSimulator<T>(
  given: string | undefined,
  env: NodeJS.ProcessEnv,
  ask: (admin: SimulatorAdmin) => Promise<T>,
): Promise<T> {
  const url = adminUrlFrom(given, env);
  return await ask(createAdminClient(url)).catch((error: unknown) => {
    throw translated(error, url);
  });
}

function adminUrlFrom(given: string | undefined, env: NodeJS.ProcessEnv): string {
  const url = settingValue('simulatorAdmin', given, env) ?? '';
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new UsageError(
      '--admin (or TENURE_SIMULATOR_ADMIN) must be a URL: the adminUrl of the line that `tenure simulator` prints.',
    );
  }
  return url;
}

function translated(error: unknown, url: string): unknown {
  if (error instanceof SimulatorAdminError) return refusal(error);
  // Undici says TypeError for every connection that failed, and the reader of JSON SyntaxError for what is none.
  if (error instanceof TypeError && error.message === 'fetch failed') {
    return new TenureUnavailableError(
      `No simulator answers at ${url}. Start one with \`tenure simulator\`, and give the adminUrl of its first line with --admin or TENURE_SIMULATOR_ADMIN.`,
      { cause: error },
    );
  }
  if (error instanceof SyntaxError) {
    return new TenureUnavailableError(
      `What answers at ${url} is not the admin port of a simulator; give the adminUrl of its first line, not its url.`,
      { cause: error },
    );
  }
  return error;
}

function refusal(error: SimulatorAdminError): Error {
  const sentence = error.sentence.replaceAll(/\s*\n\s*→ at /g, ' at ').replaceAll('✖ ', '');
  if (error.status === 404) return new TenureNotFoundError(sentence, { cause: error });
  if (error.status === 409) return new TenureConflictError(sentence, { cause: error });
  return error.status === 400 ? new UsageError(sentence) : error;
}
