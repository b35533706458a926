// `tenure simulator`: runs until a signal, and says in one JSON line when it is ready.
import { readFile } from 'node:fs/promises';
import { settingValue } from '../config.js';
import { LIKELY_ASYNCHRONOUS, TLDS } from './registry/tlds.js';
import { startSimulator, type SimulatorOptions, type SimulatorProfile } from './start.js';

/** Flags as the command line gives them; ports 0 mean any free one. */
export interface SimulatorFlags {
  readonly host?: string;
  readonly port: number;
  readonly adminPort?: number;
  /** Default 127.0.0.1; the admin port has no authentication. */
  readonly adminHost?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly username: string;
  /** The key itself; arguments are visible to other processes, so prefer `keyFile` or TENURE_SIMULATOR_KEY. */
  readonly key?: string;
  readonly keyFile?: string;
  readonly seed?: number;
  /** USD. */
  readonly balance?: number;
  readonly profile?: SimulatorProfile;
  /** Lifts the rate and concurrency limits. */
  readonly liftLimits?: boolean;
  /** Where the virtual clock starts, an ISO instant; default: real time. */
  readonly clock?: string;
  /** The clock moves only through the admin port. */
  readonly frozenClock?: boolean;
  /** TLDs whose registry answers later; `likely` stands for the list of an older chart. */
  readonly asyncTlds?: readonly string[];
}

/** Where the process meets the world; tests give their own. */
export interface SimulatorSurroundings {
  readonly write: (line: string) => void;
  readonly stopped: Promise<void>;
}

/** Resolves after a clean stop by SIGTERM or SIGINT; rejects with a sentence when it cannot start. */
export async function runSimulator(
  flags: SimulatorFlags,
  surroundings: SimulatorSurroundings = processSurroundings(),
): Promise<void> {
  const simulator = await startSimulator(await optionsFrom(flags));
  const ready = { ready: true, url: simulator.url, adminUrl: simulator.adminUrl, username: flags.username };
  surroundings.write(`${JSON.stringify(ready)}\n`);
  await surroundings.stopped;
  await simulator.stop();
}

function processSurroundings(): SimulatorSurroundings {
  return {
    write: (line) => void process.stdout.write(line),
    stopped: new Promise((resolve) => {
      process.once('SIGTERM', resolve);
      process.once('SIGINT', resolve);
    }),
  };
}

async function optionsFrom(flags: SimulatorFlags): Promise<SimulatorOptions> {
  const key = await keyFrom(flags);
  const tls = await tlsFrom(flags);
  return {
    port: flags.port,
    accounts: [{ username: flags.username, key }],
    ...(flags.host === undefined ? {} : { host: flags.host }),
    ...(flags.adminHost === undefined ? {} : { adminHost: flags.adminHost }),
    ...(flags.adminPort === undefined ? {} : { adminPort: flags.adminPort }),
    ...(tls === undefined ? {} : { tls }),
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    ...(flags.balance === undefined ? {} : { balance: flags.balance }),
    ...(flags.profile === undefined ? {} : { profile: flags.profile }),
    ...(flags.liftLimits === true ? { limits: 'lifted' as const } : {}),
    clock: {
      ...(flags.clock === undefined ? {} : { start: new Date(flags.clock) }),
      ...(flags.frozenClock === true ? { frozen: true } : {}),
    },
    ...(flags.asyncTlds === undefined ? {} : { asynchronousTlds: flags.asyncTlds.flatMap(tldsFrom) }),
  };
}

function tldsFrom(text: string): readonly string[] {
  const tld = text.toLowerCase().replace(/^\./, '');
  if (tld === 'likely') return LIKELY_ASYNCHRONOUS;
  if (!TLDS.has(tld))
    throw new Error(`The simulator does not serve the TLD ${tld}; --async-tld names one that it does.`);
  return [tld];
}

async function keyFrom(flags: SimulatorFlags): Promise<string> {
  const key =
    flags.keyFile === undefined
      ? settingValue('simulatorKey', flags.key, process.env)
      : (await readFile(flags.keyFile, 'utf8')).trim();
  if (key === undefined || key === '') {
    throw new Error(
      'The simulator needs the API key of its account: give --key-file, set TENURE_SIMULATOR_KEY, or give --key.',
    );
  }
  return key;
}

async function tlsFrom(flags: SimulatorFlags): Promise<SimulatorOptions['tls']> {
  if (flags.tlsCert === undefined && flags.tlsKey === undefined) return undefined;
  if (flags.tlsCert === undefined || flags.tlsKey === undefined) {
    throw new Error('TLS needs both --tls-cert and --tls-key; only one of them was given.');
  }
  return { cert: await readFile(flags.tlsCert), key: await readFile(flags.tlsKey) };
}
