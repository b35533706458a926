import { expect, test } from 'vitest';
import { groupDetails } from '../../../../src/domain/linked/group-details.js';
import type { LinkedDomainsView } from '../../../../src/domain/linked/group-view.js';
import { nextReadingDelayMs } from '../../../../src/domain/linked/reading-pace.js';

const view: LinkedDomainsView = {
  schemaVersion: 1,
  groupId: 'linked:demo:g-1',
  account: 'demo',
  requestId: 'g-1',
  state: 'in_progress',
  waitingFor: {
    kind: 'nothing',
    who: 'nobody',
    since: '2026-11-22T10:00:00.000Z',
    next: '1 of 3 names are under way.',
  },
  members: [
    { domain: 'first.com', state: 'succeeded', operationId: 'a', sentence: 'Registered.', orderId: '7' },
    { domain: 'second.com', state: 'in_progress', operationId: 'b' },
    { domain: 'third.com', state: 'refused', problems: [{ field: 'domain', sentence: 'domain | is not served.' }] },
  ],
  heads: ['first.com'],
  masterOrderId: '7',
  timeline: [{ at: '2026-11-22T10:00:00.000Z', text: 'first.com is registered;\nits order 7 leads the group.' }],
  startedAt: '2026-11-22T10:00:00.000Z',
};

test('the details of a group are one table, whatever the sentences hold', () => {
  expect(groupDetails(view)).toBe(
    [
      '**1 of 3 names are under way.**',
      '',
      'Linked to order 7.',
      '',
      '| Name | State | Order | |',
      '|---|---|---|---|',
      '| first.com (head) | succeeded | 7 | Registered. |',
      '| second.com | in_progress |  |  |',
      '| third.com | refused |  | domain \\| is not served. |',
      '',
      '- 2026-11-22 10:00 UTC: first.com is registered; its order 7 leads the group.',
    ].join('\n'),
  );
});

test('a group that waits says for whom before anything else', () => {
  const waitingFor = {
    kind: 'linked_master',
    who: 'the order of first.com',
    since: '',
    next: 'Then the others.',
  } as const;
  expect(groupDetails({ ...view, waitingFor }).split('\n')[0]).toBe(
    '**Waits for the order of first.com.** Then the others.',
  );
});

test('members are read after two minutes, then ever more seldom, and every day', () => {
  const delays: number[] = [];
  for (let n = 0; n < 12; n++) delays.push(nextReadingDelayMs(delays.at(-1)));
  expect(delays.slice(0, 3)).toEqual([120_000, 240_000, 480_000]);
  expect(delays.at(-1)).toBe(86_400_000);
});
