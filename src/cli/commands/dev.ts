// tenure dev
import type { Command } from 'commander';
import { withMachineFlags } from '../machine/machine-flags.js';
import type { DevFlags } from '../machine/run-dev.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

export function addDev(program: Command, terminal: Terminal, finish: Finish): void {
  withMachineFlags(program.command('dev'))
    .summary('everything on this machine, for development')
    .description(
      'Starts a Temporal server, the OpenSRS simulator and a worker, and keeps workflows, keys and settings in .tenure/. ' +
        'The simulator is in memory: it forgets when it stops.',
    )
    .option(
      '--account <name>',
      'account whose catalog is filled at the first start (default: TENURE_ACCOUNT, else main)',
    )
    .option('--state-dir <folder>', 'where state is kept (default: TENURE_STATE_DIR, else .tenure)')
    .option('--ephemeral', 'keep nothing')
    .action(async (flags: DevFlags) => {
      const { runDev } = await import('../machine/run-dev.js');
      finish(await runDev(flags, terminal));
    });
}
