// The XCP port: HTTP or TLS, authentication, limits of a connection, and the faults that touch the wire.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { journalRefusal, objectOf, prepareCall, type Prepared } from './engine.js';
import type { WireAction } from './faults/fault.js';
import type { FaultTable } from './faults/fault-table.js';
import { createRateMeter, type Limits } from './limits.js';
import { reportBug } from './report-bug.js';
import type { Account } from './state/model.js';
import type { World } from './state/world.js';
import { renderReply } from './wire/render.js';
import { failure, type Reply } from './wire/reply.js';
import { signatureMatches } from './wire/signature.js';

export interface TlsMaterial {
  readonly cert: string | Buffer;
  readonly key: string | Buffer;
}

export interface XcpServerOptions {
  readonly world: () => World;
  readonly faults: FaultTable;
  readonly limits: Limits;
  readonly tls: TlsMaterial | undefined;
}

interface Connection {
  commands: number;
  isOverLimit: boolean;
  isBusy: boolean;
  isPastLife: boolean;
}

export function createXcpServer(options: XcpServerOptions): Server {
  const connections = new Map<Socket, Connection>();
  const meter = createRateMeter(() => Date.now());
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const connection = connections.get(request.socket) ?? newConnection();
    connection.isBusy = true;
    response.on('close', () => {
      connection.isBusy = false;
      if (connection.isPastLife) request.socket.end();
    });
    serve(options, meter, connection, request, response).catch((error: unknown) => {
      reportBug('XCP', error);
      response.destroy();
    });
  };
  const server =
    options.tls === undefined
      ? createServer(onRequest)
      : createTlsServer({ ...options.tls, minVersion: 'TLSv1.2' }, onRequest);
  server.keepAliveTimeout = options.limits.connectionSeconds * 1000;
  server.on(options.tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
    const connection = newConnection();
    connections.set(socket, connection);
    connection.isOverLimit = options.limits.connections !== undefined && connections.size > options.limits.connections;
    const life = setTimeout(() => {
      connection.isPastLife = true;
      // A reply on its way is finished first; after that the socket closes.
      if (!connection.isBusy) socket.end();
    }, options.limits.connectionSeconds * 1000);
    life.unref();
    socket.on('error', () => undefined); // a caller that vanishes is the caller's business
    socket.on('close', () => {
      clearTimeout(life);
      connections.delete(socket);
    });
  });
  return server;
}

function newConnection(): Connection {
  return { commands: 0, isOverLimit: false, isBusy: false, isPastLife: false };
}

async function serve(
  options: XcpServerOptions,
  meter: ReturnType<typeof createRateMeter>,
  connection: Connection,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') return sendPlain(response, 405, 'XCP is spoken by POST.\n');
  const body = await readBody(request, options.limits.maxBodyBytes);
  const world = options.world();
  switch (body.kind) {
    case 'cut':
      return; // shorter than its Content-Length: nothing was asked
    case 'too_long':
      response.shouldKeepAlive = false;
      return sendReply(world, response, undefined, failure(465, 'Invalid XML: the request is too long'));
    case 'whole':
      break;
  }
  const refused = admission(options, world, meter, connection, request, body.bytes);
  if (refused.kind === 'closed') return void request.socket.destroy();
  if (refused.kind === 'refused') {
    if (refused.isLast) response.shouldKeepAlive = false;
    const object = objectOf(body.bytes);
    journalRefusal(world, object, refused.reply.code);
    return sendReply(world, response, object, refused.reply);
  }
  const prepared = prepareCall(world, options.faults, refused.account, body.bytes);
  await answer(options, world, prepared, request, response);
}

type Admission =
  | { readonly kind: 'admitted'; readonly account: Account }
  | { readonly kind: 'refused'; readonly reply: Reply; readonly isLast: boolean }
  | { readonly kind: 'closed' };

/** Address, credentials, then limits. A refused call never reaches the command. */
function admission(
  options: XcpServerOptions,
  world: World,
  meter: ReturnType<typeof createRateMeter>,
  connection: Connection,
  request: IncomingMessage,
  body: Uint8Array,
): Admission {
  const refuse = (code: number, text: string, isLast = false): Admission => ({
    kind: 'refused',
    reply: failure(code, text),
    isLast,
  });
  connection.commands += 1;
  if (connection.isOverLimit) return refuse(310, 'Too many simultaneous connections', true);
  if (connection.commands > options.limits.commandsPerConnection) {
    return refuse(350, `More than ${options.limits.commandsPerConnection} commands on this connection`, true);
  }
  const account = world.accounts.get(header(request, 'x-username'));
  if (account?.allowedIps !== undefined && !account.allowedIps.includes(addressOf(request))) {
    return account.deniedIpAnswer === 'close' ? { kind: 'closed' } : refuse(400, 'Access denied: invalid IP address');
  }
  if (account === undefined || !signatureMatches(header(request, 'x-signature'), body, account.key)) {
    return refuse(401, 'Authentication Error');
  }
  if (!meter.admits(account.username, options.limits.commandsPerSecond)) return refuse(300, 'Command rate exceeded');
  return { kind: 'admitted', account };
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value.trim() : '';
}

function addressOf(request: IncomingMessage): string {
  return (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
}

/** Executes and answers, bent by the wire fault that the call met. */
async function answer(
  options: XcpServerOptions,
  world: World,
  prepared: Prepared,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { wire } = prepared.hit;
  if (wire === undefined) return finish(world, prepared, response, prepared.execute());
  // Waiting faults wait on their side of the execution; all others replace the answer.
  if (wire.action.kind === 'hold' || wire.action.kind === 'delay') {
    if (wire.after === 'before') await pause(options, wire.id, wire.action, prepared);
    const reply = prepared.execute();
    if (wire.after === 'commit') await pause(options, wire.id, wire.action, prepared);
    return finish(world, prepared, response, reply);
  }
  const reply = wire.after === 'commit' ? prepared.execute() : undefined;
  bend(world, prepared, request, response, wire.action, reply);
}

async function pause(
  options: XcpServerOptions,
  id: string,
  action: Extract<WireAction, { readonly kind: 'hold' | 'delay' }>,
  prepared: Prepared,
): Promise<void> {
  prepared.entry.ended = 'held';
  if (action.kind === 'hold') return options.faults.holdFor(id);
  return new Promise((resolve) => {
    setTimeout(resolve, action.ms).unref();
  });
}

function finish(world: World, prepared: Prepared, response: ServerResponse, reply: Reply): void {
  prepared.entry.ended = response.destroyed ? 'lost' : 'answered';
  prepared.entry.sentCode = response.destroyed ? undefined : reply.code;
  sendReply(world, response, prepared.object, reply);
}

/** A fault instead of an answer. `real` is the command's own reply when it was executed. */
function bend(
  world: World,
  prepared: Prepared,
  request: IncomingMessage,
  response: ServerResponse,
  action: Exclude<WireAction, { readonly kind: 'hold' | 'delay' }>,
  real: Reply | undefined,
): void {
  prepared.entry.ended = action.kind === 'reply' ? 'answered' : 'lost';
  if (action.kind === 'reply') prepared.entry.sentCode = action.code;
  switch (action.kind) {
    case 'drop':
      request.socket.destroy();
      return;
    case 'cut_body': {
      const whole = renderReply(world, prepared.object, real ?? failure(400, 'Internal error'), world.clock.now());
      const head = Math.min(action.bytes ?? Math.floor(whole.length / 2), whole.length - 1);
      response.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Length': whole.length });
      response.write(whole.subarray(0, head), () => request.socket.destroy());
      return;
    }
    case 'http_status':
      sendPlain(response, action.status, 'The server could not answer.\n');
      return;
    case 'malformed_xml':
      sendBytes(
        response,
        Buffer.from(
          "<?xml version='1.0'?>\n<OPS_envelope><header><version>0.9</version></header><body><data_block><dt_assoc><item key='protocol'>XCP</dt_assoc>",
        ),
      );
      return;
    case 'empty_body':
      sendBytes(response, Buffer.alloc(0));
      return;
    case 'reply': {
      const text = action.text ?? FAULT_TEXTS[action.code] ?? 'Command failed';
      const attributes = action.attributes === undefined ? {} : { attributes: action.attributes };
      sendReply(world, response, prepared.object, {
        isSuccess: action.isSuccess,
        code: action.code,
        text,
        ...attributes,
      });
    }
  }
}

/** Texts for the codes of reference section 4 that a `reply` fault is usually ordered with. */
const FAULT_TEXTS: Readonly<Record<number, string>> = {
  300: 'Command rate exceeded',
  310: 'Too many simultaneous connections',
  350: 'Too many commands on this connection',
  400: 'Internal error',
  404: 'Internal server error',
  410: 'Reseller authentication error',
  436: 'The answer of the registry could not be interpreted',
  437: 'Another request is waiting on this domain',
  440: 'Insufficient funds',
  485: 'Domain taken',
  486: 'The domain is being processed',
  702: 'Registry communication error',
  703: 'Could not send the command to the registry agent',
  704: 'Empty message on socket',
  705: 'Timed out, resubmit request.',
  720: 'Supplier unavailable',
};

function sendReply(world: World, response: ServerResponse, object: string | undefined, reply: Reply): void {
  sendBytes(response, renderReply(world, object, reply, world.clock.now()));
}

function sendBytes(response: ServerResponse, bytes: Buffer): void {
  response.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Length': bytes.length });
  response.end(bytes);
}

function sendPlain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain', 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

type Body =
  { readonly kind: 'whole'; readonly bytes: Buffer } | { readonly kind: 'cut' } | { readonly kind: 'too_long' };

/** How much of an over-long body is read and thrown away so that the caller can be told, as a multiple of the limit. */
const DRAIN_FACTOR = 16;

function readBody(request: IncomingMessage, most: number): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= most) chunks.push(chunk);
      else if (length > most * DRAIN_FACTOR) request.destroy();
    });
    request.on('end', () =>
      resolve(length > most ? { kind: 'too_long' } : { kind: 'whole', bytes: Buffer.concat(chunks) }),
    );
    request.on('error', () => resolve({ kind: 'cut' }));
    request.on('close', () => resolve({ kind: 'cut' }));
  });
}
