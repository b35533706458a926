// tenure operations cancel
import type { Command } from 'commander';
import { settingValue } from '../../config.js';
import { assertNever } from '../../domain/assert-never.js';
import type { CancelAnswer } from '../../workflows/messages.js';
import { type ConnectionFlags, withConnectionFlags, withTenure } from '../connection-flags.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { stateWords } from '../operation-text.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

interface Flags extends ConnectionFlags {
  readonly by?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addOperationsCancel(operations: Command, terminal: Terminal, finish: Finish): void {
  withConnectionFlags(operations.command('cancel').argument('<operationId>'))
    .summary('cancel one operation')
    .description(
      'Takes an operation out of the queue, or asks it to stop. An order that the registrar already carries out cannot be called back.',
    )
    .option('--by <id>', 'who asks: an opaque id (default: TENURE_OPERATOR, else cli)')
    .option('--dry-run', 'show what would be cancelled, send nothing')
    .option('--json', 'print a JSON document')
    .action(async (operationId: string, flags: Flags) => finish(await cancel(operationId, flags, terminal)));
}

async function cancel(operationId: string, flags: Flags, terminal: Terminal): Promise<ExitCode> {
  return await withTenure(flags, terminal, async (tenure) => {
    const handle = tenure.operation(operationId);
    if (flags.dryRun === true) {
      const { state } = await handle.state();
      terminal.out(`would ask to cancel ${operationId}, which is ${stateWords(state)}`);
      return exitCodes.done;
    }
    const answer = await handle.cancel({ by: settingValue('operator', flags.by, terminal.env) ?? 'cli' });
    terminal.out(flags.json === true ? JSON.stringify(answer) : sentenceFor(answer, operationId));
    return answer.kind === 'ended' && answer.state !== 'cancelled' ? exitCodes.conflict : exitCodes.done;
  });
}

function sentenceFor(answer: CancelAnswer, operationId: string): string {
  switch (answer.kind) {
    case 'cancelled':
      return `cancelled: ${operationId} had not begun; nothing was sent to the registrar`;
    case 'asked':
      return `asked to stop: ${operationId} says itself how that ends (tenure operations show ${operationId})`;
    case 'ended':
      return `nothing to cancel: ${operationId} has ${stateWords(answer.state)}`;
    default:
      return assertNever(answer);
  }
}
