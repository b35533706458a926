import { expect, test } from 'vitest';
import { follow } from '../../../src/cli/follow.js';
import type { OperationHandle } from '../../../src/client/operation-handle.js';
import type { OperationStatus } from '../../../src/client/operation-status.js';
import { recordingTerminal } from './recording-terminal.js';

const status = (state: OperationStatus['state'], ...texts: readonly string[]): OperationStatus => ({
  schemaVersion: 1,
  source: 'operation',
  operationId: 'registerDomain:acme:example.com:1',
  operationType: 'registerDomain',
  account: 'acme',
  domain: 'example.com',
  requestId: '1',
  state,
  waitingFor: { kind: 'nothing', who: 'nobody', since: '2026-11-22T08:00:00.000Z', next: '' },
  orderIds: [],
  timeline: texts.map((text) => ({ at: '2026-11-22T08:00:00.000Z', text })),
  startedAt: '2026-11-22T08:00:00.000Z',
});

/** Only what `follow` uses of a handle: a source of statuses. */
function showing(...statuses: readonly OperationStatus[]): OperationHandle {
  const progress = async function* () {
    for (const each of statuses) yield await Promise.resolve(each);
  };
  return { progress } as unknown as OperationHandle;
}

test('a pipe gets one line for each change, and no control characters', async () => {
  const terminal = recordingTerminal();
  await follow(
    showing(status('in_progress', 'a'), status('in_progress', 'a', 'b'), status('succeeded', 'a', 'b')),
    terminal,
  );
  expect(terminal.written().split('\n')).toEqual([
    '08:00:00  example.com  a',
    '08:00:00  example.com  in_progress',
    '08:00:00  example.com  b',
    '08:00:00  example.com  succeeded',
    '',
  ]);
});

test('a terminal gets one block that is drawn over', async () => {
  const terminal = recordingTerminal({ isLive: true });
  await follow(showing(status('in_progress', 'a'), status('succeeded', 'a', 'b')), terminal);
  const [first, second] = terminal.written().split('\u001b[3A\u001b[0J');
  expect(first?.split('\n')).toHaveLength(4); // three rows, each ended
  expect(second).toContain('example.com: succeeded');
});

test('a line that is too long is broken, so that no row is wider than the terminal', async () => {
  const terminal = recordingTerminal({ isLive: true });
  await follow(showing(status('succeeded', 'x'.repeat(500))), terminal);
  expect(
    Math.max(
      ...terminal
        .written()
        .split('\n')
        .map((row) => row.length),
    ),
  ).toBeLessThan(100);
});

test('watching ends where the caller wants it to', async () => {
  const seen = await follow(
    showing(status('in_progress'), status('action_required'), status('succeeded')),
    recordingTerminal(),
    {
      until: ({ state }) => state === 'action_required',
    },
  );
  expect(seen?.state).toBe('action_required');
});
