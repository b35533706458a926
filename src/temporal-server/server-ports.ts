// Which ports the server listens on: given ones are checked before the start, 0 becomes a free one.
import { createServer, type Server } from 'node:net';

/** The listeners of a development server. */
export type PortName = 'grpc' | 'ui' | 'http' | 'metrics';

/** The command-line flag that sets each port; messages about a taken port name it. */
export const portFlags: Readonly<Record<PortName, string>> = {
  grpc: '--temporal-port',
  ui: '--temporal-ui-port',
  http: '--temporal-http-port',
  metrics: '--temporal-metrics-port',
};

/** 0 asks for a free port. Without `ui` there is no Web UI; `http` and `metrics` are then free ports, because the server always opens them. */
export interface RequestedPorts {
  readonly grpc: number;
  readonly ui?: number;
  readonly http?: number;
  readonly metrics?: number;
}

/** The ports in use, all of them real numbers. */
export interface ServerPorts {
  readonly grpc: number;
  readonly ui: number | undefined;
  readonly http: number;
  readonly metrics: number;
}

/** A port that was asked for cannot be had. */
export class PortUnavailable extends Error {
  override readonly name = 'PortUnavailable';
  readonly port: number;
  readonly portName: PortName;

  constructor(portName: PortName, host: string, port: number, code: string) {
    super(unavailableSentence(portName, host, port, code));
    this.port = port;
    this.portName = portName;
  }
}

function unavailableSentence(portName: PortName, host: string, port: number, code: string): string {
  const what = `The Temporal server cannot listen on port ${port} of ${host} (${purposes[portName]})`;
  const instead = `choose another port with ${portFlags[portName]}, 0 for any free one`;
  switch (code) {
    case 'EADDRINUSE':
      return `${what}: it is already in use, perhaps by another Temporal server. Stop that program, or ${instead}.`;
    case 'EACCES':
      return `${what}: this user is not allowed to; ${instead}.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${what}: ${host} is not an address of this machine.`;
    default:
      return `${what}: ${code}; ${instead}.`;
  }
}

const purposes: Readonly<Record<PortName, string>> = {
  grpc: 'for workers and clients',
  ui: 'for the Web UI',
  http: 'for the HTTP API',
  metrics: 'for metrics',
};

/**
 * Opens all listeners at once, notes their numbers and closes them again, so that no two of them are the same.
 * Throws {@link PortUnavailable}. Somebody may still take a port before the server does: the caller reads its complaint.
 */
export async function choosePorts(host: string, requested: RequestedPorts): Promise<ServerPorts> {
  const listeners: Server[] = [];
  const choose = async (name: PortName, port: number): Promise<number> => {
    const listener = createServer();
    const chosen = await listen(listener, name, host, port);
    listeners.push(listener);
    return chosen;
  };
  try {
    return {
      grpc: await choose('grpc', requested.grpc),
      ui: requested.ui === undefined ? undefined : await choose('ui', requested.ui),
      http: await choose('http', requested.http ?? 0),
      metrics: await choose('metrics', requested.metrics ?? 0),
    };
  } finally {
    await Promise.all(listeners.map((listener) => new Promise((closed) => listener.close(closed))));
  }
}

function listen(listener: Server, name: PortName, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    listener.once('error', (error: NodeJS.ErrnoException) =>
      reject(new PortUnavailable(name, host, port, error.code ?? error.message)),
    );
    // `exclusive`: inside a Node cluster worker a shared handle would hide that the port is taken.
    listener.listen({ host, port, exclusive: true }, () => {
      const address = listener.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
