/** The client: encodes, signs, sends once, decodes, and says which of the four outcomes it was. It judges no reply. */
import { encodeEnvelope } from './envelope/encode.js';
import { decodeEnvelope } from './envelope/decode.js';
import { XcpDecodeError, XcpEncodeError } from './envelope/codec-error.js';
import { DEFAULT_LIMITS, type XcpLimits } from './client-limits.js';
import { messageOf, type XcpCommand } from './command.js';
import { exchangeFrom, type XcpExchange } from './exchange.js';
import { Gate } from './gate.js';
import type { XcpOutcome } from './outcome.js';
import { replyFrom } from './reply.js';
import { signatureOf } from './signature.js';
import { parseEndpoint } from './transport/endpoint.js';
import { createHttpsTransport, type CertificateAuthority } from './transport/https-transport.js';
import type { ClosableTransport, WireOutcome, XcpTransport } from './transport/transport.js';

/** How to reach one OpenSRS credential. */
export interface XcpClientOptions {
  /** `https://host:port/`; plain HTTP for loopback addresses only. */
  readonly url: string;
  /** Reseller user name. */
  readonly username: string;
  /** The API key, or a function that fetches it for each call, so that a changed key needs no restart. It bounds its own time. Never logged. */
  readonly key: string | (() => Promise<string>);
  /** A private certificate authority, in PEM; the system's are then not trusted. Checking cannot be switched off. */
  readonly ca?: CertificateAuthority;
  readonly limits?: Partial<XcpLimits>;
  /** Replaces node:https; `url` and `ca` are then not used, `limits` only for deadlines and concurrency. */
  readonly transport?: XcpTransport;
  /** Told of every call, without personal or secret data. What it throws is ignored. */
  readonly onExchange?: (exchange: XcpExchange) => void;
}

/** Options of one call. */
export interface CallOptions {
  /** Aborts a read at any time, a write only before its first byte is sent. */
  readonly signal?: AbortSignal;
  /**
   * Whoever may have been given up meanwhile says until when its right to send lasts; checked right before the first byte.
   * @format epoch milliseconds
   */
  readonly sendBefore?: number;
}

/** A client of one credential. Safe to share; makes no call by itself. */
export interface XcpClient {
  /**
   * Sends one command once. Never rejects for anything the network or the registrar does.
   * What a write costs is written at its builder in `commands/`.
   */
  readonly call: (command: XcpCommand, options?: CallOptions) => Promise<XcpOutcome>;
  /** Closes idle connections and keeps none from now on. Calls under way run to their end. */
  readonly close: () => void;
}

/**
 * A client of OpenSRS for one reseller credential.
 *
 * @throws {TypeError} when the URL may not be used (see `parseEndpoint`) or the user name cannot stand in a header.
 */
export function createXcpClient(options: XcpClientOptions): XcpClient {
  const limits: XcpLimits = { ...DEFAULT_LIMITS, ...options.limits };
  if (!/^[\x21-\x7e]{1,100}$/.test(options.username)) {
    throw new TypeError('The reseller user name must be 1 to 100 visible ASCII characters without spaces.');
  }
  const transport = transportFor(options, limits);
  const gate = new Gate(limits.maxConcurrent);
  const call = async (command: XcpCommand, callOptions?: CallOptions): Promise<XcpOutcome> => {
    const startedAt = performance.now();
    const outcome = await send(command, callOptions ?? {}, options, limits, transport.send, gate);
    report(options.onExchange, command, outcome, performance.now() - startedAt);
    return outcome;
  };
  return { call, close: transport.close };
}

function transportFor(options: XcpClientOptions, limits: XcpLimits): ClosableTransport {
  if (options.transport !== undefined) return { send: options.transport, close: () => {} };
  return createHttpsTransport(parseEndpoint(options.url), limits, options.ca);
}

async function send(
  command: XcpCommand,
  { signal, sendBefore }: CallOptions,
  options: XcpClientOptions,
  limits: XcpLimits,
  transport: XcpTransport,
  gate: Gate,
): Promise<XcpOutcome> {
  const body = bodyOf(command);
  if ('kind' in body) return body;
  const deadlineMs = command.deadlineMs ?? (command.kind === 'read' ? limits.readDeadlineMs : limits.writeDeadlineMs);
  // Waiting is bounded apart from the deadline: a write must keep its whole deadline once it is on the wire.
  const leave = await gate.enter(limits.connectTimeoutMs, signal);
  if (leave === undefined) return notAdmitted(signal);
  try {
    const key = await keyOf(options.key);
    if (key === undefined) return { kind: 'fault', reason: 'key_unavailable', message: KEY_UNAVAILABLE };
    const headers = headersFor(options.username, body, key);
    const wire = await transport({
      body,
      headers,
      kind: command.kind,
      deadlineMs,
      ...(signal && { signal }),
      ...(sendBefore !== undefined && { sendBefore }),
    });
    return outcomeFrom(wire, limits.maxReplyBytes);
  } finally {
    leave();
  }
}

const KEY_UNAVAILABLE = 'The API key could not be fetched; nothing was sent. Check where the key is kept.';

function bodyOf(command: XcpCommand): Buffer | Extract<XcpOutcome, { kind: 'fault' }> {
  try {
    return encodeEnvelope(messageOf(command));
  } catch (error) {
    if (!(error instanceof XcpEncodeError)) throw error;
    return { kind: 'fault', reason: 'invalid_request', message: error.message };
  }
}

async function keyOf(key: XcpClientOptions['key']): Promise<string | undefined> {
  if (typeof key === 'string') return key;
  try {
    return await key();
  } catch {
    // The cause may quote the place or even the text of the secret: the sentence says enough.
    return undefined;
  }
}

function headersFor(username: string, body: Buffer, key: string): Readonly<Record<string, string>> {
  return {
    'Content-Type': 'text/xml',
    'Content-Length': String(body.byteLength),
    'X-Username': username,
    'X-Signature': signatureOf(body, key),
  };
}

function notAdmitted(signal: AbortSignal | undefined): XcpOutcome {
  return signal?.aborted === true
    ? { kind: 'not_sent', reason: 'aborted', message: 'The call was aborted before its first byte was sent.' }
    : {
        kind: 'not_sent',
        reason: 'no_free_connection',
        message: 'Other calls held every place for the whole connect timeout; nothing was sent.',
      };
}

/** What an HTTP answer means: an envelope counts whatever the status (opensrs-xcp 4, "HTTP layer"). */
function outcomeFrom(wire: WireOutcome, maxBytes: number): XcpOutcome {
  if (wire.kind !== 'answered') return wire;
  try {
    const reply = replyFrom(decodeEnvelope(wire.body, wire.contentType, { maxBytes, maxDepth: 64 }));
    if (reply !== undefined) return { kind: 'answered', reply };
    return { kind: 'unknown', reason: 'not_a_reply', message: 'The envelope has no is_success or no response_code.' };
  } catch (error) {
    if (!(error instanceof XcpDecodeError)) throw error;
    return withoutEnvelope(wire.status, error);
  }
}

function withoutEnvelope(status: number, error: XcpDecodeError): XcpOutcome {
  if (status === 401 || status === 403) {
    return {
      kind: 'fault',
      reason: 'http_auth',
      message: `The registrar answered HTTP ${status}: check user name, key, environment and the allowed addresses.`,
    };
  }
  if (status !== 200) {
    return {
      kind: 'unknown',
      reason: 'http_status',
      message: `The registrar answered HTTP ${status} without an envelope.`,
    };
  }
  return { kind: 'unknown', reason: 'undecodable', message: error.message };
}

function report(
  hook: XcpClientOptions['onExchange'],
  command: XcpCommand,
  outcome: XcpOutcome,
  durationMs: number,
): void {
  if (hook === undefined) return;
  try {
    hook(exchangeFrom(command, outcome, durationMs));
  } catch {
    // A broken log must not turn a paid order into an exception.
  }
}
