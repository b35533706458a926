// tenure cancel: let a name go.
import type { Command } from 'commander';
import { type ConsentFlags, consentFrom, withConsentFlags } from '../consent-flags.js';
import { type OperationFlags, operationCommand, runOperation, withWatchFlags } from '../operation-command.js';
import { orderDocument } from '../order-document.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

interface Flags extends OperationFlags, ConsentFlags {
  readonly how?: string;
}

export function addCancel(program: Command, terminal: Terminal, finish: Finish): void {
  const command = operationCommand(program, 'cancel')
    .summary('let a name go')
    .description(
      'Gives a name up: at its expiry unless --how says otherwise, which spends nothing and can be taken back until then. ' +
        'To stop an operation of Tenure instead, use: tenure operations cancel.',
    )
    .option(
      '--how <how>',
      'let_expire; delete, which cannot be undone and waits for a second person; or pending_orders, which leaves the name (default: let_expire)',
    );
  withWatchFlags(withConsentFlags(command)).action(async (domain: string | undefined, flags: Flags) => {
    const order = await orderDocument(flags, { domain, how: flags.how, consent: consentFrom(flags) });
    finish(await runOperation('cancelDomain', order, flags, terminal));
  });
}
