// tenure tasks hand-over
import type { Command } from 'commander';
import type { Finish } from '../program.js';
import { type TaskFlags, tell, withTaskFlags } from '../task-command.js';
import type { Terminal } from '../terminal.js';

interface Flags extends TaskFlags {
  readonly note: string;
}

export function addTasksHandOver(tasks: Command, terminal: Terminal, finish: Finish): void {
  withTaskFlags(tasks.command('hand-over'), true)
    .summary('let the API do it after all')
    .requiredOption('--note <text>', 'why')
    .action((taskId: string, flags: Flags) =>
      tell(taskId, flags, terminal, finish, {
        summary: 'hand over to automation',
        send: (handle, step, acting) => handle.handToAutomation(step, { ...acting, note: flags.note }),
      }),
    );
}
