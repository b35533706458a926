// tenure import: take names that a registrar holds for the account into Tenure, at a pace, writing nothing there.
import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import { TenureInputError } from '../../client/errors.js';
import type { Tenure } from '../../client/tenure.js';
import { settingValue } from '../../config.js';
import { assertNever } from '../../domain/assert-never.js';
import { shownInstant } from '../../domain/instant.js';
import type { ImportAnswer } from '../../workflows/messages.js';
import { type ConnectionFlags, withConnectionFlags, withTenure } from '../connection-flags.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { type NameSource, namesFrom } from '../names-to-import.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

interface Flags extends ConnectionFlags, NameSource {
  readonly by?: string;
  readonly pace: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addImport(program: Command, terminal: Terminal, finish: Finish): void {
  withConnectionFlags(program.command('import').argument('[names...]', 'the names; may stand in a file instead'))
    .summary('take names that the registrar holds into Tenure')
    .description(
      'Has each name read at the registrar and kept, one after the other. Nothing is written there, nothing costs, and no name is ' +
        'renewed by itself before somebody says so. Repeating is harmless: names that are held already are passed over. One line ' +
        'for each name; exit code 1 when one was refused.',
    )
    .option('--file <names.txt>', 'a name on each line; # begins a comment')
    .option('--from-registrar <name>', 'the names that this registrar lists for the account')
    .option('--expiring-within <days>', 'of those, only names that expire within so many days, or have expired')
    .option('--by <id>', 'who imports: an opaque id (default: TENURE_OPERATOR, else cli)')
    .option('--pace <n/min>', 'at most so many names in a minute', '60/min')
    .option('--dry-run', 'show the names, take none')
    .option('--json', 'print one JSON document on each line, one for each name')
    .action(async (names: readonly string[], flags: Flags) => finish(await importNames(names, flags, terminal)));
}

async function importNames(names: readonly string[], flags: Flags, terminal: Terminal): Promise<ExitCode> {
  const pauseMs = 60_000 / paceFrom(flags.pace);
  const by = settingValue('operator', flags.by, terminal.env) ?? 'cli';
  const source = await namesFrom(names, flags);
  return await withTenure(flags, terminal, async (tenure) => {
    const counts = { imported: 0, held_before: 0, refused: 0 };
    let hasRead = false;
    for await (const name of source(tenure)) {
      if (hasRead) await delay(pauseMs, undefined, { signal: terminal.stopped }).catch(() => undefined);
      if (terminal.stopped.aborted) return stopped(counts, terminal);
      if (flags.dryRun === true) {
        terminal.out(flags.json === true ? JSON.stringify({ name }) : name);
        continue;
      }
      const answer = await taken(tenure, name, by);
      counts[answer.kind]++;
      terminal.out(flags.json === true ? JSON.stringify({ name, ...answer }) : lineFor(name, answer));
      // A name that is held already was not read: a repeated import is past those at once.
      hasRead = answer.kind !== 'held_before';
    }
    if (flags.dryRun !== true) terminal.note(countWords(counts));
    return counts.refused === 0 ? exitCodes.done : exitCodes.failed;
  });
}

/** One name that is none stops no other. */
async function taken(tenure: Tenure, name: string, by: string): Promise<ImportAnswer> {
  try {
    return await tenure.domain(name).import({ by });
  } catch (error) {
    if (error instanceof TenureInputError) return { kind: 'refused', problems: error.problems };
    throw error;
  }
}

function lineFor(name: string, answer: ImportAnswer): string {
  switch (answer.kind) {
    case 'imported':
      return `${name}  imported, expires ${shownInstant(answer.expiresAt)}`;
    case 'held_before':
      return `${name}  held already, expires ${shownInstant(answer.expiresAt)}`;
    case 'refused':
      return `${name}  refused: ${answer.problems.map(({ sentence }) => sentence).join(' ')}`;
    default:
      return assertNever(answer);
  }
}

type Counts = Readonly<Record<ImportAnswer['kind'], number>>;

function countWords({ imported, held_before: before, refused }: Counts): string {
  return `Imported ${imported}, held already ${before}, refused ${refused}. Nothing was written at the registrar.`;
}

function stopped(counts: Counts, terminal: Terminal): ExitCode {
  terminal.note(`Stopped. ${countWords(counts)} Repeat the command to go on.`);
  return exitCodes.failed;
}

/** `60` or `60/min`. */
function paceFrom(text: string): number {
  const number = Number(/^(\d{1,5})(?:\/min)?$/.exec(text)?.[1] ?? 0);
  if (number >= 1) return number;
  throw new UsageError('--pace must be a number of names in a minute, such as 60/min.');
}
