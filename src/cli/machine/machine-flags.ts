// Flags of the commands that start everything on one machine (`demo`, `dev`).
import { createServer } from 'node:net';
import type { Command } from 'commander';
import { portFlags } from '../../temporal-server/server-ports.js';
import { UsageError } from '../usage-error.js';

export interface MachineFlags {
  readonly address?: string;
  readonly namespace?: string;
  readonly temporalBin?: string;
  readonly temporalPort?: string;
  readonly temporalUiPort?: string;
  readonly temporalHttpPort?: string;
  readonly temporalMetricsPort?: string;
  readonly codecPort?: string;
  readonly simulatorPort?: string;
  readonly simulatorAdminPort?: string;
}

export function withMachineFlags(command: Command): Command {
  return command
    .option('--address <host:port>', 'use this Temporal server instead of starting one (default: TEMPORAL_ADDRESS)')
    .option(
      '--namespace <name>',
      'Temporal namespace (default: tenure; at a server of your own tenure-demo, tenure-dev)',
    )
    .option(
      '--temporal-bin <path>',
      'Temporal CLI to start the server with (default: TENURE_TEMPORAL_BIN, else found or installed)',
    )
    .option(`${portFlags.grpc} <n>`, 'port of the Temporal server')
    .option(`${portFlags.ui} <n>`, 'port of the Temporal Web UI')
    .option(`${portFlags.http} <n>`, "port of the Temporal server's HTTP API")
    .option(`${portFlags.metrics} <n>`, "port of the Temporal server's metrics")
    .option('--codec-port <n>', 'port of the codec server, which shows payloads in the Web UI')
    .option('--simulator-port <n>', 'port of the OpenSRS simulator')
    .option('--simulator-admin-port <n>', "port of the simulator's admin API");
}

export interface MachinePorts {
  readonly grpc: number;
  readonly ui: number;
  readonly http: number;
  readonly metrics: number;
  readonly codec: number;
  readonly simulator: number;
  readonly simulatorAdmin: number;
}

/** Usual ports, which are the same on every start where they are free. */
export const usualPorts: MachinePorts = {
  grpc: 7233,
  ui: 8233,
  http: 0,
  metrics: 0,
  codec: 8234,
  simulator: 8235,
  simulatorAdmin: 8236,
};

/**
 * `usual`: a port that was not asked for is the usual one, and taken means an error, because other commands rely on it.
 * `any`: a usual one that is taken gives way to a free one.
 */
export async function portsFrom(flags: MachineFlags, whenTaken: 'usual' | 'any'): Promise<MachinePorts> {
  const choose = async (name: keyof MachinePorts, flag: string, given: string | undefined): Promise<number> => {
    if (given !== undefined) return portNumber(flag, given);
    const usual = usualPorts[name];
    return whenTaken === 'usual' || usual === 0 || (await isFree(usual)) ? usual : 0;
  };
  return {
    grpc: await choose('grpc', portFlags.grpc, flags.temporalPort),
    ui: await choose('ui', portFlags.ui, flags.temporalUiPort),
    http: await choose('http', portFlags.http, flags.temporalHttpPort),
    metrics: await choose('metrics', portFlags.metrics, flags.temporalMetricsPort),
    codec: await choose('codec', '--codec-port', flags.codecPort),
    simulator: await choose('simulator', '--simulator-port', flags.simulatorPort),
    simulatorAdmin: await choose('simulatorAdmin', '--simulator-admin-port', flags.simulatorAdminPort),
  };
}

export function portNumber(flag: string, text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new UsageError(`${flag} must be a port number, or 0 for any free port.`);
  return port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ host: '127.0.0.1', port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
