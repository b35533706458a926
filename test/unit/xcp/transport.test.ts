import { afterEach, describe, expect, test } from 'vitest';
import { createXcpClient, type XcpClientOptions } from '../../../src/xcp/client.js';
import { getBalanceCommand } from '../../../src/xcp/commands/get-balance.js';
import { rawCommand } from '../../../src/xcp/commands/raw.js';
import { replyDocument } from './support/envelopes.js';
import { httpAnswer, startRawServer, TEST_CA, type Answer, type RawServer } from './support/raw-server.js';

const READ = getBalanceCommand();
const WRITE = rawCommand({ action: 'RENEW', object: 'DOMAIN', kind: 'write', attributes: { domain: 'example.com' } });
const BALANCE = replyDocument('1', '200', { balance: '215.14', hold_balance: '10.34' });

const closers: (() => unknown)[] = [];
afterEach(async () => {
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

const answerBalance: Answer = (_, socket) => void socket.write(httpAnswer(BALANCE));

describe.each([
  ['plain HTTP on loopback', undefined],
  ['TLS', 'server'],
] as const)('over %s', (_, certificate) => {
  test('gives the decoded reply', async () => {
    const server = await serve(answerBalance, certificate);
    const outcome = await clientOf(server.url).call(READ);
    expect(outcome).toMatchObject({ kind: 'answered', reply: { code: '200', attributes: { balance: '215.14' } } });
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
});
