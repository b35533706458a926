import type { Socket } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createXcpClient, type XcpClientOptions } from '../../../src/xcp/client.js';
import { getBalanceCommand } from '../../../src/xcp/commands/get-balance.js';
import { rawCommand } from '../../../src/xcp/commands/raw.js';
import { signatureOf } from '../../../src/xcp/signature.js';
import { replyDocument } from './support/envelopes.js';
import { httpAnswer, startRawServer, TEST_CA, type Answer, type RawServer } from './support/raw-server.js';

const READ = getBalanceCommand();
const WRITE = rawCommand({ action: 'RENEW', object: 'DOMAIN', kind: 'write', attributes: { domain: 'example.com' } });
const BALANCE = replyDocument('1', '200', { balance: '215.14', hold_balance: '10.34' });
const answerBalance: Answer = (_, socket) => void socket.write(httpAnswer(BALANCE));

const closers: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closers.splice(0).toReversed()) await close();
});

async function serve(answer: Answer, certificate?: 'server' | 'other-name'): Promise<RawServer> {
  const server = await startRawServer(answer, certificate);
  closers.push(server.close);
  return server;
}

function clientOf(url: string, options: Partial<XcpClientOptions> = {}) {
  const client = createXcpClient({ url, username: 'reseller', key: 'secret-key', ca: TEST_CA, ...options });
  closers.push(client.close);
  return client;
}

/** A promise and the function that fulfils it. */
function promised<T>(): { readonly promise: Promise<T>; readonly fulfil: (value: T) => void } {
  let fulfil: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    fulfil = resolve;
  });
  return { promise, fulfil };
}

/** A server that shows each request and leaves it unanswered. */
async function silentServer() {
  const seen = promised<Socket>();
  const server = await serve((_, socket) => seen.fulfil(socket));
  return { server, seen: seen.promise };
}

describe.each([
  ['plain HTTP on loopback', undefined],
  ['TLS', 'server'],
] as const)('over %s', (_over, certificate) => {
  test('gives the decoded reply', async () => {
    const server = await serve(answerBalance, certificate);
    const outcome = await clientOf(server.url).call(READ);
    expect(outcome).toMatchObject({ kind: 'answered', reply: { code: '200', attributes: { balance: '215.14' } } });
  });

  test('signs the bytes that arrive', async () => {
    const server = await serve(answerBalance, certificate);
    await clientOf(server.url).call({ ...READ, attributes: { domain: 'café.example' } });
    const { head, body } = server.requests[0] ?? { head: '', body: Buffer.alloc(0) };
    expect(head).toMatch(/^POST \/ HTTP\/1\.1\r\n/);
    expect(head).toMatch(/\r\nX-Username: reseller(\r\n|$)/);
    expect(head).toMatch(new RegExp(`\\r\\nX-Signature: ${signatureOf(body, 'secret-key')}(\\r\\n|$)`));
    expect(head).toMatch(new RegExp(`\\r\\nContent-Length: ${body.byteLength}(\\r\\n|$)`));
    expect(head).not.toMatch(/transfer-encoding/i);
  });

  test('keeps the connection for reads', async () => {
    const server = await serve(answerBalance, certificate);
    const client = clientOf(server.url);
    for (let call = 0; call < 5; call++) await client.call(READ);
    expect(server.connections()).toBe(1);
  });

  test('opens a connection of its own for every write', async () => {
    const server = await serve(answerBalance, certificate);
    const client = clientOf(server.url);
    await client.call(READ);
    await client.call(WRITE);
    await client.call(WRITE);
    expect(server.requests.map((request) => request.connection)).toEqual([1, 2, 3]);
  });

  test('moves to another connection after the agreed number of commands', async () => {
    const server = await serve(answerBalance, certificate);
    const client = clientOf(server.url, { limits: { maxCommandsPerConnection: 3 } });
    for (let call = 0; call < 7; call++) await client.call(READ);
    expect(server.requests.map((request) => request.connection)).toEqual([1, 1, 1, 2, 2, 2, 3]);
  });

  test('does not reuse a connection too old to give a read its whole deadline', async () => {
    const server = await serve(answerBalance, certificate);
    const client = clientOf(server.url, { limits: { maxConnectionAgeMs: 30_000, readDeadlineMs: 30_000 } });
    for (let call = 0; call < 3; call++) await client.call(READ);
    expect(server.connections()).toBe(3);
  });

  test('closes an idle connection before the server does', async () => {
    const closed = promised<boolean>();
    const server = await serve((request, socket) => {
      socket.once('close', () => closed.fulfil(true));
      answerBalance(request, socket);
    }, certificate);
    await clientOf(server.url, { limits: { maxIdleMs: 20 } }).call(READ);
    expect(await closed.promise).toBe(true);
  });

  test('reads on after the server has closed the kept connection', async () => {
    const closed = promised<boolean>();
    const server = await serve((_, socket) => {
      socket.once('close', () => closed.fulfil(true));
      socket.end(httpAnswer(BALANCE));
    }, certificate);
    const client = clientOf(server.url);
    await client.call(READ);
    await closed.promise; // both sides have closed: before that, a read would rightly be `unknown`
    expect(await client.call(READ)).toMatchObject({ kind: 'answered' });
  });
});

describe('says not_sent', () => {
  test('to a refused connection', async () => {
    const server = await serve(answerBalance);
    await server.close();
    expect(await clientOf(server.url).call(WRITE)).toMatchObject({ kind: 'not_sent', reason: 'connection_refused' });
  });

  test('to a name that does not exist', async () => {
    const outcome = await clientOf('https://registrar.invalid:55443/').call(WRITE);
    expect(outcome).toMatchObject({ kind: 'not_sent', reason: 'name_not_resolved' });
  });

  test('to a certificate of an unknown authority', async () => {
    const server = await serve(answerBalance, 'server');
    const client = createXcpClient({ url: server.url, username: 'reseller', key: 'k' });
    closers.push(client.close);
    expect(await client.call(WRITE)).toMatchObject({ kind: 'not_sent', reason: 'tls_failed' });
    expect(server.requests).toEqual([]);
  });

  test('to a certificate for another name', async () => {
    const server = await serve(answerBalance, 'other-name');
    expect(await clientOf(server.url).call(WRITE)).toMatchObject({ kind: 'not_sent', reason: 'tls_failed' });
    expect(server.requests).toEqual([]);
  });

  test('to a bad certificate even where the environment tells Node to accept it', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const server = await serve(answerBalance, 'other-name');
    expect(await clientOf(server.url).call(WRITE)).toMatchObject({ kind: 'not_sent', reason: 'tls_failed' });
  });

  test('to a server that speaks no TLS', async () => {
    const server = await serve(answerBalance);
    const outcome = await clientOf(server.url.replace('http:', 'https:'), { limits: { connectTimeoutMs: 500 } }).call(
      WRITE,
    );
    expect(outcome).toMatchObject({ kind: 'not_sent' });
    expect(server.requests).toEqual([]);
  });

  test('to a handshake that never ends', async () => {
    const { server } = await silentServer(); // accepts the connection, says nothing
    const url = server.url.replace('http:', 'https:');
    const outcome = await clientOf(url, { limits: { connectTimeoutMs: 50 } }).call(WRITE);
    expect(outcome).toMatchObject({ kind: 'not_sent', reason: 'connect_timeout' });
  });

  test('to a write whose time to be sent had passed when its connection stood', async () => {
    const { server, seen } = await silentServer();
    let arrived = false;
    void seen.then(() => (arrived = true));
    const outcome = await clientOf(server.url).call(WRITE, { sendBefore: Date.now() - 1 });
    expect(outcome).toMatchObject({ kind: 'not_sent', reason: 'too_late' });
    expect(arrived).toBe(false);
  });

  test('to a call aborted before it began', async () => {
    const server = await serve(answerBalance);
    const outcome = await clientOf(server.url).call(WRITE, { signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ kind: 'not_sent', reason: 'aborted' });
    expect(server.connections()).toBe(0);
  });

  test('to a write aborted during the handshake', async () => {
    const { server } = await silentServer();
    const controller = new AbortController();
    const call = clientOf(server.url.replace('http:', 'https:')).call(WRITE, { signal: controller.signal });
    setImmediate(() => controller.abort());
    expect(await call).toMatchObject({ kind: 'not_sent', reason: 'aborted' });
  });

  test('to a call that found no place in time', async () => {
    const { server, seen } = await silentServer();
    const client = clientOf(server.url, { limits: { maxConcurrent: 1, connectTimeoutMs: 30 } });
    const held = client.call(READ);
    await seen;
    expect(await client.call(WRITE)).toMatchObject({ kind: 'not_sent', reason: 'no_free_connection' });
    expect(server.requests).toHaveLength(1);
    await server.close();
    await held;
  });
});

describe('says unknown', () => {
  test.each<[string, Answer, string]>([
    ['a connection dropped after the request', (_, socket) => void socket.destroy(), 'connection_lost'],
    ['a connection reset after the request', (_, socket) => void socket.resetAndDestroy(), 'connection_lost'],
    ['a connection closed without an answer', (_, socket) => void socket.end(), 'connection_lost'],
    ['an answer that is not HTTP', (_, socket) => void socket.end('220 smtp ready\r\n'), 'connection_lost'],
    [
      'an answer that changes the protocol',
      (_, socket) => void socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
      'connection_lost',
    ],
    [
      'headers without a body',
      (_, socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n'),
      'reply_cut',
    ],
    ['a body cut short', (_, socket) => void socket.end(httpAnswer(BALANCE).subarray(0, -20)), 'reply_cut'],
    [
      'a cut body without a length',
      (_, socket) => void socket.end(`HTTP/1.0 200 OK\r\n\r\n${BALANCE.slice(0, -20)}`),
      'undecodable',
    ],
    ['an empty body', (_, socket) => void socket.end(httpAnswer('')), 'undecodable'],
    ['a page of HTML', (_, socket) => void socket.end(httpAnswer('<html></html>')), 'undecodable'],
    [
      'an envelope that answers nothing',
      (_, socket) => void socket.end(httpAnswer(BALANCE.replace('is_success', 'was_success'))),
      'not_a_reply',
    ],
    [
      'HTTP 500 without an envelope',
      (_, socket) => void socket.end(httpAnswer('oops', '500 Internal Server Error')),
      'http_status',
    ],
    [
      'a redirect',
      (_, socket) => void socket.end(httpAnswer('', '302 Found', 'Location: /elsewhere\r\n')),
      'http_status',
    ],
  ])('to %s', async (_, answer, reason) => {
    const server = await serve(answer);
    expect(await clientOf(server.url).call(WRITE)).toMatchObject({ kind: 'unknown', reason });
    expect(server.requests).toHaveLength(1); // and nothing is ever sent twice
  });

  test('when no answer comes before the deadline', async () => {
    const { server } = await silentServer();
    const outcome = await clientOf(server.url, { limits: { writeDeadlineMs: 50 } }).call(WRITE);
    expect(outcome).toMatchObject({ kind: 'unknown', reason: 'deadline' });
  });

  test('when bytes keep coming but no reply is complete before the deadline', async () => {
    const server = await serve((_, socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n');
      const drip = setInterval(() => socket.write('x'), 5);
      socket.once('close', () => clearInterval(drip));
    });
    const outcome = await clientOf(server.url, { limits: { readDeadlineMs: 80 } }).call(READ);
    expect(outcome).toMatchObject({ kind: 'unknown', reason: 'deadline' });
  });

  test('to a reply longer than the limit, declared or not', async () => {
    const server = await serve((_, socket) => void socket.end(`HTTP/1.0 200 OK\r\n\r\n${'x'.repeat(5_000)}`));
    const outcome = await clientOf(server.url, { limits: { maxReplyBytes: 1_000 } }).call(READ);
    expect(outcome).toMatchObject({ kind: 'unknown', reason: 'reply_too_large' });
  });

  test('to a read aborted while it waits', async () => {
    const { server, seen } = await silentServer();
    const controller = new AbortController();
    const call = clientOf(server.url).call(READ, { signal: controller.signal });
    await seen;
    controller.abort();
    expect(await call).toMatchObject({ kind: 'unknown', reason: 'aborted' });
  });
});

test('lets a write on the wire run to its end although it is aborted', async () => {
  const { server, seen } = await silentServer();
  const controller = new AbortController();
  const call = clientOf(server.url).call(WRITE, { signal: controller.signal });
  const socket = await seen;
  controller.abort();
  socket.write(httpAnswer(BALANCE));
  expect(await call).toMatchObject({ kind: 'answered' });
});

test.each([
  ['a read', READ],
  ['a write', WRITE],
])('closing the client lets %s on the wire run to its end', async (_, command) => {
  const { server, seen } = await silentServer();
  const client = clientOf(server.url);
  const call = client.call(command);
  const socket = await seen;
  client.close();
  socket.write(httpAnswer(BALANCE));
  expect(await call).toMatchObject({ kind: 'answered' });
});

describe('says fault', () => {
  test.each([
    ['401 Unauthorized', 'http_auth'],
    ['403 Forbidden', 'http_auth'],
  ])('to HTTP %s without an envelope', async (status, reason) => {
    const server = await serve((_, socket) => void socket.end(httpAnswer('', status)));
    expect(await clientOf(server.url).call(WRITE)).toMatchObject({ kind: 'fault', reason });
  });

  test('to a key that cannot be fetched, without repeating why', async () => {
    const key = () => Promise.reject(new Error('file /secret/place says S3cret'));
    const server = await serve(answerBalance);
    const outcome = await clientOf(server.url, { key }).call(WRITE);
    expect(outcome).toMatchObject({ kind: 'fault', reason: 'key_unavailable' });
    expect(JSON.stringify(outcome)).not.toMatch(/S3cret|place/);
    expect(server.connections()).toBe(0);
  });

  test('to a request that XML cannot carry, naming the field', async () => {
    const server = await serve(answerBalance);
    const outcome = await clientOf(server.url).call({ ...WRITE, attributes: { comments: 'ring\u0007' } });
    expect(outcome).toMatchObject({ kind: 'fault', reason: 'invalid_request' });
    expect(JSON.stringify(outcome)).toMatch(/attributes\.comments/);
    expect(server.connections()).toBe(0);
  });
});

describe('answers', () => {
  test.each<[string, string, string]>([
    ['an envelope beside HTTP 401', '401 Unauthorized', '401'],
    ['an envelope beside HTTP 400', '400 Bad Request', '400'],
    ['an envelope beside HTTP 500', '500 Internal Server Error', '404'],
  ])('with %s', async (_, status, code) => {
    const server = await serve((_request, socket) => void socket.end(httpAnswer(replyDocument('0', code), status)));
    expect(await clientOf(server.url).call(READ)).toMatchObject({
      kind: 'answered',
      reply: { isSuccess: false, code },
    });
  });

  test('with a chunked reply', async () => {
    const chunks = `${Buffer.byteLength(BALANCE).toString(16)}\r\n${BALANCE}\r\n0\r\n\r\n`;
    const server = await serve(
      (_, socket) => void socket.end(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}`),
    );
    expect(await clientOf(server.url).call(READ)).toMatchObject({ kind: 'answered' });
  });

  test('with a reply that ends with its connection', async () => {
    const server = await serve((_, socket) => void socket.end(`HTTP/1.0 200 OK\r\n\r\n${BALANCE}`));
    expect(await clientOf(server.url).call(READ)).toMatchObject({ kind: 'answered' });
  });

  test('with a key that changed between two calls', async () => {
    const server = await serve(answerBalance);
    const keys = ['first', 'second'];
    const client = clientOf(server.url, { key: () => Promise.resolve(keys.shift() ?? '') });
    await client.call(READ);
    await client.call(READ);
    const signatures = server.requests.map((request) => /X-Signature: (\w+)/.exec(request.head)?.[1]);
    expect(signatures).toEqual(
      ['first', 'second'].map((key, at) => signatureOf(server.requests[at]?.body ?? Buffer.alloc(0), key)),
    );
  });

  test('at most the agreed number of calls at one time', async () => {
    const sockets: Socket[] = [];
    const twoAreHere = promised<void>();
    const server = await serve((_, socket) => {
      sockets.push(socket);
      if (sockets.length === 2) twoAreHere.fulfil();
      if (sockets.length > 2) socket.write(httpAnswer(BALANCE));
    });
    const client = clientOf(server.url, { limits: { maxConcurrent: 2 } });
    const calls = Array.from({ length: 5 }, () => client.call(READ));
    await twoAreHere.promise;
    expect(server.requests).toHaveLength(2);
    for (const socket of sockets.slice(0, 2)) socket.write(httpAnswer(BALANCE));
    expect((await Promise.all(calls)).map((outcome) => outcome.kind)).toEqual(Array(5).fill('answered'));
  });
});

describe('refuses the address', () => {
  test.each([
    ['http://rr-n1-tor.opensrs.net:55443/', /plain HTTP is for loopback/],
    ['http://127.0.0.1.example.com/', /plain HTTP is for loopback/],
    ['http://10.0.0.1/', /plain HTTP is for loopback/],
    ['ftp://127.0.0.1/', /only https/],
    ['https://user:S3cret@horizon.opensrs.net/', /user name or password/],
    ['not a url', /not a URL/],
  ])('%s', (url, message) => {
    expect(() => createXcpClient({ url, username: 'reseller', key: 'k' })).toThrow(message);
    expect(() => createXcpClient({ url, username: 'reseller', key: 'k' })).not.toThrow(/S3cret/);
  });

  test.each([
    'http://127.0.0.1:8080/',
    'http://[::1]:8080/',
    'http://localhost:8080/',
    'https://horizon.opensrs.net:55443/',
  ])('but not %s', (url) => {
    expect(() => createXcpClient({ url, username: 'reseller', key: 'k' }).close()).not.toThrow();
  });

  test('with a user name that could end a header', () => {
    expect(() => createXcpClient({ url: 'https://localhost/', username: 'a\r\nX: b', key: 'k' })).toThrow(/user name/);
  });
});

describe('tells of every call', () => {
  test('what may be known', async () => {
    const told: unknown[] = [];
    const server = await serve((_, socket) => void socket.write(httpAnswer(replyDocument('0', '485'))));
    await clientOf(server.url, { onExchange: (exchange) => told.push(exchange) }).call(WRITE);
    expect(told).toEqual([
      {
        action: 'RENEW',
        object: 'DOMAIN',
        kind: 'write',
        domain: 'example.com',
        outcome: 'answered',
        detail: '485',
        isSuccess: false,
        transactionId: undefined,
        durationMs: expect.any(Number) as number,
      },
    ]);
  });

  test('although the listener throws', async () => {
    const server = await serve(answerBalance);
    const onExchange = () => {
      throw new Error('log is full');
    };
    expect(await clientOf(server.url, { onExchange }).call(WRITE)).toMatchObject({ kind: 'answered' });
  });

  test('over a transport of one line', async () => {
    const transport = () =>
      Promise.resolve({ kind: 'answered' as const, status: 200, contentType: 'text/xml', body: Buffer.from(BALANCE) });
    expect(await clientOf('https://nowhere.invalid/', { transport }).call(READ)).toMatchObject({ kind: 'answered' });
  });
});
