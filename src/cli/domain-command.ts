// What the commands that show a name share.
import type { Command } from 'commander';
import type { Tenure } from '../client/tenure.js';
import type { DomainView } from '../domain/domain-life.js';
import { type ConnectionFlags, withConnectionFlags, withTenure } from './connection-flags.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import type { Terminal } from './terminal.js';

export interface DomainFlags extends ConnectionFlags {
  readonly json?: boolean;
}

/** `tenure domain {verb} <name>`. */
export function domainCommand(domain: Command, verb: string): Command {
  return withConnectionFlags(domain.command(verb).argument('<name>')).option('--json', 'print a JSON document');
}

/** In both forms; which one is printed the flags say. */
export interface Shown {
  readonly json: unknown;
  readonly lines: readonly string[];
}

/** Exit code 1 for a name that Tenure knows nothing of. */
export async function showDomain(
  name: string,
  flags: DomainFlags,
  terminal: Terminal,
  show: (view: DomainView, tenure: Tenure) => Shown | Promise<Shown>,
): Promise<ExitCode> {
  return await withTenure(flags, terminal, async (tenure) => {
    const handle = tenure.domain(name);
    const view = await handle.view();
    if (view === undefined) {
      terminal.note(`Tenure knows nothing of ${handle.name} in this account.`);
      return exitCodes.failed;
    }
    const { json, lines } = await show(view, tenure);
    if (flags.json === true) terminal.out(JSON.stringify(json, null, 2));
    else lines.forEach((line) => terminal.out(line));
    return exitCodes.done;
  });
}
