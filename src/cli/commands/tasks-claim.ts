// tenure tasks claim and release
import type { Command } from 'commander';
import type { Finish } from '../program.js';
import { type TaskFlags, tell, withTaskFlags } from '../task-command.js';
import type { Terminal } from '../terminal.js';

interface Flags extends TaskFlags {
  readonly takeOver?: boolean;
}

export function addTasksClaim(tasks: Command, terminal: Terminal, finish: Finish): void {
  withTaskFlags(tasks.command('claim'), false)
    .summary('take a manual step')
    .description(
      'Takes a manual step: from then on it is decided by you, until you release it or somebody takes it over.',
    )
    .option('--take-over', 'take it although somebody else has it')
    .action((taskId: string, flags: Flags) =>
      tell(taskId, flags, terminal, finish, {
        summary: 'claim',
        send: (handle, { id }, acting) =>
          handle.claim(id, { ...acting, ...(flags.takeOver === true ? { takeOver: true } : {}) }),
      }),
    );
}

export function addTasksRelease(tasks: Command, terminal: Terminal, finish: Finish): void {
  withTaskFlags(tasks.command('release'), false)
    .summary('give a manual step back')
    .action((taskId: string, flags: TaskFlags) =>
      tell(taskId, flags, terminal, finish, {
        summary: 'release',
        send: (handle, { id }, acting) => handle.release(id, acting),
      }),
    );
}
