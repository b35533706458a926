// tenure tasks show
import type { Command } from 'commander';
import { type ConnectionFlags, withConnectionFlags, withTenure } from '../connection-flags.js';
import { exitCodes } from '../exit-codes.js';
import type { Finish } from '../program.js';
import { stepLines } from '../task-text.js';
import type { Terminal } from '../terminal.js';

interface Flags extends ConnectionFlags {
  readonly document?: boolean;
  readonly json?: boolean;
}

export function addTasksShow(tasks: Command, terminal: Terminal, finish: Finish): void {
  withConnectionFlags(tasks.command('show').argument('<operationId>', 'of the operation, or the id of its manual step'))
    .summary('show what a person has to do in an operation, and the commands that answer')
    .option('--document', 'show the request as the API would be sent it, too')
    .option('--json', 'print a JSON document')
    .action(async (id: string, flags: Flags) => {
      await withTenure(flags, terminal, async (tenure) => {
        const operationId = id.split(':').length === 5 ? id.slice(0, id.lastIndexOf(':')) : id;
        const step = await tenure.operation(operationId).manualStep.mustBeOpen();
        if (flags.json === true) return terminal.out(JSON.stringify(step, null, 2));
        stepLines(step).forEach((line) => terminal.out(line));
        if (flags.document === true) terminal.out(step.work.document ?? '(there is no such document)');
      });
      finish(exitCodes.done);
    });
}
