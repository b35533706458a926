/**
 * XCP over node:https. It knows, and does not guess, whether a request left this host: the first byte is written only after
 * the connection (and its TLS handshake) stands, so an error before that moment is `not_sent` and one after it is `unknown`.
 *
 * Reads share kept-alive connections. Every write opens a connection of its own: on a reused one the server may be closing
 * while we write, which would turn a harmless refusal into an outcome that has to be settled for minutes; a handshake costs
 * milliseconds (measured in docs/reference/xcp-client.md).
 */
import { type ClientRequest, type IncomingMessage, request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { ConnectionBook, keepAliveAgent, oneShotAgent, type ConnectionLimits } from './connection-limits.js';
import type { Endpoint } from './endpoint.js';
import { notSentFor, notSentFrom } from './not-sent.js';
import type { ClosableTransport, WireOutcome, WireRequest } from './transport.js';

/** Bounds of the transport; each has a default in `client-limits.ts`. */
export interface TransportLimits extends ConnectionLimits {
  /** Name resolution, connection and TLS handshake together. @format milliseconds */
  readonly connectTimeoutMs: number;
  /** A longer reply is dropped and its outcome is unknown. @format bytes */
  readonly maxReplyBytes: number;
  /** What a read may take; a connection too old to give a read that long is not reused. @format milliseconds */
  readonly readDeadlineMs: number;
}

/** A private certificate authority, in PEM. The system's own authorities are then not trusted. */
export type CertificateAuthority = string | Buffer | readonly (string | Buffer)[];

/** A transport for one credential at one endpoint. Certificates are always checked: there is no option against it. */
export function createHttpsTransport(
  endpoint: Endpoint,
  limits: TransportLimits,
  ca?: CertificateAuthority,
): ClosableTransport {
  const book = new ConnectionBook(limits, limits.readDeadlineMs);
  const reads = keepAliveAgent(endpoint.isTls, book);
  const writes = oneShotAgent(endpoint.isTls);
  const start = (wire: WireRequest): ClientRequest => {
    const options: RequestOptions & { readonly ca?: CertificateAuthority } = {
      method: 'POST',
      headers: wire.headers,
      agent: wire.kind === 'write' ? writes : reads,
      // Said here so that NODE_TLS_REJECT_UNAUTHORIZED cannot weaken it.
      ...(endpoint.isTls && { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) }),
    };
    return endpoint.isTls ? httpsRequest(endpoint.url, options as object) : httpRequest(endpoint.url, options);
  };
  return {
    send: (wire) => exchange(wire, start, endpoint.isTls, limits, book),
    close: () => {
      book.close();
      // Not `destroy()`, which would cut calls under way and make their outcome unknown.
      for (const idle of Object.values(reads.freeSockets)) for (const socket of idle ?? []) socket.destroy();
    },
  };
}

function exchange(
  wire: WireRequest,
  start: (wire: WireRequest) => ClientRequest,
  isTls: boolean,
  limits: TransportLimits,
  book: ConnectionBook,
): Promise<WireOutcome> {
  if (wire.signal?.aborted === true)
    return Promise.resolve(notSent('aborted', 'The call was aborted before it began.'));
  return new Promise((resolve) => {
    let sent = false;
    let settled = false;
    let answering = false;
    const request = start(wire);

    const settle = (outcome: WireOutcome): void => {
      if (settled) return;
      settled = true;
      clearTimeout(connectTimer);
      clearTimeout(deadlineTimer);
      wire.signal?.removeEventListener('abort', onAbort);
      if (outcome.kind !== 'answered') request.destroy();
      resolve(outcome);
    };
    const failed = (error: NodeJS.ErrnoException): void =>
      settle(
        sent ? unknown('connection_lost', 'The connection was lost after the request had left.') : notSentFrom(error),
      );
    const onAbort = (): void => {
      // A write on the wire runs to its end: aborting it would only replace its answer by "unknown".
      if (sent && wire.kind === 'write') return;
      settle(sent ? unknown('aborted', 'The read was aborted while its reply was awaited.') : notSentFor('aborted'));
    };

    const connectTimer = setTimeout(() => settle(notSentFor('connect_timeout')), limits.connectTimeoutMs);
    const deadlineTimer = setTimeout(
      () =>
        settle(
          sent
            ? deadlinePassed(wire.deadlineMs)
            : notSent('connect_timeout', 'No connection stood before the deadline.'),
        ),
      wire.deadlineMs,
    );
    wire.signal?.addEventListener('abort', onAbort, { once: true });

    request.on('error', failed);
    request.once('socket', (socket: Socket) => {
      const write = (): void => {
        if (settled) return;
        // Looked at here and nowhere earlier: a process that was frozen goes on exactly where it stood.
        if (wire.sendBefore !== undefined && Date.now() > wire.sendBefore) {
          settle(notSentFor('too_late'));
          return;
        }
        clearTimeout(connectTimer);
        book.used(socket, request.reusedSocket);
        sent = true; // before this line OpenSRS cannot have seen the request
        request.end(wire.body);
      };
      if (request.reusedSocket) write();
      else socket.once(isTls ? 'secureConnect' : 'connect', write);
    });
    request.once('response', (response) => {
      answering = true;
      collect(response, limits.maxReplyBytes, settle);
    });
    // An answer that is no response (101 Switching Protocols) closes without an error.
    request.once('close', () => answering || failed(new Error('closed')));
  });
}

function collect(response: IncomingMessage, maxBytes: number, settle: (outcome: WireOutcome) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    length += chunk.length;
    chunks.push(chunk);
    if (length > maxBytes)
      settle(unknown('reply_too_large', `The reply is longer than ${maxBytes} bytes; it was dropped.`));
  });
  response.once('end', () => {
    const status = response.statusCode ?? 0;
    settle({ kind: 'answered', status, contentType: response.headers['content-type'], body: Buffer.concat(chunks) });
  });
  // Emitted when the connection ends before Content-Length bytes have come. A cut reply is no reply, not a short one.
  response.on('error', () => settle(unknown('reply_cut', 'The connection ended in the middle of the reply.')));
}

function deadlinePassed(deadlineMs: number): WireOutcome {
  return unknown('deadline', `No complete reply came within ${deadlineMs} ms; OpenSRS may still act on the request.`);
}

function notSent(reason: Extract<WireOutcome, { kind: 'not_sent' }>['reason'], message: string): WireOutcome {
  return { kind: 'not_sent', reason, message };
}

function unknown(reason: Extract<WireOutcome, { kind: 'unknown' }>['reason'], message: string): WireOutcome {
  return { kind: 'unknown', reason, message };
}
