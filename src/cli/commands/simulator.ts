// tenure simulator: the OpenSRS simulator alone, for programs in any language.
import type { Command } from 'commander';
import type { SimulatorFlags } from '../../simulator/main.js';
import { exitCodes } from '../exit-codes.js';
import { portNumber } from '../machine/machine-flags.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

interface Flags {
  readonly port: string;
  readonly adminPort: string;
  readonly host?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly username: string;
  readonly key?: string;
  readonly keyFile?: string;
  readonly seed?: string;
  readonly balance?: string;
  readonly profile?: string;
  readonly liftLimits?: boolean;
}

export function addSimulator(program: Command, _terminal: Terminal, finish: Finish): void {
  program
    .command('simulator')
    .summary('an OpenSRS server that moves no money')
    .description(
      'Runs the OpenSRS simulator. Prints one line of JSON when it is ready, and stops on SIGINT or SIGTERM.',
    )
    .option('--port <n>', 'XCP port, 0 for any free one', '0')
    .option('--admin-port <n>', 'port of the admin API, 0 for any free one; loopback, without authentication', '0')
    .option('--host <address>', 'address to listen on (default: 127.0.0.1)')
    .option('--tls-cert <file>', 'PEM certificate; without it the XCP port speaks plain HTTP')
    .option('--tls-key <file>', 'PEM key of the certificate')
    .option('--username <name>', 'user name of the reseller account', 'simulated')
    .option('--key-file <file>', 'file with the key of that account (or TENURE_SIMULATOR_KEY)')
    .option('--key <key>', 'the key itself; other users of the machine can see it')
    .option('--seed <n>', 'seed of ids and mischief')
    .option('--balance <usd>', 'opening balance')
    .option('--profile <name>', 'faithful, or hostile: legal but unpleasant in every way')
    .option('--lift-limits', 'no rate and no concurrency limit')
    .action(async (flags: Flags) => {
      const { runSimulator } = await import('../../simulator/main.js');
      await runSimulator(simulatorFlags(flags));
      finish(exitCodes.done);
    });
}

function simulatorFlags(flags: Flags): SimulatorFlags {
  const { port, adminPort, seed, balance, profile, ...rest } = flags;
  if (profile !== undefined && profile !== 'faithful' && profile !== 'hostile') {
    throw new UsageError('--profile must be faithful or hostile.');
  }
  return {
    ...rest,
    port: portNumber('--port', port),
    adminPort: portNumber('--admin-port', adminPort),
    ...(seed === undefined ? {} : { seed: numberFrom('--seed', seed) }),
    ...(balance === undefined ? {} : { balance: numberFrom('--balance', balance) }),
    ...(profile === undefined ? {} : { profile }),
  };
}

function numberFrom(flag: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new UsageError(`${flag} must be a number.`);
  return value;
}
