// tenure contacts: replace contacts of a name.
import type { Command } from 'commander';
import { type OperationFlags, operationCommand, runOperation, withWatchFlags } from '../operation-command.js';
import { orderDocument } from '../order-document.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

export function addContacts(program: Command, terminal: Terminal, finish: Finish): void {
  const command = operationCommand(program, 'contacts')
    .summary('replace contacts of a name')
    .description(
      'Replaces the contacts that the file names, each of them whole. Another registrant may have to confirm, and the name may then ' +
        'be locked against transfers for a while; what is still to be done is shown with its deadline.',
    )
    .option('--contacts <file>', 'those that change, as YAML or JSON: registrant, admin, billing, tech');
  withWatchFlags(command).action(async (domain: string | undefined, flags: OperationFlags) =>
    finish(await runOperation('updateContacts', await orderDocument(flags, { domain }), flags, terminal)),
  );
}
