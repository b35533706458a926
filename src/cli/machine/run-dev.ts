// tenure dev: the same parts as the demonstration, no orders, state kept.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { settingValue } from '../../config.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';
import { addressLines } from './addresses.js';
import { type MachineFlags, portsFrom } from './machine-flags.js';
import { startMachine } from './machine.js';
import { serverTarget } from './own-or-given.js';
import { stayUp } from './stay-up.js';

export type DevFlags = MachineFlags & {
  readonly account?: string;
  readonly stateDir?: string;
  readonly ephemeral?: boolean;
};

export async function runDev(flags: DevFlags, terminal: Terminal): Promise<ExitCode> {
  const isEphemeral = flags.ephemeral === true;
  const kept = resolve(settingValue('stateDir', flags.stateDir, terminal.env) ?? '.tenure');
  const stateDir = isEphemeral ? await mkdtemp(join(tmpdir(), 'tenure-dev-')) : kept;
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  const temporalBin = settingValue('temporalBin', flags.temporalBin, terminal.env);
  try {
    const machine = await startMachine({
      ...serverTarget(flags, terminal.env, 'tenure-dev'),
      stateDir,
      binaryDir: kept,
      storage: isEphemeral ? { kind: 'memory' } : { kind: 'folder', stateDir },
      ports: await portsFrom(flags, 'usual'),
      account: settingValue('account', flags.account, terminal.env) ?? 'main',
      paceFactor: 1,
      report: (sentence) => terminal.out(sentence),
      env: terminal.env,
      ...(temporalBin === undefined ? {} : { temporalBin }),
    });
    try {
      terminal.out('');
      addressLines(machine).forEach((line) => terminal.out(line));
      terminal.out(
        isEphemeral
          ? '\nRunning until Ctrl-C; then all of it is gone.'
          : `\nRunning until Ctrl-C. Workflows and keys are kept in ${stateDir}; the simulator forgets.`,
      );
      if (await stayUp(machine, terminal)) return exitCodes.done;
      terminal.note(`The Temporal server ended by itself; its log is in ${join(stateDir, 'temporal-server.log')}.`);
      return exitCodes.failed;
    } finally {
      terminal.out('Stopping.');
      await machine.stop();
    }
  } finally {
    if (isEphemeral) await rm(stateDir, { recursive: true, force: true });
  }
}
