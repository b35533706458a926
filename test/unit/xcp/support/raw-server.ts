/** Small servers that answer with given bytes: no HTTP library between the test and the wire. */
import { readFileSync } from 'node:fs';
import { createServer as createNetServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

const tls = (name: string): string => readFileSync(new URL(`../../../fixtures/tls/${name}`, import.meta.url), 'utf8');

/** The authority that the test certificates come from. */
export const TEST_CA = tls('ca.pem');

/** One request as it came: raw bytes split at the blank line. */
export interface RawRequest {
  readonly head: string;
  readonly body: Buffer;
  /** Which connection it came over, counted from 1. */
  readonly connection: number;
}

/** Decides what happens to a request: write to the socket, end it, destroy it, or leave it waiting. */
export type Answer = (request: RawRequest, socket: Socket) => void;

export interface RawServer {
  readonly url: string;
  readonly port: number;
  readonly requests: readonly RawRequest[];
  /** Connections accepted so far (after their TLS handshake where there is one). */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** A server on a free loopback port. `certificate` names a pair in test/fixtures/tls; without it the server speaks plain HTTP. */
export async function startRawServer(answer: Answer, certificate?: 'server' | 'other-name'): Promise<RawServer> {
  const requests: RawRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const onConnection = (socket: Socket): void => {
    connections += 1;
    const connection = connections;
    sockets.add(socket);
    socket.on('error', () => {}); // clients of these tests are torn down on purpose
    socket.on('close', () => sockets.delete(socket));
    let pending: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      pending = Buffer.concat([pending, chunk]);
      for (let next = takeRequest(pending, connection); next !== undefined; next = takeRequest(pending, connection)) {
        pending = next.rest;
        requests.push(next.request);
        answer(next.request, socket);
      }
    });
  };
  const server: Server =
    certificate === undefined
      ? createNetServer(onConnection)
      : createTlsServer({ cert: tls(`${certificate}.pem`), key: tls(`${certificate}.key`) }, onConnection);
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${port}/`,
    port,
    requests,
    connections: () => connections,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function takeRequest(bytes: Buffer, connection: number): { request: RawRequest; rest: Buffer } | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const length = Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  const from = end + 4;
  if (bytes.length < from + length) return undefined;
  return {
    request: { head, body: bytes.subarray(from, from + length), connection },
    rest: bytes.subarray(from + length),
  };
}

/** A raw HTTP answer around a body. */
export function httpAnswer(body: string | Uint8Array, status = '200 OK', headers = ''): Buffer {
  const bytes = Buffer.from(body);
  return Buffer.concat([
    Buffer.from(
      `HTTP/1.1 ${status}\r\nContent-Type: text/xml\r\nContent-Length: ${bytes.length}\r\n${headers}\r\n`,
      'latin1',
    ),
    bytes,
  ]);
}
