// tenure simulator: the OpenSRS simulator alone, for programs in any language. Its sub-commands speak to one that runs.
import type { Command } from 'commander';
import type { SimulatorFlags } from '../../simulator/main.js';
import { exitCodes } from '../exit-codes.js';
import { portNumber } from '../machine/machine-flags.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';
import { instantFrom, numberFrom, repeated } from '../simulator/flag-values.js';
import { UsageError } from '../usage-error.js';
import { addSimulatorClock } from './simulator-clock.js';
import { addSimulatorFaults } from './simulator-faults.js';
import { addSimulatorLook } from './simulator-look.js';
import { addSimulatorRegistry } from './simulator-registry.js';
import { addSimulatorSeed } from './simulator-seed.js';
import { addSimulatorTransfers } from './simulator-transfers.js';

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
  readonly asyncTld?: readonly string[];
  readonly clock?: string;
  readonly frozenClock?: boolean;
}

const PROFILES = ['faithful', 'hostile', 'horizon'] as const satisfies readonly NonNullable<
  SimulatorFlags['profile']
>[];

export function addSimulator(program: Command, terminal: Terminal, finish: Finish): void {
  const simulator = program.command('simulator');
  addRun(simulator, finish);
  addSimulatorLook(simulator, terminal, finish);
  addSimulatorTransfers(simulator, terminal, finish);
  addSimulatorRegistry(simulator, terminal, finish);
  addSimulatorSeed(simulator, terminal, finish);
  addSimulatorClock(simulator, terminal, finish);
  addSimulatorFaults(simulator, terminal, finish);
}

function addRun(simulator: Command, finish: Finish): void {
  simulator
    // Flags of the sub-commands stay theirs, although some have the names of flags of the start.
    .enablePositionalOptions()
    .summary('an OpenSRS server that moves no money')
    .description(
      'Without a sub-command: runs the OpenSRS simulator, prints one line of JSON when it is ready, and stops on SIGINT or SIGTERM. ' +
        'The sub-commands look at a simulator that runs and act on it, over its admin port.',
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
    .option(
      '--profile <name>',
      'faithful; hostile: legal but unpleasant in every way; horizon: as the test environment, without transfers',
    )
    .option(
      '--async-tld <tld>',
      'a TLD whose registry answers later, or likely: those of an older chart; may be repeated',
      repeated,
    )
    .option('--clock <instant>', 'where its clock starts, such as 2028-02-29 (default: real time)')
    .option('--frozen-clock', 'the clock moves only when it is told to')
    .option('--lift-limits', 'no rate and no concurrency limit')
    // Commander would count arguments; what was mistyped is a command.
    .allowExcessArguments()
    .action(async (flags: Flags, command: Command) => {
      const [unknown] = command.args;
      if (unknown !== undefined) {
        throw new UsageError(
          `tenure simulator has no command ${unknown}; \`tenure simulator --help\` lists those that it has.`,
        );
      }
      const { runSimulator } = await import('../../simulator/main.js');
      await runSimulator(simulatorFlags(flags));
      finish(exitCodes.done);
    });
}

function simulatorFlags(flags: Flags): SimulatorFlags {
  const { port, adminPort, seed, balance, profile: named, asyncTld, clock, ...rest } = flags;
  const profile = PROFILES.find((known) => known === named);
  if (named !== undefined && profile === undefined) {
    throw new UsageError(`--profile must be one of ${PROFILES.join(', ')}.`);
  }
  return {
    ...rest,
    port: portNumber('--port', port),
    adminPort: portNumber('--admin-port', adminPort),
    ...(seed === undefined ? {} : { seed: numberFrom('--seed', seed) }),
    ...(balance === undefined ? {} : { balance: numberFrom('--balance', balance) }),
    ...(profile === undefined ? {} : { profile }),
    ...(clock === undefined ? {} : { clock: instantFrom('--clock', clock) }),
    ...(asyncTld === undefined ? {} : { asyncTlds: asyncTld }),
  };
}
