// tenure privacy: hide or show the registrant's data.
import type { Command } from 'commander';
import { type SwitchFlags, onOrOff, withSwitchFlags } from '../on-or-off.js';
import { type OperationFlags, operationCommand, runOperation, withWatchFlags } from '../operation-command.js';
import { orderDocument } from '../order-document.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

type Flags = OperationFlags & SwitchFlags;

export function addPrivacy(program: Command, terminal: Terminal, finish: Finish): void {
  const command = withSwitchFlags(
    operationCommand(program, 'privacy')
      .summary('switch WHOIS privacy on or off')
      .description(
        'Switches WHOIS privacy and waits until it has taken effect. At some price levels it is charged by the year.',
      ),
    "hide the registrant's data",
    'show it',
  );
  withWatchFlags(command).action(async (domain: string | undefined, flags: Flags) =>
    finish(
      await runOperation(
        'setWhoisPrivacy',
        await orderDocument(flags, { domain, enabled: onOrOff(flags) }),
        flags,
        terminal,
      ),
    ),
  );
}
