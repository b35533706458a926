// tenure tasks comment
import type { Command } from 'commander';
import type { Finish } from '../program.js';
import { type TaskFlags, tell, withTaskFlags } from '../task-command.js';
import type { Terminal } from '../terminal.js';

interface Flags extends TaskFlags {
  readonly text: string;
}

export function addTasksComment(tasks: Command, terminal: Terminal, finish: Finish): void {
  withTaskFlags(tasks.command('comment'), false)
    .summary('write something beside a manual step')
    .requiredOption('--text <text>', 'the comment')
    .action((taskId: string, flags: Flags) =>
      tell(taskId, flags, terminal, finish, {
        summary: 'comment',
        send: (handle, { id }, acting) => handle.comment(id, { ...acting, text: flags.text }),
      }),
    );
}
