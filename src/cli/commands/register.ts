// tenure register: order a name and watch.
import type { Command } from 'commander';
import { type OperationFlags, operationCommand, runOperation, withWatchFlags } from '../operation-command.js';
import { several } from '../order-document.js';
import { type RegisterFlags, orderFromFlags } from '../order-from-flags.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

type Flags = OperationFlags & RegisterFlags;

export function addRegister(program: Command, terminal: Terminal, finish: Finish): void {
  const command = operationCommand(program, 'register')
    .summary('register a name')
    .description(
      'Registers a name and shows what happens until it is done. It costs the price of the period at the registrar. ' +
        'The same --request-id never orders twice: repeat the command when in doubt.',
    )
    .option('--contacts <file>', 'contacts as YAML or JSON: registrant, admin, billing, tech')
    .option('--period <years>', 'years to register for, 1 to 10')
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
    .option('--password-stdin', 'read the password of the profile from standard input');
  withWatchFlags(command).action(async (domain: string | undefined, flags: Flags) =>
    finish(await runOperation('registerDomain', await orderFromFlags(domain, flags, terminal), flags, terminal)),
  );
}
