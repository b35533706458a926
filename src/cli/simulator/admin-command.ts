// What all sub-commands of `tenure simulator` share: where the simulator is, and an answer for people or for machines.
import type { Command } from 'commander';
import type { SimulatorAdmin } from '../../simulator/admin-client.js';
import { exitCodes } from '../exit-codes.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';
import { askSimulator } from './admin-access.js';

export interface AdminFlags {
  readonly admin?: string;
  readonly json?: boolean;
}

/** The admin client as a command is handed it: its types without its module. */
export type Admin = SimulatorAdmin;

export function adminCommand(simulator: Command, usage: string, summary: string): Command {
  return simulator
    .command(usage)
    .summary(summary)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
    .option('--admin <url>', 'admin address (default: TENURE_SIMULATOR_ADMIN, else that of `tenure dev`)')
    .option('--json', 'print a JSON document');
}

/** Asks, prints and ends the command: the whole answer as JSON, or what `lines` makes of it for people. */
export type Show = <T>(
  flags: AdminFlags,
  ask: (admin: Admin) => Promise<T>,
  lines: (answer: T) => readonly string[],
) => Promise<void>;

export function showing(terminal: Terminal, finish: Finish): Show {
  return async (flags, ask, lines) => {
    const answer = await askSimulator(flags.admin, terminal.env, ask);
    if (flags.json === true) terminal.out(JSON.stringify(answer, null, 2));
    else lines(answer).forEach((line) => terminal.out(line));
    finish(exitCodes.done);
  };
}
