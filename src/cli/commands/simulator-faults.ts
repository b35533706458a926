// tenure simulator fault, faults, release-fault, remove-fault, clear-faults: what shall go wrong.
import type { Command } from 'commander';
import type { Finish } from '../program.js';
import { adminCommand, type AdminFlags, showing } from '../simulator/admin-command.js';
import { faultFromFlags, type FaultFlags, faultKinds } from '../simulator/fault-from-flags.js';
import { repeated } from '../simulator/flag-values.js';
import { faultsTable } from '../simulator/tables.js';
import type { Terminal } from '../terminal.js';

export function addSimulatorFaults(simulator: Command, terminal: Terminal, finish: Finish): void {
  const show = showing(terminal, finish);
  simulator.commandsGroup('Let something go wrong:');

  const kinds = Object.entries(faultKinds).map(([kind, meaning]) => `  ${kind.padEnd(16)} ${meaning}`);
  adminCommand(simulator, 'fault <kind>', 'order a fault')
    .option('--command <pattern>', 'only calls of this command, such as SW_REGISTER or GET*')
    .option('--object <pattern>', 'only calls with this object')
    .option('--domain <pattern>', 'only calls about this name, such as *.com')
    .option('--account <name>', 'only calls of this account')
    .option('--before', 'the command has no effect (default: its effect is complete, the answer suffers)')
    .option('--nth <n>', 'the first matching call that is hit (default: 1)')
    .option('--times <n>', 'how many calls, or always (default: 1)')
    .option('--probability <p>', 'seeded chance that a matching call is hit')
    .option('--with <name=value>', 'what the kind takes; may be repeated', repeated)
    .option('--id <id>', 'a name for it; the same name replaces')
    .addHelpText('after', `\nKinds, and what --with takes:\n${kinds.join('\n')}`)
    .action(async (kind: string, flags: AdminFlags & FaultFlags) => {
      const fault = faultFromFlags(kind, flags);
      await show(
        flags,
        (admin) => admin.addFault(fault),
        (added) => faultsTable([added]),
      );
    });
  adminCommand(simulator, 'faults', 'show the faults in force').action((flags: AdminFlags) =>
    show(
      flags,
      (admin) => admin.faults(),
      (faults) => {
        if (faults.length === 0) terminal.note('There is no fault.');
        return faults.length === 0 ? [] : faultsTable(faults);
      },
    ),
  );
  adminCommand(simulator, 'release-fault <id>', 'let the calls go on that a fault holds').action(
    (id: string, flags: AdminFlags) =>
      show(
        flags,
        async (admin) => ({ released: await admin.releaseFault(id) }),
        ({ released }) => [released === 1 ? '1 call goes on' : `${released} calls go on`],
      ),
  );
  adminCommand(simulator, 'remove-fault <id>', 'lift one fault').action((id: string, flags: AdminFlags) =>
    show(
      flags,
      async (admin) => {
        await admin.removeFault(id);
        return { removed: id };
      },
      () => [`the fault ${id} is lifted`],
    ),
  );
  adminCommand(simulator, 'clear-faults', 'lift all faults; calls that are held go on').action((flags: AdminFlags) =>
    show(
      flags,
      async (admin) => {
        await admin.clearFaults();
        return { faults: [] };
      },
      () => ['there is no fault any more'],
    ),
  );
}
