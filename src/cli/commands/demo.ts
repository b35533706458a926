// tenure demo
import type { Command } from 'commander';
import type { DemoFlags } from '../demo/run-demo.js';
import { withMachineFlags } from '../machine/machine-flags.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

export function addDemo(program: Command, terminal: Terminal, finish: Finish): void {
  withMachineFlags(program.command('demo'))
    .summary('everything on this machine, and a story to watch')
    .description(
      'Starts a Temporal server, the OpenSRS simulator and a worker, registers the three names of the sw_register page of the ' +
        'OpenSRS API guide, processes a declined order again, and shows the books. With --story all: every step that Tenure ' +
        'knows, and ten years of one name, in about a minute. Nothing is kept.',
    )
    .option('--once', 'end after the story; exit code 0 only if everything it claims was seen')
    .option('--story <which>', 'seed: the three orders of the API guide; all: every step', 'seed')
    .action(async (flags: DemoFlags) => {
      // Loaded here: the native part of the worker is not needed by the other commands.
      const { runDemo } = await import('../demo/run-demo.js');
      finish(await runDemo(flags, terminal));
    });
}
