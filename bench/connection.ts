// What it costs that every write opens a connection of its own, while reads share one (src/xcp/transport/https-transport.ts).
// Client and server share this process and the loopback, so a real handshake adds its round trips to these figures.
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createXcpClient, type XcpClient } from '../dist/xcp/client.js';
import { rawCommand } from '../dist/xcp/commands/raw.js';
import { encodeEnvelope } from '../dist/xcp/envelope/encode.js';
import { describeMachine } from './support/machine.js';
import { publish } from './support/report.js';
import { median, quantile, rounded } from './support/statistics.js';

const CALLS = 400;
const tls = (name: string): Buffer => readFileSync(new URL(`../test/fixtures/tls/${name}`, import.meta.url));

const reply = encodeEnvelope({
  protocol: 'XCP',
  action: 'REPLY',
  object: 'DOMAIN',
  is_success: '1',
  response_code: '200',
  response_text: 'Command successful',
  attributes: { id: '1' },
});
const answer: RequestListener = (request, response) => {
  request.resume().once('end', () => {
    response.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Length': reply.byteLength }).end(reply);
  });
};

const command = (kind: 'read' | 'write') =>
  rawCommand({ action: 'TEST', object: 'DOMAIN', kind, attributes: { domain: 'example.com' } });

interface Cost {
  readonly wire: string;
  readonly kind: 'read' | 'write';
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly cpuMs: number;
}

async function measure(client: XcpClient, wire: string, kind: 'read' | 'write'): Promise<Cost> {
  for (let call = 0; call < 50; call++) await client.call(command(kind));
  const times: number[] = [];
  const cpu = process.cpuUsage();
  for (let call = 0; call < CALLS; call++) {
    const before = performance.now();
    const outcome = await client.call(command(kind));
    if (outcome.kind !== 'answered') throw new Error(`a call ended as ${outcome.kind}: ${outcome.message}`);
    times.push(performance.now() - before);
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    wire,
    kind,
    medianMs: rounded(median(times)),
    p99Ms: rounded(quantile(times, 0.99)),
    cpuMs: rounded((user + system) / 1_000 / CALLS),
  };
}

const measuredAt = new Date().toISOString();
const machine = describeMachine([]);
const costs: Cost[] = [];
for (const wire of ['HTTP', 'TLS'] as const) {
  const server =
    wire === 'TLS'
      ? createHttpsServer({ cert: tls('server.pem'), key: tls('server.key') }, answer)
      : createHttpServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `${wire === 'TLS' ? 'https' : 'http'}://127.0.0.1:${port}/`;
  const client = createXcpClient({ url, username: 'bench', key: 'key', ca: tls('ca.pem') });
  costs.push(await measure(client, wire, 'read'), await measure(client, wire, 'write'));
  client.close();
  server.close();
  server.closeAllConnections();
}

publish({
  name: 'connection',
  question: 'What does a connection of its own cost a write?',
  command: 'npm run bench:connection',
  measuredAt,
  machine,
  conditions: [
    `${CALLS} calls one after the other over loopback; CPU is of client and server together, which share the process.`,
    'Reads reuse a connection; writes open one each, with a resumed TLS session.',
  ],
  tables: [
    {
      title: 'One call',
      columns: ['wire', 'kind', 'median ms', 'p99 ms', 'CPU ms'],
      rows: costs.map((cost) => [cost.wire, cost.kind, cost.medianMs, cost.p99Ms, cost.cpuMs]),
    },
  ],
  goals: [],
  figures: costs,
});
