// Remote codec for people: the Temporal Web UI and CLI send payloads here to read or write them. For loopback.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EncryptionCodec } from './encryption-codec.js';
import { judgeCodecRequest, type CodecAction, type CodecServerRules } from './codec-server-rules.js';
import { KeyRingError, type KeyRing } from './key-ring.js';
import { parsePayloads, PayloadsMalformed, payloadsToJson } from './payload-json.js';

export interface CodecServerOptions {
  readonly keyRing: KeyRing;
  /** Whoever reaches this address can read everything: loopback, or behind something that authenticates. @default '127.0.0.1' */
  readonly host?: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** The command-line flag that set the port, for the sentence about a taken one. */
  readonly portFlag?: string;
  /** Origins of Web UIs; a function where the port of the UI is known only later. */
  readonly allowedOrigins: readonly string[] | (() => readonly string[]);
  /** Further host names under which this server is addressed, behind a proxy for instance. */
  readonly hostNames?: readonly string[];
  /** If given, each request needs `Authorization: Bearer {token}` (`temporal … --codec-auth "Bearer …"`). */
  readonly token?: string;
  /** Larger request bodies are refused. @default 16 MiB (a page of history is at most 4 MB before base64) */
  readonly maxBodyBytes?: number;
}

export interface CodecServer {
  readonly port: number;
  /** The address for `--ui-codec-endpoint` and `--codec-endpoint`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Rejects with a sentence if the port is taken. Nothing that passes through is logged. */
export async function startCodecServer(options: CodecServerOptions): Promise<CodecServer> {
  const host = options.host ?? '127.0.0.1';
  const codec = new EncryptionCodec(options.keyRing);
  const maxBodyBytes = options.maxBodyBytes ?? 16 * 1024 * 1024;
  const server = createServer((request, response) => {
    void answer(request, rulesOf(options, host), codec, maxBodyBytes).then((reply) => send(response, reply));
  });
  server.requestTimeout = 30_000;
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'it is already in use' : (error.code ?? error.message);
      const instead =
        options.portFlag === undefined ? '' : ` Choose another with ${options.portFlag}, 0 for any free one.`;
      reject(new Error(`The codec server cannot listen on port ${options.port} of ${host}: ${reason}.${instead}`));
    });
    server.listen(options.port, host, () => resolve((server.address() as AddressInfo).port));
  });
  return {
    port,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

function rulesOf(options: CodecServerOptions, host: string): CodecServerRules {
  const { allowedOrigins } = options;
  return {
    hostNames: ['localhost', '127.0.0.1', '[::1]', host.toLowerCase(), ...(options.hostNames ?? [])],
    allowedOrigins: typeof allowedOrigins === 'function' ? allowedOrigins() : allowedOrigins,
    token: options.token,
  };
}

async function answer(
  request: IncomingMessage,
  rules: CodecServerRules,
  codec: EncryptionCodec,
  maxBodyBytes: number,
): Promise<Reply> {
  const verdict = judgeCodecRequest(
    {
      method: request.method ?? '',
      url: request.url ?? '',
      host: request.headers.host,
      origin: request.headers.origin,
      contentType: request.headers['content-type'],
      authorization: request.headers.authorization,
      requestedPrivateNetwork: request.headers['access-control-request-private-network'] === 'true',
    },
    rules,
  );
  switch (verdict.kind) {
    case 'preflight':
      return { status: 204, headers: verdict.headers, body: undefined };
    case 'refused':
      return problem(verdict.status, verdict.sentence, verdict.headers);
    case 'act':
      return await act(request, verdict.action, verdict.headers, codec, maxBodyBytes);
  }
}

async function act(
  request: IncomingMessage,
  action: CodecAction,
  headers: Readonly<Record<string, string>>,
  codec: EncryptionCodec,
  maxBodyBytes: number,
): Promise<Reply> {
  // By the announced length, so that the caller gets to read the refusal; an unannounced flood loses its connection.
  const announced = Number(request.headers['content-length'] ?? 0);
  const body = announced > maxBodyBytes ? undefined : await readBody(request, maxBodyBytes);
  if (body === undefined) {
    return problem(413, `The request body is larger than ${maxBodyBytes} bytes.`, { ...headers, connection: 'close' });
  }
  try {
    const payloads = parsePayloads(body);
    const translated = action === 'encode' ? await codec.encode(payloads) : await codec.decode(payloads);
    return { status: 200, headers, body: payloadsToJson(translated) };
  } catch (error) {
    if (error instanceof PayloadsMalformed) return problem(400, error.message, headers);
    if (error instanceof KeyRingError) return problem(503, error.message, headers);
    return problem(500, 'The codec server failed; its input is not shown here.', headers);
  }
}

/** The whole body, or `undefined` as soon as it is too large. */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) return undefined;
      chunks.push(chunk);
    }
  } catch {
    // The caller went away; whatever is answered, nobody reads it.
    return '';
  }
  return Buffer.concat(chunks).toString('utf8');
}

function problem(status: number, sentence: string, headers: Readonly<Record<string, string>>): Reply {
  return { status, headers, body: JSON.stringify({ error: sentence }) };
}

function send(response: ServerResponse, reply: Reply): void {
  // Decrypted content must not stay in a browser's cache.
  response.writeHead(reply.status, {
    'cache-control': 'no-store',
    ...reply.headers,
    ...(reply.body === undefined ? {} : { 'content-type': 'application/json' }),
  });
  response.end(reply.body);
}
