// tenure tasks complete
import type { Command } from 'commander';
import type { Finish } from '../program.js';
import { type TaskFlags, tell, withTaskFlags } from '../task-command.js';
import type { Terminal } from '../terminal.js';

interface Flags extends TaskFlags {
  readonly order?: string;
  readonly expires?: string;
  readonly note: string;
  readonly override?: string;
}

export function addTasksComplete(tasks: Command, terminal: Terminal, finish: Finish): void {
  withTaskFlags(tasks.command('complete'), true)
    .summary('say that the work is done, with what proves it')
    .description(
      'Says that the work is done. The registrar is asked afterwards: what it contradicts comes back with both values.',
    )
    .option('--order <id>', 'order id of the registrar')
    .option('--expires <date>', 'expiry date that the registrar shows, such as 2027-11-22')
    .requiredOption('--note <text>', 'what was done')
    .option('--override <reason>', 'why it counts although the registrar says something else; needs a second person')
    .action((taskId: string, flags: Flags) =>
      tell(taskId, flags, terminal, finish, {
        summary: `complete, order ${flags.order ?? '-'}, expires ${flags.expires ?? '-'}`,
        send: (handle, step, acting) =>
          handle.complete(step, {
            ...acting,
            note: flags.note,
            ...(flags.order === undefined ? {} : { orderId: flags.order }),
            ...(flags.expires === undefined ? {} : { expiresAt: flags.expires }),
            ...(flags.override === undefined ? {} : { overrideReason: flags.override }),
          }),
      }),
    );
}
