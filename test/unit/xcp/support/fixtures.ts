/** Plays a recorded answer over a real connection and gives what the client makes of it. */
import { readFileSync } from 'node:fs';
import { createXcpClient } from '../../../../src/xcp/client.js';
import type { XcpCommand } from '../../../../src/xcp/command.js';
import type { XcpOutcome } from '../../../../src/xcp/outcome.js';
import type { XcpReply } from '../../../../src/xcp/reply.js';
import { startRawServer } from './raw-server.js';

/** The bytes of `test/fixtures/xcp/<name>.http`. */
export function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../../fixtures/xcp/${name}.http`, import.meta.url));
}

/** The outcome of a command that a server answers with a fixture. */
export async function outcomeOf(command: XcpCommand, name: string): Promise<XcpOutcome> {
  const server = await startRawServer((_, socket) => void socket.end(fixture(name)));
  const client = createXcpClient({ url: server.url, username: 'reseller', key: 'key' });
  const outcome = await client.call(command);
  client.close();
  await server.close();
  return outcome;
}

/** The reply inside a fixture; fails the test when there is none. */
export async function replyOf(command: XcpCommand, name: string): Promise<XcpReply> {
  const outcome = await outcomeOf(command, name);
  if (outcome.kind !== 'answered') throw new Error(`${name} gave ${outcome.kind} (${outcome.reason}), not a reply`);
  return outcome.reply;
}
