// tenure operations show
import type { Command } from 'commander';
import { type ConnectionFlags, withConnectionFlags, withTenure } from '../connection-flags.js';
import { exitCodes } from '../exit-codes.js';
import { follow } from '../follow.js';
import { statusLines } from '../operation-text.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

interface Flags extends ConnectionFlags {
  readonly follow?: boolean;
  readonly json?: boolean;
}

export function addOperationsShow(operations: Command, terminal: Terminal, finish: Finish): void {
  withConnectionFlags(operations.command('show').argument('<operationId>'))
    .summary('show one operation')
    .option('--follow', 'go on showing changes until it has ended')
    .option('--json', 'print a JSON document')
    .action(async (operationId: string, flags: Flags) => {
      await withTenure(flags, terminal, async (tenure) => {
        const handle = tenure.operation(operationId);
        if (flags.follow === true && flags.json !== true) return void (await follow(handle, terminal));
        const status = await handle.state();
        if (flags.json === true) terminal.out(JSON.stringify(status, null, 2));
        else statusLines(status, terminal.now()).forEach((line) => terminal.out(line));
      });
      finish(exitCodes.done);
    });
}
