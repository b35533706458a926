// tenure lock: the lock against transfers to another registrar.
import type { Command } from 'commander';
import { type ConsentFlags, consentFrom, withConsentFlags } from '../consent-flags.js';
import { type SwitchFlags, onOrOff, withSwitchFlags } from '../on-or-off.js';
import { type OperationFlags, operationCommand, runOperation, withWatchFlags } from '../operation-command.js';
import { orderDocument } from '../order-document.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

type Flags = OperationFlags & SwitchFlags & ConsentFlags;

export function addLock(program: Command, terminal: Terminal, finish: Finish): void {
  const command = withSwitchFlags(
    operationCommand(program, 'lock')
      .summary('lock a name against transfers, or unlock it')
      .description(
        'Sets the registrar lock and confirms it by a reading. Unlocking needs --asked-by. It costs nothing.',
      ),
    'lock the name',
    'unlock it',
  );
  withWatchFlags(withConsentFlags(command)).action(async (domain: string | undefined, flags: Flags) => {
    const order = await orderDocument(flags, { domain, locked: onOrOff(flags), consent: consentFrom(flags) });
    finish(await runOperation('setRegistrarLock', order, flags, terminal));
  });
}
