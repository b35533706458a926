import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loopbackOrigins } from '../../../src/payload/codec-server-rules.js';
import { startCodecServer, type CodecServer } from '../../../src/payload/codec-server.js';
import { fixedKeyRing, parseKeyRing } from '../../../src/payload/key-ring.js';

const key = Buffer.alloc(32, 3).toString('base64');
const keyRing = fixedKeyRing(parseKeyRing(JSON.stringify({ current: 'k1', keys: { k1: key } }), 'test ring'));
const ui = 'http://127.0.0.1:8233';
const plain = { payloads: [{ metadata: { encoding: 'anNvbi9wbGFpbg==' }, data: 'eyJhIjoxfQ==' }] };

let server: CodecServer;
let guarded: CodecServer;
beforeAll(async () => {
  server = await startCodecServer({ keyRing, port: 0, allowedOrigins: loopbackOrigins(8233), maxBodyBytes: 10_000 });
  guarded = await startCodecServer({ keyRing, port: 0, allowedOrigins: () => [ui], token: 'open sesame' });
});
afterAll(async () => {
  await server.close();
  await guarded.close();
});

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly to?: CodecServer;
}
interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

// Not fetch: it does not let a test choose Host and Origin.
function ask(sent: Sent): Promise<Received> {
  const { method = 'POST', path = '/decode', headers = {}, body = '{}', to = server } = sent;
  return new Promise((resolve, reject) => {
    const all = { 'content-type': 'application/json', 'content-length': `${Buffer.byteLength(body)}`, ...headers };
    const request = httpRequest({ host: '127.0.0.1', port: to.port, method, path, headers: all }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.once('error', reject);
    request.end(body);
  });
}

describe('codec server', () => {
  test('decodes what it encoded', async () => {
    const encoded = await ask({ path: '/encode', body: JSON.stringify(plain) });
    expect(encoded.status).toBe(200);
    expect(encoded.text).not.toContain('eyJhIjoxfQ==');
    const decoded = await ask({ path: '/decode', body: encoded.text });
    expect(JSON.parse(decoded.text)).toEqual(plain);
  });

  // The request as the code of Web UI 2.54.1 makes it, `preserveStorageRefs` included.
  test('answers the request of the Web UI, with namespace header and its origin', async () => {
    const path = '/decode?preserveStorageRefs=true';
    const headers = { origin: ui, 'x-namespace': 'tenure' };
    const preflight = await ask({
      method: 'OPTIONS',
      path,
      headers: {
        origin: ui,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-namespace',
      },
      body: '',
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': ui,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type, x-namespace, authorization, authorization-extras',
      'access-control-allow-credentials': 'true',
      vary: 'Origin',
    });
    const reply = await ask({ path, headers, body: JSON.stringify(plain) });
    expect(reply.status).toBe(200);
    expect(reply.headers).toMatchObject({ 'access-control-allow-origin': ui, 'cache-control': 'no-store' });
    expect(JSON.parse(reply.text)).toEqual(plain);
  });

  test('answers below any path, for one address per namespace', async () => {
    expect((await ask({ path: '/tenure/encode', body: JSON.stringify(plain) })).status).toBe(200);
  });

  test('answers an empty list to an empty object', async () => {
    const reply = await ask({ path: '/encode', body: '{}' });
    expect([reply.status, reply.text]).toEqual([200, '{"payloads":[]}']);
  });

  test.each([
    ['refuses a page of another origin', { headers: { origin: 'http://evil.example' } }, 403],
    ['refuses the preflight of another origin', { method: 'OPTIONS', headers: { origin: 'http://evil.example' } }, 403],
    ['refuses a foreign host name that resolves to it', { headers: { host: 'evil.example' } }, 421],
    ['refuses a form post, which needs no preflight', { headers: { 'content-type': 'text/plain' } }, 415],
    ['refuses a GET', { method: 'GET', body: '' }, 405],
    ['has nothing elsewhere', { path: '/decode/more' }, 404],
    ['refuses a body that is not JSON', { body: 'hello' }, 400],
    ['refuses payloads that are no list', { body: '{"payloads":{}}' }, 400],
    ['refuses data that is not base64', { body: '{"payloads":[{"data":"%%%"}]}' }, 400],
    ['refuses a body over its limit', { body: JSON.stringify({ pad: 'x'.repeat(10_000) }) }, 413],
  ] as const)('%s', async (_, sent, status) => {
    const reply = await ask(sent);
    expect(reply.status).toBe(status);
    expect(JSON.parse(reply.text)).toEqual({ error: expect.any(String) as string });
  });

  test('does not tell a foreign page anything by CORS', async () => {
    const reply = await ask({ headers: { origin: 'http://evil.example' } });
    expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('wants its token where it has one', async () => {
    const asked = async (authorization: string | undefined) =>
      (await ask({ to: guarded, headers: authorization === undefined ? {} : { authorization } })).status;
    expect(await asked(undefined)).toBe(401);
    expect(await asked('Bearer wrong')).toBe(401);
    expect(await asked('Bearer open sesame')).toBe(200);
  });

  test('says which port is taken', async () => {
    const taken = { keyRing, port: server.port, portFlag: '--codec-port', allowedOrigins: [] };
    await expect(startCodecServer(taken)).rejects.toThrow(
      `The codec server cannot listen on port ${server.port} of 127.0.0.1: it is already in use. Choose another with --codec-port, 0 for any free one.`,
    );
  });
});
