// tenure operations list
import type { Command } from 'commander';
import type { ListOptions, OperationSummary } from '../../client/operation-list.js';
import { type ConnectionFlags, withConnectionFlags, withTenure } from '../connection-flags.js';
import { exitCodes } from '../exit-codes.js';
import type { Finish } from '../program.js';
import { tableLines } from '../table.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

interface Flags extends ConnectionFlags {
  readonly open?: boolean;
  readonly ended?: boolean;
  readonly state?: string;
  readonly domain?: string;
  readonly reference?: string;
  readonly order?: string;
  readonly limit: string;
  readonly json?: boolean;
}

export function addOperationsList(operations: Command, terminal: Terminal, finish: Finish): void {
  withConnectionFlags(operations.command('list'))
    .summary('list operations, newest first')
    .description(
      'Lists operations, newest first. The list lags by up to seconds; operations still queued behind another are not in it.',
    )
    .option('--open', 'only what still runs')
    .option('--ended', 'only what has ended')
    .option('--state <state>', 'only this state, such as action_required')
    .option('--domain <name>', 'only this name')
    .option('--reference <text>', 'only this reference of yours')
    .option('--order <id>', 'only the operation with this order id of the registrar')
    .option('--limit <n>', 'at most so many', '100')
    .option('--json', 'print a JSON array')
    .action(async (flags: Flags) => {
      await withTenure(flags, terminal, async (tenure) => {
        const summaries: OperationSummary[] = [];
        for await (const summary of tenure.operations.list(filterFrom(flags))) summaries.push(summary);
        if (flags.json === true) return terminal.out(JSON.stringify(summaries, null, 2));
        if (summaries.length === 0) return terminal.note('No operation matches.');
        const rows = summaries.map((line) => [
          line.startedAt.slice(0, 16).replace('T', ' '),
          line.state ?? '?',
          line.waitingFor === undefined || line.waitingFor === 'nothing' ? '' : line.waitingFor,
          line.orderIds.join(','),
          line.operationId,
        ]);
        tableLines(['STARTED (UTC)', 'STATE', 'WAITING FOR', 'ORDERS', 'OPERATION'], rows).forEach((line) =>
          terminal.out(line),
        );
      });
      finish(exitCodes.done);
    });
}

const STATES = [
  'pending',
  'in_progress',
  'outcome_unknown',
  'action_required',
  'blocked',
  'succeeded',
  'failed',
  'cancelled',
] as const;

function filterFrom(flags: Flags): ListOptions {
  if (flags.open === true && flags.ended === true) throw new UsageError('--open and --ended exclude each other.');
  const limit = Number(flags.limit);
  if (!Number.isInteger(limit) || limit < 1) throw new UsageError('--limit must be a whole number of at least 1.');
  const state = STATES.find((known) => known === flags.state);
  if (flags.state !== undefined && state === undefined)
    throw new UsageError(`--state must be one of ${STATES.join(', ')}.`);
  return {
    limit,
    ...(state === undefined ? {} : { state }),
    ...(flags.open === true ? { open: true } : flags.ended === true ? { open: false } : {}),
    ...(flags.domain === undefined ? {} : { domain: flags.domain }),
    ...(flags.reference === undefined ? {} : { reference: flags.reference }),
    ...(flags.order === undefined ? {} : { orderId: flags.order }),
  };
}
