// Starts real servers: the restart, the taken port and the end of the process are about what the operating system does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { searchAttributes, searchAttributeTypes } from '../../../src/contract/search-attributes.js';
import { bootstrapNamespace } from '../../../src/temporal-server/bootstrap-namespace.js';
import type { TemporalBinary } from '../../../src/temporal-server/resolve-binary.js';
import {
  startTemporalServer,
  type StartOptions,
  type TemporalServer,
} from '../../../src/temporal-server/start-server.js';
import { testTemporalBinary } from '../../support/temporal-server.js';

let binary: TemporalBinary;
let folder: string;
const cleanUps: (() => Promise<void>)[] = [];
beforeAll(async () => {
  binary = await testTemporalBinary();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenure-server-'));
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
  await rm(folder, { recursive: true, force: true });
});

async function start(options: Partial<StartOptions> = {}): Promise<TemporalServer> {
  const server = await startTemporalServer({ binary, storage: { kind: 'memory' }, ports: { grpc: 0 }, ...options });
  cleanUps.push(() => server.kill());
  return server;
}

async function connect(address: string): Promise<Connection> {
  const connection = await Connection.connect({ address });
  cleanUps.push(() => connection.close());
  return connection;
}

async function fakeBinary(script: string): Promise<StartOptions['binary']> {
  const path = join(folder, 'fake-temporal');
  await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { path, serverVersion: '1.32.0' };
}

async function occupy(port = 0): Promise<Server> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  cleanUps.push(() => new Promise((closed) => server.close(() => closed())));
  return server;
}
const portOf = (server: Server) => (server.address() as AddressInfo).port;

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a server on a file', () => {
  test('keeps a started workflow and its search attributes when it is killed and started again', async () => {
    const storage = { kind: 'folder', stateDir: join(folder, 'state') } as const;
    const first = await start({ storage });
    expect(first.databaseFile).toBe(join(folder, 'state', 'dev-1.32.db'));
    const connection = await connect(first.address);
    const namespace = 'tenure';
    await bootstrapNamespace({ connection, namespace, searchAttributes: searchAttributeTypes });
    const client = new Client({ connection, namespace });
    const handle = await client.workflow.start('anything', {
      workflowId: 'survivor',
      taskQueue: 'nobody-polls-this',
      typedSearchAttributes: [{ key: searchAttributes.domain, value: 'example.test' }],
    });

    await first.kill();
    const second = await start({ storage, ports: { grpc: first.ports.grpc } });

    expect(second.address).toBe(first.address);
    const description = await handle.describe();
    expect(description.status.name).toBe('RUNNING');
    expect(description.typedSearchAttributes.get(searchAttributes.domain)).toBe('example.test');
    const again = await bootstrapNamespace({ connection, namespace, searchAttributes: searchAttributeTypes });
    expect(again).toEqual({ namespace: 'existed', addedSearchAttributes: [] });
  });
});

describe('ports', () => {
  test.each([
    ['grpc', '--temporal-port', 'for workers and clients'],
    ['ui', '--temporal-ui-port', 'for the Web UI'],
    ['http', '--temporal-http-port', 'for the HTTP API'],
    ['metrics', '--temporal-metrics-port', 'for metrics'],
  ] as const)('a taken %s port is named with its flag %s', async (name, flag, purpose) => {
    const port = portOf(await occupy());
    const refused = startTemporalServer({ binary, storage: { kind: 'memory' }, ports: { grpc: 0, [name]: port } });
    await expect(refused).rejects.toThrow(
      `The Temporal server cannot listen on port ${port} of 127.0.0.1 (${purpose}): it is already in use, perhaps by another Temporal server. Stop that program, or choose another port with ${flag}, 0 for any free one.`,
    );
  });

  test('a port that is taken between our look and the start is named as well', async () => {
    const complains = `for last; do :; done; port=$(echo "$*" | /bin/sed 's/.*--port \\([0-9]*\\).*/\\1/'); echo "Error: can't set frontend port $port: listen tcp 127.0.0.1:$port: bind: address already in use" >&2; exit 1`;
    const taken = startTemporalServer({
      binary: await fakeBinary(complains),
      storage: { kind: 'memory' },
      ports: { grpc: 0 },
    });
    await expect(taken).rejects.toMatchObject({ name: 'PortUnavailable', portName: 'grpc' });
  });

  test('a host that is not of this machine is said to be none', async () => {
    const elsewhere = startTemporalServer({
      binary,
      storage: { kind: 'memory' },
      host: '192.0.2.1',
      ports: { grpc: 0 },
    });
    await expect(elsewhere).rejects.toThrow('192.0.2.1 is not an address of this machine.');
  });

  test('zero gives free ports, reported, with the Web UI answering', async () => {
    const server = await start({ ports: { grpc: 0, ui: 0 }, uiCodecEndpoint: 'http://127.0.0.1:8081' });
    const { grpc, ui, http, metrics } = server.ports;
    expect(new Set([grpc, ui, http, metrics]).size).toBe(4);
    const settings = (await (await fetch(`${server.uiUrl}/api/v1/settings`)).json()) as object;
    expect(settings).toMatchObject({ Codec: { Endpoint: 'http://127.0.0.1:8081' } });
  });
});

describe('a server that does not start', () => {
  test('is an error with the end of its log', async () => {
    const logFile = join(folder, 'log', 'server.log');
    const fake = await fakeBinary('echo "first words"; echo "Error: no room for a database" >&2; exit 1');
    const failed = startTemporalServer({ binary: fake, storage: { kind: 'memory' }, ports: { grpc: 0 }, logFile });
    await expect(failed).rejects.toThrow(
      'The Temporal server ended while starting (exit code 1).\nThe end of its log:\n  first words\n  Error: no room for a database',
    );
    expect(await readFile(logFile, 'utf8')).toContain('no room for a database');
  });

  test('is ended when it says nothing for as long as patience allows', async () => {
    const fake = await fakeBinary(`echo $$ > ${folder}/pid; exec /bin/sleep 600`);
    const options = { binary: fake, storage: { kind: 'memory' }, ports: { grpc: 0 }, patienceMs: 300 } as const;
    await expect(startTemporalServer(options)).rejects.toThrow('The Temporal server did not answer within 0.3 s');
    expect(isAlive(Number(await readFile(join(folder, 'pid'), 'utf8')))).toBe(false);
  });

  test('is an error when the file is no program', async () => {
    const nothing = { path: join(folder, 'nothing'), serverVersion: '1.32.0' };
    const failed = startTemporalServer({ binary: nothing, storage: { kind: 'memory' }, ports: { grpc: 0 } });
    await expect(failed).rejects.toMatchObject({ name: 'TemporalServerNotStarted' });
  });
});

describe('the end of a server', () => {
  test('that was asked for frees the port', async () => {
    const server = await start();
    await server.stop();
    expect(await server.exited).toMatchObject({ asked: true });
    await occupy(server.ports.grpc);
    await server.stop();
  });

  test('that nobody asked for is noticed', async () => {
    const server = await start();
    process.kill(server.pid, 'SIGKILL');
    expect(await server.exited).toEqual({ code: null, signal: 'SIGKILL', asked: false });
  });

  const compiled = fileURLToPath(new URL('../../../dist/temporal-server/start-server.js', import.meta.url));
  test.each([
    ['is killed', 'await new Promise(() => setInterval(() => {}, 1000))'],
    ['calls process.exit', 'process.exit(0)'],
    ['just ends', ''],
  ])('comes by itself when the process that started it %s', async (how, ending) => {
    if (!existsSync(compiled)) throw new Error(`${compiled} is missing: run "npm run build" first.`);
    const script = `
      import { startTemporalServer } from ${JSON.stringify(compiled)};
      const server = await startTemporalServer(${JSON.stringify({ binary, storage: { kind: 'memory' }, ports: { grpc: 0 } })});
      console.log(server.pid);
      ${ending}`;
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(parent.stdout), 'line')) as [string];
    const pid = Number(line);
    cleanUps.push(() => Promise.resolve(void (isAlive(pid) && process.kill(pid, 'SIGKILL'))));
    if (how === 'is killed') parent.kill('SIGKILL');
    if (parent.exitCode === null && parent.signalCode === null) await once(parent, 'exit');
    await expect.poll(() => isAlive(pid), { timeout: 20_000, interval: 50 }).toBe(false);
  });
});
