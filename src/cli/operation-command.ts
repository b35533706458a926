// What the commands that ask for an operation share: its ids, --dry-run, watching until it ends, and the exit code.
import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { stringify } from 'yaml';
import { TenureInputError, TenureTimeoutError } from '../client/errors.js';
import { parseOrder } from '../client/operation-order.js';
import type { OperationHandle } from '../client/operation-handle.js';
import type { OperationResult, OperationType } from '../domain/operation.js';
import { endingOf } from '../domain/operation-ending.js';
import { type ConnectionFlags, withConnectionFlags, withTenure } from './connection-flags.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { follow } from './follow.js';
import { resultLines } from './operation-text.js';
import type { DocumentFlags } from './order-document.js';
import { shownRequest } from './shown-request.js';
import type { Terminal } from './terminal.js';

export interface OperationFlags extends ConnectionFlags, DocumentFlags {
  readonly dryRun?: boolean;
  readonly wait: boolean;
  readonly json?: boolean;
}

/** `tenure {name} [domain]` with the flags that name the server and the order. */
export function operationCommand(program: Command, name: string): Command {
  return withConnectionFlags(program.command(name).argument('[domain]', 'the name; may stand in the file instead'))
    .option('--file <order.yaml>', 'the whole order as YAML or JSON; flags go before it')
    .option('--request-id <id>', 'your id of this request; one is made and printed if left out')
    .option('--reference <text>', 'your own id of the matter, found again in lists; no personal data');
}

/** The flags that say how the command itself behaves; last in every help. */
export function withWatchFlags(command: Command): Command {
  return command
    .option('--dry-run', 'check the order, print what would be asked, send nothing')
    .option('--no-wait', 'return as soon as the order is accepted')
    .option('--json', 'print the result as one JSON document');
}

/** How an end is told, where the result alone does not say it. */
export interface EndShown {
  readonly json: object;
  readonly lines: readonly string[];
}

/** Asks for the operation, shows what happens until it ends. `order` is checked here. Throws what the client throws. */
export async function runOperation(
  type: OperationType,
  order: Readonly<Record<string, unknown>>,
  flags: OperationFlags,
  terminal: Terminal,
  show?: (result: OperationResult, domain: string) => EndShown,
): Promise<ExitCode> {
  const isOwnId = order['requestId'] === undefined;
  const withId = isOwnId ? { ...order, requestId: `cli-${randomUUID()}` } : order;
  const checked = parseOrder(type, withId);
  if (checked.kind === 'invalid') throw new TenureInputError(checked.problems);
  if (flags.dryRun === true) {
    const shown = shownRequest(checked.value);
    terminal.out(flags.json === true ? JSON.stringify(shown, null, 2) : stringify(shown).trimEnd());
    terminal.note('Checked; nothing was sent. The connector and the policy of the TLD are checked when it is.');
    return exitCodes.done;
  }
  if (isOwnId) tellRequestId(String(withId['requestId']), terminal);
  return await withTenure(flags, terminal, async (tenure) => {
    const handle = await tenure.request(checked.value);
    if (!flags.wait) {
      terminal.out(flags.json === true ? JSON.stringify({ operationId: handle.id }) : `accepted: ${handle.id}`);
      return exitCodes.done;
    }
    const result = await watched(handle, flags, terminal);
    if (result === undefined) return exitCodes.done;
    const { json, lines } = show?.(result, handle.domain) ?? { json: { result }, lines: resultLines(result) };
    if (flags.json === true) terminal.out(JSON.stringify({ operationId: handle.id, ...json }, null, 2));
    else if (!terminal.isLive || show !== undefined) lines.forEach((line) => terminal.out(line));
    return exitCodeOf(result);
  });
}

export function tellRequestId(requestId: string, terminal: Terminal): void {
  terminal.note(`Request id: ${requestId} (repeat with --request-id to ask again without ordering twice)`);
}

/** Undefined when the user stopped watching, which is then said. */
export async function watched(
  handle: OperationHandle,
  flags: { readonly json?: boolean },
  terminal: Terminal,
): Promise<OperationResult | undefined> {
  if (flags.json !== true) await follow(handle, terminal);
  const result = await handle.result({ signal: terminal.stopped }).catch((error: unknown) => {
    if (error instanceof TenureTimeoutError) return undefined;
    throw error;
  });
  if (result === undefined)
    terminal.note(`Not watching any more; the operation goes on. See it with: tenure operations show ${handle.id}`);
  return result;
}

export function exitCodeOf(result: OperationResult): ExitCode {
  return endingOf(result).state === 'succeeded' ? exitCodes.done : exitCodes.failed;
}
