// tenure tasks reveal
import type { Command } from 'commander';
import { stringify } from 'yaml';
import { settingValue } from '../../config.js';
import { type ConnectionFlags, withConnectionFlags, withTenure } from '../connection-flags.js';
import { exitCodes } from '../exit-codes.js';
import type { Finish } from '../program.js';
import { operationIdOf } from '../task-command.js';
import type { Terminal } from '../terminal.js';

type Flags = ConnectionFlags & { readonly by?: string; readonly json?: boolean };

export function addTasksReveal(tasks: Command, terminal: Terminal, finish: Finish): void {
  withConnectionFlags(tasks.command('reveal').argument('<taskId>', 'as `tenure tasks show` names it'))
    .summary('show the contacts that the work needs; each look is recorded')
    .description(
      'Shows the contacts of the request and what the customer supplied, for whoever does the work at the registrar. ' +
        'Who looked, and when, is a line in the timeline. Passwords and codes are never shown.',
    )
    .option('--by <id>', 'who looks: an opaque id (default: TENURE_OPERATOR, else cli)')
    .option('--json', 'print a JSON document')
    .action(async (taskId: string, flags: Flags) => {
      const by = settingValue('operator', flags.by, terminal.env) ?? 'cli';
      const code = await withTenure(flags, terminal, async (tenure) => {
        const data = await tenure.operation(operationIdOf(taskId)).manualStep.reveal({ by });
        if (flags.json === true) terminal.out(JSON.stringify(data, null, 2));
        else if (Object.keys(data).length === 0) terminal.out('The request holds no personal data.');
        else terminal.out(stringify(data).trimEnd());
        return exitCodes.done;
      });
      finish(code);
    });
}
