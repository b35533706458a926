// tenure restore: bring a deleted name back.
import type { Command } from 'commander';
import { type OperationFlags, operationCommand, runOperation, withWatchFlags } from '../operation-command.js';
import { orderDocument } from '../order-document.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

interface Flags extends OperationFlags {
  readonly maxPrice?: string;
}

export function addRestore(program: Command, terminal: Terminal, finish: Finish): void {
  const command = operationCommand(program, 'restore')
    .summary('bring a deleted name back out of redemption')
    .description(
      'Restores a name that was deleted, while its redemption period lasts. The registrar tells no price beforehand; the fee is high ' +
        'and is never refunded.',
    )
    .option('--max-price <nnn.nn>', 'what was agreed to be paid: compared with the fee of the registrar record');
  withWatchFlags(command).action(async (domain: string | undefined, flags: Flags) =>
    finish(
      await runOperation(
        'restoreDomain',
        await orderDocument(flags, { domain, maxPrice: flags.maxPrice }),
        flags,
        terminal,
      ),
    ),
  );
}
