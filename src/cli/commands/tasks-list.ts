// tenure tasks list
import type { Command } from 'commander';
import type { OperationSummary } from '../../client/operation-list.js';
import { type ConnectionFlags, withConnectionFlags, withTenure } from '../connection-flags.js';
import { durationWords } from '../duration-words.js';
import { exitCodes } from '../exit-codes.js';
import type { Finish } from '../program.js';
import { tableLines } from '../table.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

interface Flags extends ConnectionFlags {
  readonly domain?: string;
  readonly assignee?: string;
  readonly limit: string;
  readonly json?: boolean;
}

/** Sorted here: the server's list knows no order but its own. More than this is not read, and said so. */
const MOST_READ = 2_000;

export function addTasksList(tasks: Command, terminal: Terminal, finish: Finish): void {
  withConnectionFlags(tasks.command('list'))
    .summary('list what waits for a person, due first')
    .description('Lists the operations in which a person has to act, due first. The list lags by up to seconds.')
    .option('--domain <name>', 'only this name')
    .option('--assignee <id>', 'only what this person took')
    .option('--limit <n>', 'at most so many', '100')
    .option('--json', 'print a JSON array')
    .action(async (flags: Flags) => {
      const limit = Number(flags.limit);
      if (!Number.isInteger(limit) || limit < 1) throw new UsageError('--limit must be a whole number of at least 1.');
      await withTenure(flags, terminal, async (tenure) => {
        const found: OperationSummary[] = [];
        for await (const summary of tenure.operations.list({
          state: 'action_required',
          open: true,
          limit: MOST_READ,
          ...(flags.domain === undefined ? {} : { domain: flags.domain }),
          ...(flags.assignee === undefined ? {} : { assignee: flags.assignee }),
        })) {
          found.push(summary);
        }
        if (found.length === MOST_READ)
          terminal.note(`More than ${MOST_READ} operations wait; only the newest ${MOST_READ} were looked at.`);
        const shown = dueFirst(found).slice(0, limit);
        if (flags.json === true) return terminal.out(JSON.stringify(shown, null, 2));
        if (shown.length === 0) return terminal.note('Nothing waits for a person.');
        const rows = shown.map((line) => [
          dueWords(line.dueAt, terminal.now()),
          line.waitingFor ?? '?',
          line.assignee ?? '',
          line.domain,
          line.operationId,
        ]);
        tableLines(['DUE', 'WAITING FOR', 'TAKEN BY', 'NAME', 'OPERATION'], rows).forEach((line) => terminal.out(line));
      });
      finish(exitCodes.done);
    });
}

function dueFirst(summaries: readonly OperationSummary[]): readonly OperationSummary[] {
  return summaries.toSorted((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
}

function dueWords(dueAt: string | undefined, now: Date): string {
  if (dueAt === undefined) return '';
  const ms = Date.parse(dueAt) - now.getTime();
  return ms < 0 ? `${durationWords(-ms)} ago` : `in ${durationWords(ms)}`;
}
