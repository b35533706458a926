// tenure tasks return and supply
import type { Command } from 'commander';
import type { Finish } from '../program.js';
import { readDocument } from '../read-document.js';
import { type TaskFlags, tell, withTaskFlags } from '../task-command.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

interface ReturnFlags extends TaskFlags {
  readonly field: readonly string[];
  readonly note: string;
}

export function addTasksReturn(tasks: Command, terminal: Terminal, finish: Finish): void {
  withTaskFlags(tasks.command('return'), true)
    .summary('ask the customer for data')
    .option(
      '--field <name>',
      'a field that the customer is asked for; may be repeated (default: those of the step)',
      (name: string, names: readonly string[]) => [...names, name],
      [] as readonly string[],
    )
    .requiredOption('--note <text>', 'what the customer is told')
    .action((taskId: string, flags: ReturnFlags) =>
      tell(taskId, flags, terminal, finish, {
        summary: `return to the customer, fields ${flags.field.join(', ') || 'of the step'}`,
        send: (handle, step, acting) =>
          handle.returnToCustomer(step, {
            ...acting,
            note: flags.note,
            ...(flags.field.length === 0 ? {} : { fields: flags.field }),
          }),
      }),
    );
}

interface SupplyFlags extends TaskFlags {
  readonly values: string;
}

export function addTasksSupply(tasks: Command, terminal: Terminal, finish: Finish): void {
  withTaskFlags(tasks.command('supply'), true)
    .summary('hand in the data that the customer was asked for')
    .requiredOption('--values <file>', 'YAML or JSON with a text for each field; a file, because it is personal data')
    .action(async (taskId: string, flags: SupplyFlags) => {
      const values = texts(await readDocument(flags.values), flags.values);
      await tell(taskId, flags, terminal, finish, {
        summary: `supply ${Object.keys(values).join(', ')}`,
        send: (handle, step, acting) => handle.supplyData(step, { ...acting, values }),
      });
    });
}

function texts(document: Readonly<Record<string, unknown>>, path: string): Readonly<Record<string, string>> {
  const entries = Object.entries(document).map(([name, value]) => {
    if (typeof value !== 'string') throw new UsageError(`${path}: ${name} must be text; put it in quotes.`);
    return [name, value] as const;
  });
  return Object.fromEntries(entries);
}
