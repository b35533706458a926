// tenure register: order a name and watch.
import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { stringify } from 'yaml';
import { TenureInputError, TenureTimeoutError } from '../../client/errors.js';
import { parseRegistrationOrder } from '../../client/registration-order.js';
import { type ConnectionFlags, withConnectionFlags, withTenure } from '../connection-flags.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { follow } from '../follow.js';
import { resultLines } from '../operation-text.js';
import { type RegisterFlags, orderFromFlags } from '../order-from-flags.js';
import { shownRequest } from '../shown-request.js';
import type { Terminal } from '../terminal.js';
import type { Finish } from '../program.js';

type Flags = ConnectionFlags &
  RegisterFlags & { readonly dryRun?: boolean; readonly wait: boolean; readonly json?: boolean };

export function addRegister(program: Command, terminal: Terminal, finish: Finish): void {
  const several = (value: string, before: readonly string[] | undefined) => [...(before ?? []), value];
  withConnectionFlags(program.command('register').argument('[domain]', 'the name; may stand in the file instead'))
    .summary('register a name')
    .description(
      'Registers a name and shows what happens until it is done. It costs the price of the period at the registrar. ' +
        'The same --request-id never orders twice: repeat the command when in doubt.',
    )
    .option('--file <order.yaml>', 'the whole order as YAML or JSON; flags go before it')
    .option('--contacts <file>', 'contacts as YAML or JSON: registrant, admin, billing, tech')
    .option('--period <years>', 'years to register for, 1 to 10')
    .option('--request-id <id>', 'your id of this request; one is made and printed if left out')
    .option('--reference <text>', 'your own id of the matter, found again in lists; no personal data')
    .option('--kind <kind>', 'new, premium, sunrise or landrush')
    .option('--handling <how>', 'process, or save to leave the order pending')
    .option('--name-server <host>', 'name server; give it once for each, in order', several)
    .option('--dns-template <name>', "DNS template of the registrar, or '*blank*'")
    .option('--link-to <domain>', 'join the profile of this name of the same registrant')
    .option('--lock', 'set the registrar lock')
    .option('--privacy', 'switch WHOIS privacy on')
    .option('--parked-page', 'show a parked page')
    .option('--auto-renew', 'let the registrar renew it by itself')
    .option('--affiliate-id <id>', 'your affiliate id for this order')
    .option('--comments <text>', 'a note on the order')
    .option('--language-tag <tag>', 'three-letter language tag of an internationalised name')
    .option('--premium-price <nnn.nn>', 'the price to be verified, for --kind premium')
    .option('--legal-type <type>', 'legal classification of the registrant (.ca)')
    .option('--username <name>', 'user name of the registrant profile; Tenure makes one if left out')
    .option('--password-file <file>', 'file with the password of the profile')
    .option('--password-stdin', 'read the password of the profile from standard input')
    .option('--dry-run', 'check the order, print what would be asked, send nothing')
    .option('--no-wait', 'return as soon as the order is accepted')
    .option('--json', 'print the result as one JSON document')
    .action(async (domain: string | undefined, flags: Flags) => finish(await register(domain, flags, terminal)));
}

async function register(domain: string | undefined, flags: Flags, terminal: Terminal): Promise<ExitCode> {
  const order = await orderFromFlags(domain, flags, terminal);
  const isOwnId = order['requestId'] === undefined;
  const withId = isOwnId ? { ...order, requestId: `cli-${randomUUID()}` } : order;
  const checked = parseRegistrationOrder(withId);
  if (checked.kind === 'invalid') throw new TenureInputError(checked.problems);
  if (flags.dryRun === true) {
    const shown = shownRequest(checked.value);
    terminal.out(flags.json === true ? JSON.stringify(shown, null, 2) : stringify(shown).trimEnd());
    terminal.note('Checked; nothing was sent. The connector and the policy of the TLD are checked when it is.');
    return exitCodes.done;
  }
  if (isOwnId)
    terminal.note(
      `Request id: ${String(withId['requestId'])} (repeat with --request-id to ask again without ordering twice)`,
    );
  return await withTenure(flags, terminal, async (tenure) => {
    const handle = await tenure.request(checked.value);
    if (!flags.wait) {
      terminal.out(flags.json === true ? JSON.stringify({ operationId: handle.id }) : `accepted: ${handle.id}`);
      return exitCodes.done;
    }
    if (flags.json !== true) await follow(handle, terminal);
    const result = await handle.result({ signal: terminal.stopped }).catch((error: unknown) => {
      if (error instanceof TenureTimeoutError) return undefined;
      throw error;
    });
    if (result === undefined) {
      terminal.note(`Not watching any more; the operation goes on. See it with: tenure operations show ${handle.id}`);
      return exitCodes.done;
    }
    if (flags.json === true) terminal.out(JSON.stringify({ operationId: handle.id, result }, null, 2));
    else if (!terminal.isLive) resultLines(result).forEach((line) => terminal.out(line));
    return result.outcome === 'registered' ? exitCodes.done : exitCodes.failed;
  });
}
