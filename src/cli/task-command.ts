// What the commands that say something about a manual step share: the step's id, who speaks, --dry-run, and the answer.
import type { Command } from 'commander';
import type { Acting, ManualStepHandle, SeenStep } from '../client/manual-step-handle.js';
import { settingValue } from '../config.js';
import type { OperationView } from '../domain/operation.js';
import { type ConnectionFlags, withConnectionFlags, withTenure } from './connection-flags.js';
import { exitCodes } from './exit-codes.js';
import { statusLines } from './operation-text.js';
import type { Finish } from './program.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

export interface TaskFlags extends ConnectionFlags {
  readonly by?: string;
  readonly requestId?: string;
  readonly taskVersion?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `{operationId}:{n}`. Throws {@link UsageError}. */
export function operationIdOf(taskId: string): string {
  const operationId = /^(.+):\d{1,6}$/.exec(taskId)?.[1];
  if (operationId === undefined || operationId.split(':').length !== 4)
    throw new UsageError(`${taskId} is no task id; it looks like renewDomain:main:example.com:r-1:1.`);
  return operationId;
}

/** The flags of every such command. `decides`: the version that was seen is asked for. */
export function withTaskFlags(command: Command, decides: boolean): Command {
  const named = withConnectionFlags(command.argument('<taskId>', 'as `tenure tasks show` names it')).option(
    '--by <id>',
    'who acts: an opaque id (default: TENURE_OPERATOR, else cli)',
  );
  const seen = decides
    ? named.requiredOption('--task-version <n>', 'the version that you saw, so that nothing newer is decided on unseen')
    : named;
  return seen
    .option('--request-id <id>', 'your own id of this message: sending it again never acts twice')
    .option('--dry-run', 'show what would be sent, send nothing')
    .option('--json', 'print a JSON document');
}

export interface TaskMessage {
  /** For --dry-run: what would be said, without its free texts. */
  readonly summary: string;
  readonly send: (handle: ManualStepHandle, step: SeenStep, acting: Acting) => Promise<OperationView>;
}

export async function tell(
  taskId: string,
  flags: TaskFlags,
  terminal: Terminal,
  finish: Finish,
  { summary, send }: TaskMessage,
): Promise<void> {
  const operationId = operationIdOf(taskId);
  const version = versionOf(flags.taskVersion);
  const by = settingValue('operator', flags.by, terminal.env) ?? 'cli';
  if (flags.dryRun === true) {
    terminal.out(`would send as ${by}: ${summary} (${taskId})`);
    return finish(exitCodes.done);
  }
  await withTenure(flags, terminal, async (tenure) => {
    const handle = tenure.operation(operationId).manualStep;
    const acting = { by, ...(flags.requestId === undefined ? {} : { requestId: flags.requestId }) };
    const view = await send(handle, { id: taskId, version }, acting);
    if (flags.json === true) terminal.out(JSON.stringify(view, null, 2));
    else statusLines({ ...view, source: 'operation' }, terminal.now()).forEach((line) => terminal.out(line));
  });
  finish(exitCodes.done);
}

/** Commands that decide nothing have no version; theirs is never sent. */
function versionOf(text: string | undefined): number {
  if (text === undefined) return 0;
  if (!/^\d{1,6}$/.test(text)) throw new UsageError('--task-version must be a whole number.');
  return Number(text);
}
