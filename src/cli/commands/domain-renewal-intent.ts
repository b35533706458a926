// tenure domain renewal-intent
import { type Command, Argument } from 'commander';
import { settingValue } from '../../config.js';
import { shownInstant } from '../../domain/instant.js';
import { parseRenewalIntent } from '../../domain/life/renewal-intent-request.js';
import { TenureInputError } from '../../client/errors.js';
import { withTenure } from '../connection-flags.js';
import { type DomainFlags, domainCommand } from '../domain-command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { numberFrom } from '../order-document.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

interface Flags extends DomainFlags {
  readonly by?: string;
  readonly period?: string;
  readonly maxPrice?: string;
  readonly dryRun?: boolean;
}

export function addDomainRenewalIntent(domain: Command, terminal: Terminal, finish: Finish): void {
  domainCommand(domain, 'renewal-intent')
    .addArgument(
      new Argument('<intent>', 'what shall happen at the end of the term').choices(['renew', 'lapse', 'on_request']),
    )
    .summary('say what shall happen at the end of the term')
    .description(
      'Sets what shall happen at the end of each term: renew orders a renewal in time, which costs its price; lapse lets the name ' +
        'go; on_request does neither until somebody asks. It can be changed until the deciding moment.',
    )
    .option('--by <id>', 'who says so: an opaque id (default: TENURE_OPERATOR, else cli)')
    .option('--period <years>', 'years that each renewal adds, 1 to 10 (default: 1)')
    .option('--max-price <nnn.nn>', 'renewals above this price fail')
    .option('--dry-run', 'show what would be set, send nothing')
    .action(async (name: string, intent: string, flags: Flags) =>
      finish(await setIntent(name, intent, flags, terminal)),
    );
}

async function setIntent(name: string, intent: string, flags: Flags, terminal: Terminal): Promise<ExitCode> {
  const years = numberFrom(flags.period);
  const parsed = parseRenewalIntent({
    intent,
    by: settingValue('operator', flags.by, terminal.env),
    ...(years === undefined ? {} : { periodYears: years }),
    ...(flags.maxPrice === undefined ? {} : { maxPrice: flags.maxPrice }),
  });
  if (parsed.kind === 'invalid') throw new TenureInputError(parsed.problems);
  if (flags.dryRun === true) {
    terminal.out(`would set for ${name}: ${JSON.stringify(parsed.value)}`);
    return exitCodes.done;
  }
  return await withTenure(flags, terminal, async (tenure) => {
    const handle = tenure.domain(name);
    const answer = await handle.setRenewalIntent(parsed.value);
    if (flags.json === true) terminal.out(JSON.stringify({ domain: handle.name, ...parsed.value, ...answer }, null, 2));
    else terminal.out(`${handle.name}: ${intent}${until(answer.decideBy)}`);
    return exitCodes.done;
  });
}

function until(decideBy: string | undefined): string {
  return decideBy === undefined ? '' : `; it can be changed until ${shownInstant(decideBy)}`;
}
