// tenure link: order several names into one registrant profile and watch.
import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { stringify } from 'yaml';
import { TenureInputError, TenureTimeoutError } from '../../client/errors.js';
import { parseLinkedOrder } from '../../client/linked-order.js';
import { type ConnectionFlags, withConnectionFlags, withTenure } from '../connection-flags.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { followLinked } from '../follow-linked.js';
import { linkedResultLines } from '../linked-text.js';
import { several } from '../order-document.js';
import { type RegisterFlags, orderFromFlags } from '../order-from-flags.js';
import type { Finish } from '../program.js';
import { shownLinkedOrder } from '../shown-linked-order.js';
import type { Terminal } from '../terminal.js';

type Flags = ConnectionFlags &
  RegisterFlags & { readonly dryRun?: boolean; readonly wait: boolean; readonly json?: boolean };

export function addLink(program: Command, terminal: Terminal, finish: Finish): void {
  withConnectionFlags(program.command('link').argument('[domains...]', 'the names; may stand in the file instead'))
    .summary('register several names into one profile')
    .description(
      'Registers 2 to 100 names of one registrant into one profile and shows what happens until all are done. The first name ' +
        'leads: the others are ordered when its order is confirmed. A name that fails stops no other. It costs the price of ' +
        'each name; the same --request-id never orders twice. Exit code 0 when all names are registered, 1 otherwise.',
    )
    .option('--file <group.yaml>', 'the whole group as YAML or JSON, its names as domains; flags go before it')
    .option('--contacts <file>', 'contacts as YAML or JSON: registrant, admin, billing, tech')
    .option('--period <years>', 'years to register each name for, 1 to 10')
    .option('--request-id <id>', 'your id of this request; one is made and printed if left out')
    .option('--reference <text>', 'your own id of the matter, found again in lists; no personal data')
    .option('--name-server <host>', 'name server; give it once for each, in order', several)
    .option('--dns-template <name>', "DNS template of the registrar, or '*blank*'")
    .option('--lock', 'set the registrar lock')
    .option('--privacy', 'switch WHOIS privacy on')
    .option('--auto-renew', 'let the registrar renew the names by itself')
    .option('--username <name>', 'user name of the registrant profile; Tenure makes one if left out')
    .option('--password-file <file>', 'file with the password of the profile')
    .option('--password-stdin', 'read the password of the profile from standard input')
    .option('--dry-run', 'check the group, print what would be asked, send nothing')
    .option('--no-wait', 'return as soon as the group is accepted')
    .option('--json', 'print the result as one JSON document')
    .action(async (domains: readonly string[], flags: Flags) => finish(await link(domains, flags, terminal)));
}

async function link(domains: readonly string[], flags: Flags, terminal: Terminal): Promise<ExitCode> {
  const fields = await orderFromFlags(undefined, flags, terminal);
  const isOwnId = fields['requestId'] === undefined;
  const requestId = isOwnId ? `cli-${randomUUID()}` : fields['requestId'];
  const order = { ...fields, requestId, ...(domains.length === 0 ? {} : { domains }) };
  const checked = parseLinkedOrder(order);
  if (checked.kind === 'invalid') throw new TenureInputError(checked.problems);
  if (flags.dryRun === true) {
    const shown = shownLinkedOrder(checked.value);
    terminal.out(flags.json === true ? JSON.stringify(shown, null, 2) : stringify(shown).trimEnd());
    terminal.note('Checked; nothing was sent. Connectors and TLD policies are checked when each name is asked.');
    return exitCodes.done;
  }
  if (isOwnId)
    terminal.note(`Request id: ${String(requestId)} (repeat with --request-id to ask again without ordering twice)`);
  return await withTenure(flags, terminal, async (tenure) => {
    const group = await tenure.link(checked.value);
    if (!flags.wait) {
      terminal.out(flags.json === true ? JSON.stringify({ groupId: group.id }) : `accepted: ${group.id}`);
      return exitCodes.done;
    }
    if (flags.json !== true) await followLinked(tenure, group, terminal);
    const result = await group.result({ signal: terminal.stopped }).catch((error: unknown) => {
      if (error instanceof TenureTimeoutError) return undefined;
      throw error;
    });
    if (result === undefined) {
      terminal.note(`Not watching any more; the group goes on. See it with: tenure linked show ${String(requestId)}`);
      return exitCodes.done;
    }
    if (flags.json === true) terminal.out(JSON.stringify({ groupId: group.id, result }, null, 2));
    else if (!terminal.isLive) linkedResultLines(result).forEach((line) => terminal.out(line));
    return result.outcome === 'complete' ? exitCodes.done : exitCodes.failed;
  });
}
