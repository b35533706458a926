// The command `tenure`: from an argument list to an exit code.
import { CommanderError } from 'commander';
import { TenureError } from '../client/errors.js';
import { type ExitCode, exitCodeFor, exitCodes } from './exit-codes.js';
import { buildProgram } from './program.js';
import { type Terminal, processTerminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** `argv` as Node gives it: interpreter, script, arguments. Sets the exit code of the process as well as returning it. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  const code = await run(argv.slice(2), processTerminal());
  process.exitCode = code;
  return code;
}

export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  const program = buildProgram(terminal, (end) => {
    code = end;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return reported(error, terminal);
  }
}

function reported(error: unknown, terminal: Terminal): ExitCode {
  // Commander has printed help or what is wrong already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.refused;
  if (error instanceof TenureError) {
    terminal.note(error.message);
    return exitCodeFor(error);
  }
  if (error instanceof UsageError) {
    terminal.note(error.message);
    return exitCodes.refused;
  }
  // Parts that are started here (server, codec server, simulator, worker) speak in sentences too; what is unexpected shows its stack.
  const isExpected = error instanceof Error && error.message.endsWith('.');
  terminal.note(isExpected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.failed;
}
