// tenure linked show, tenure linked cancel
import type { Command } from 'commander';
import { settingValue } from '../../config.js';
import type { StopAnswer } from '../../domain/linked/group-view.js';
import { type ConnectionFlags, withConnectionFlags, withTenure } from '../connection-flags.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { followLinked, runningMembers } from '../follow-linked.js';
import { linkedLines } from '../linked-text.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

interface ShowFlags extends ConnectionFlags {
  readonly follow?: boolean;
  readonly json?: boolean;
}

interface CancelFlags extends ConnectionFlags {
  readonly by?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addLinked(linked: Command, terminal: Terminal, finish: Finish): void {
  withConnectionFlags(linked.command('show').argument('<requestId>', 'request id, or linked:{account}:{requestId}'))
    .summary('show a group of linked names')
    .option('--follow', 'go on showing changes until it has ended')
    .option('--json', 'print a JSON document')
    .action(async (requestId: string, flags: ShowFlags) => finish(await show(requestId, flags, terminal)));
  withConnectionFlags(linked.command('cancel').argument('<requestId>', 'request id, or linked:{account}:{requestId}'))
    .summary('stop a group of linked names')
    .description(
      'Drops the names that were not ordered yet and asks the others to stop. What is registered stays; so does what the registrar already carries out.',
    )
    .option('--by <id>', 'who asks: an opaque id (default: TENURE_OPERATOR, else cli)')
    .option('--dry-run', 'show what would be stopped, send nothing')
    .option('--json', 'print a JSON document')
    .action(async (requestId: string, flags: CancelFlags) => finish(await cancel(requestId, flags, terminal)));
}

async function show(requestId: string, flags: ShowFlags, terminal: Terminal): Promise<ExitCode> {
  return await withTenure(flags, terminal, async (tenure) => {
    const group = tenure.linked(requestId);
    if (flags.follow === true && flags.json !== true) {
      await followLinked(tenure, group, terminal);
      return exitCodes.done;
    }
    const view = await group.state();
    if (flags.json === true) terminal.out(JSON.stringify(view, null, 2));
    else linkedLines({ view, running: await runningMembers(tenure, view) }).forEach((line) => terminal.out(line));
    return exitCodes.done;
  });
}

async function cancel(requestId: string, flags: CancelFlags, terminal: Terminal): Promise<ExitCode> {
  return await withTenure(flags, terminal, async (tenure) => {
    const group = tenure.linked(requestId);
    if (flags.dryRun === true) {
      const { members } = await group.state();
      const open = members.filter((member) => ['pending', 'asking', 'in_progress'].includes(member.state));
      terminal.out(`would ask to stop ${open.length} of ${members.length} names of ${group.id}`);
      return exitCodes.done;
    }
    const answer = await group.cancel({ by: settingValue('operator', flags.by, terminal.env) ?? 'cli' });
    if (flags.json === true) terminal.out(JSON.stringify(answer));
    else sentencesFor(answer).forEach((line) => terminal.out(line));
    return exitCodes.done;
  });
}

function sentencesFor({ dropped, asked, kept }: StopAnswer): readonly string[] {
  const lines = [
    ...(dropped.length === 0 ? [] : [`dropped, never ordered: ${dropped.join(', ')}`]),
    ...(asked.length === 0 ? [] : [`asked to stop: ${asked.join(', ')}`]),
    ...(kept.length === 0 ? [] : [`registered, and stays: ${kept.join(', ')}`]),
  ];
  return dropped.length + asked.length === 0 ? [...lines, 'nothing to stop: every name of the group has ended'] : lines;
}
