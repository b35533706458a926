// tenure operations process-order
import type { Command } from 'commander';
import { settingValue } from '../../config.js';
import { type ConnectionFlags, withConnectionFlags, withTenure } from '../connection-flags.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { statusLines } from '../operation-text.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

interface Flags extends ConnectionFlags {
  readonly order: string;
  readonly by?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addOperationsProcessOrder(operations: Command, terminal: Terminal, finish: Finish): void {
  withConnectionFlags(operations.command('process-order').argument('<operationId>'))
    .summary('process a parked or declined order again')
    .description(
      'Has the registrar process a parked order when its cause is gone, or a declined one again (which makes a new order id).',
    )
    .requiredOption('--order <id>', 'the order id that waits, so that a message meant for an older one is refused')
    .option('--by <id>', 'who asks: an opaque id (default: TENURE_OPERATOR, else cli)')
    .option('--dry-run', 'show what would be processed, send nothing')
    .option('--json', 'print a JSON document')
    .action(async (operationId: string, flags: Flags) => finish(await process(operationId, flags, terminal)));
}

async function process(operationId: string, flags: Flags, terminal: Terminal): Promise<ExitCode> {
  return await withTenure(flags, terminal, async (tenure) => {
    const handle = tenure.operation(operationId);
    if (flags.dryRun === true) {
      const status = await handle.state();
      terminal.out(
        `would ask to process order ${flags.order} of ${operationId}, whose orders are ${status.orderIds.join(', ') || 'none'}`,
      );
      return exitCodes.done;
    }
    const view = await handle.processOrder({
      orderId: flags.order,
      by: settingValue('operator', flags.by, terminal.env) ?? 'cli',
    });
    if (flags.json === true) terminal.out(JSON.stringify(view, null, 2));
    else statusLines({ ...view, source: 'operation' }, terminal.now()).forEach((line) => terminal.out(line));
    return exitCodes.done;
  });
}
