// tenure tasks approve
import type { Command } from 'commander';
import type { Finish } from '../program.js';
import { type TaskFlags, tell, withTaskFlags } from '../task-command.js';
import type { Terminal } from '../terminal.js';

interface Flags extends TaskFlags {
  readonly note: string;
  readonly refuse?: boolean;
}

export function addTasksApprove(tasks: Command, terminal: Terminal, finish: Finish): void {
  withTaskFlags(tasks.command('approve'), true)
    .summary('agree as the second person, or refuse')
    .requiredOption('--note <text>', 'what you looked at')
    .option('--refuse', 'give the completion back to the operators')
    .action((taskId: string, flags: Flags) =>
      tell(taskId, flags, terminal, finish, {
        summary: flags.refuse === true ? 'refuse' : 'approve',
        send: (handle, step, acting) =>
          flags.refuse === true
            ? handle.refuse(step, { ...acting, note: flags.note })
            : handle.approve(step, { ...acting, note: flags.note }),
      }),
    );
}
