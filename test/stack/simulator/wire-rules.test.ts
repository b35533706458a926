// The rules of the wire: HTTP forms, authentication, limits, malformed input. Raw sockets where the shape of bytes matters.
import { Agent } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../../src/simulator/start.js';
import { selfSigned } from './self-signed.js';
import { call, CREDENTIALS, envelope, parse, post, readReply, registration, sign } from './wire.js';

const running: Simulator[] = [];
const start = async (options: SimulatorOptions = {}): Promise<Simulator> => {
  const simulator = await startSimulator({ accounts: [CREDENTIALS], ...options });
  running.push(simulator);
  return simulator;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()));
});

const BALANCE = envelope('GET_BALANCE', 'BALANCE', undefined);

/** Sends raw text and collects what comes back until the server closes. */
function raw(url: string, text: string, keepOpen = false): Promise<string> {
  const { port, hostname } = new URL(url);
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(port), hostname, () => (keepOpen ? socket.write(text) : socket.end(text)));
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      received += chunk;
      if (keepOpen && received.includes('</OPS_envelope>')) socket.end();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
  });
}

const rawRequest = (version: string, body: string, claimed = Buffer.byteLength(body), extra = ''): string =>
  `POST / HTTP/${version}\r\nHost: localhost\r\nContent-Type: text/xml\r\nX-Username: ${CREDENTIALS.username}\r\n` +
  `X-Signature: ${sign(body, CREDENTIALS.key)}\r\nContent-Length: ${claimed}\r\n${extra}\r\n${body}`;

describe('HTTP', () => {
  test.each(['1.0', '1.1'])(
    'answers HTTP/%s with reason phrase, text/xml and Content-Length, never chunked',
    async (version) => {
      const simulator = await start();
      const [head, body] = (await raw(simulator.url, rawRequest(version, BALANCE), true)).split('\r\n\r\n');
      expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect(head).toMatch(/\r\nContent-Type: text\/xml(\r\n|$)/i);
      expect(head).toContain(`Content-Length: ${Buffer.byteLength(body ?? '')}`);
      expect(head).not.toMatch(/chunked/i);
    },
  );

  test('a body shorter than its Content-Length applies nothing', async () => {
    const simulator = await start();
    const body = envelope('SW_REGISTER', 'DOMAIN', registration('cut.com'));
    await raw(simulator.url, rawRequest('1.1', body, Buffer.byteLength(body) + 1));
    expect(await simulator.admin.journal()).toEqual([]);
    expect(await simulator.admin.orders()).toEqual([]);
  });

  test('a connection is kept for the next command', async () => {
    const simulator = await start();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await post(simulator.url, BALANCE, { agent });
    const second = await post(simulator.url, BALANCE, { agent });
    expect(second.headers['connection']).not.toBe('close');
    agent.destroy();
  });

  test('anything but POST is refused on the HTTP layer', async () => {
    const simulator = await start();
    expect((await fetch(simulator.url)).status).toBe(405);
  });

  test('speaks TLS from the first byte when given a certificate', async () => {
    const { cert, key } = selfSigned();
    const simulator = await start({ tls: { cert, key } });
    const headers = {
      'X-Username': CREDENTIALS.username,
      'X-Signature': sign(BALANCE, CREDENTIALS.key),
      'Content-Length': Buffer.byteLength(BALANCE),
    };
    const text = await new Promise<string>((resolve, reject) => {
      const req = tlsRequest(simulator.url, { method: 'POST', headers, ca: cert }, (res) => {
        let body = '';
        res
          .setEncoding('utf8')
          .on('data', (chunk: string) => (body += chunk))
          .on('end', () => resolve(body));
      });
      req.on('error', reject);
      req.end(BALANCE);
    });
    expect(simulator.url).toMatch(/^https:/);
    expect(parse(text)).toMatchObject({ response_code: '200' });
  });
});

describe('authentication', () => {
  const good = sign(BALANCE, CREDENTIALS.key);
  test.each<[string, Readonly<Record<string, string>>]>([
    ['another key', { 'X-Signature': sign(BALANCE, 'other') }],
    ['capitals', { 'X-Signature': good.toUpperCase() }],
    ['a signature over a trailing line feed', { 'X-Signature': sign(`${BALANCE}\n`, CREDENTIALS.key) }],
    ['an unknown user', { 'X-Username': 'nobody' }],
    ['an empty signature', { 'X-Signature': '' }],
  ])('answers XML 401 to %s', async (_, headers) => {
    const simulator = await start();
    const http = await post(simulator.url, BALANCE, { headers });
    expect([http.status, readReply(http)]).toMatchObject([200, { isSuccess: '0', code: '401' }]);
  });

  test('applies nothing of a call with a wrong signature', async () => {
    const simulator = await start();
    await post(simulator.url, envelope('SW_REGISTER', 'DOMAIN', registration('a.com')), {
      headers: { 'X-Signature': 'x' },
    });
    expect(await simulator.admin.orders()).toEqual([]);
  });

  test('signs bytes: a UTF-8 document is accepted', async () => {
    const simulator = await start();
    const reply = await call(simulator.url, 'LOOKUP', 'DOMAIN', { domain: 'café.com' });
    expect(reply.code).toBe('465'); // understood, and not an A-label
  });

  test('answers 400 to an address that is not allowed', async () => {
    const simulator = await start({ accounts: [{ ...CREDENTIALS, allowedIps: ['192.0.2.1'] }] });
    expect(readReply(await post(simulator.url, BALANCE))).toMatchObject({
      code: '400',
      text: 'Access denied: invalid IP address',
    });
  });

  test('or closes the socket on it, by switch', async () => {
    const simulator = await start({
      accounts: [{ ...CREDENTIALS, allowedIps: ['192.0.2.1'], deniedIpAnswer: 'close' }],
    });
    await expect(post(simulator.url, BALANCE)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});

describe('limits', () => {
  test('answers 350 to command 101 of a connection and closes it', async () => {
    const simulator = await start({ limits: 'lifted' });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const codes: string[] = [];
    for (let n = 0; n < 100; n++) codes.push(readReply(await post(simulator.url, BALANCE, { agent })).code);
    expect(new Set(codes)).toEqual(new Set(['200']));
    const last = await post(simulator.url, BALANCE, { agent });
    expect([readReply(last).code, last.headers['connection']]).toEqual(['350', 'close']);
    agent.destroy();
  });

  test('answers 300 when the command rate is exceeded', async () => {
    const simulator = await start({ limits: { commandsPerSecond: 1 } });
    const codes = await Promise.all(
      Array.from({ length: 6 }, async () => readReply(await post(simulator.url, BALANCE)).code),
    );
    expect(codes).toContain('300');
    expect(codes).toContain('200');
  });

  test('answers 310 to a connection too many', async () => {
    const simulator = await start({ limits: { connections: 1 } });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await post(simulator.url, BALANCE, { agent });
    expect(readReply(await post(simulator.url, BALANCE)).code).toBe('310');
    agent.destroy();
  });

  test('closes an idle connection at the end of its life', async () => {
    const simulator = await start({ limits: { connectionSeconds: 0.1 } });
    const { port, hostname } = new URL(simulator.url);
    const socket = connect(Number(port), hostname);
    await expect(new Promise((resolve) => socket.on('end', () => resolve('closed')))).resolves.toBe('closed');
    socket.destroy();
  });
});

describe('a connection at the end of its life', () => {
  test('finishes the reply that is on its way, then closes', async () => {
    const simulator = await start({ limits: { connectionSeconds: 0.05 } });
    await simulator.admin.addFault({ action: { kind: 'delay', ms: 120 } });
    const { port, hostname } = new URL(simulator.url);
    const received = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), hostname, () => socket.write(rawRequest('1.1', BALANCE)));
      socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      socket.on('error', reject).on('end', () => resolve(text));
    });
    expect(received).toContain('</OPS_envelope>');
  });
});

describe('what it is sent', () => {
  test.each([
    ['text', 'hello', '465'],
    ['nothing', '', '465'],
    ['an unclosed document', '<OPS_envelope><body>', '465'],
    ['an internal subset', BALANCE.replace('SYSTEM "ops.dtd"', '[<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]'), '465'],
    ['an unknown command', envelope('DANCE', 'DOMAIN', {}), '430'],
    ['a known command on the wrong object', envelope('GET_BALANCE', 'DOMAIN', {}), '430'],
    ['a bulk command', envelope('SUBMIT', 'BULK_CHANGE', {}), '430'],
  ])('refuses %s with an error reply', async (_, body, code) => {
    const simulator = await start();
    expect(readReply(await post(simulator.url, body))).toMatchObject({ isSuccess: '0', code });
  });

  test('refuses a body over the limit with an error reply', async () => {
    const simulator = await start({ limits: { maxBodyBytes: 1000 } });
    expect(readReply(await post(simulator.url, ' '.repeat(5000)))).toMatchObject({ isSuccess: '0', code: '465' });
  });

  test('takes action and object in lower case, items in any order, and msg_id', async () => {
    const simulator = await start();
    const body =
      "<?xml version='1.0' encoding='UTF-8' standalone='no' ?><!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'><OPS_envelope><header><version>0.9</version>" +
      "<msg_id>1</msg_id><msg_type>standard</msg_type></header><body><data_block><dt_assoc><item key='attributes'><dt_assoc><item key='domain'>a.com</item>" +
      "</dt_assoc></item><item key='object'>domain</item><item key='action'>lookup</item><item key='protocol'>XCP</item></dt_assoc></data_block></body></OPS_envelope>";
    expect(readReply(await post(simulator.url, body))).toMatchObject({
      code: '210',
      root: { object: 'DOMAIN', action: 'REPLY', protocol: 'XCP' },
    });
  });

  test('takes the domain beside the attributes, as cookie-less clients send it', async () => {
    const simulator = await start();
    await simulator.admin.seedDomain({ domain: 'a.com' });
    expect(await call(simulator.url, 'GET', 'DOMAIN', { type: 'status' }, { domain: 'a.com' })).toMatchObject({
      code: '200',
    });
  });
});
