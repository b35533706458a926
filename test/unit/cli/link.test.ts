import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { linkedChangeLines, linkedLines, linkedResultLines } from '../../../src/cli/linked-text.js';
import { run } from '../../../src/cli/main.js';
import type { LinkedDomainsView, OperationStatus } from '../../../src/client/index.js';
import { contact } from '../domain/support/orders.js';
import { recordingTerminal } from './recording-terminal.js';

let folder: string;
let contactsFile: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenure-cli-'));
  contactsFile = join(folder, 'contacts.json');
  await writeFile(contactsFile, JSON.stringify({ registrant: contact }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const flags = (): readonly string[] => [
  '--contacts',
  contactsFile,
  '--period',
  '1',
  '--request-id',
  'g-1',
  '--dry-run',
];

describe('tenure link --dry-run', () => {
  test('prints what would be asked, with what is refused beside its name, and sends nothing', async () => {
    const terminal = recordingTerminal();
    expect(await run(['link', 'first.com', 'no-dot', 'third.com', ...flags()], terminal)).toBe(0);
    expect(terminal.written()).toBe(
      [
        'requestId: g-1',
        'periodYears: 1',
        'contacts:',
        '  registrant: (given)',
        'domains:',
        '  - domain: first.com',
        '  - domain: no-dot',
        '    refused:',
        '      - \'domains.1: domain "no-dot" has no top-level domain; write it as',
        "        no-dot.com, for example.'",
        '  - domain: third.com',
        '',
      ].join('\n'),
    );
  });

  test('reads the group from a file and shows neither password nor contacts', async () => {
    const file = join(folder, 'group.yaml');
    const profile = { username: 'daniel', password: 'Planted-Pass-1' };
    const domains = ['first.com', { domain: 'second.com', overrides: { contacts: { registrant: contact } } }];
    await writeFile(
      file,
      stringify({ requestId: 'g-2', periodYears: 1, contacts: { registrant: contact }, profile, domains }),
    );
    const terminal = recordingTerminal();
    expect(await run(['link', '--file', file, '--dry-run', '--json'], terminal)).toBe(0);
    const everything = terminal.written() + terminal.noted();
    for (const secret of ['Planted-Pass-1', contact.email, contact.phone, contact.lastName]) {
      expect(everything).not.toContain(secret);
    }
    expect(JSON.parse(terminal.written())).toMatchObject({ requestId: 'g-2', domains: [{}, { domain: 'second.com' }] });
  });
});

describe('tenure link refuses with exit code 2', () => {
  test.each([
    ['one name', ['first.com'], 'domains must be a list of 2 to 100 names.'],
    ['names that are all wrong', ['one', 'two'], 'domains.0: domain "one" has no top-level domain'],
  ])('%s', async (_, names, sentence) => {
    const terminal = recordingTerminal();
    expect(await run(['link', ...names, ...flags()], terminal)).toBe(2);
    expect(terminal.noted()).toContain(sentence);
  });

  test('a mixed-script name that came in ASCII', async () => {
    const terminal = recordingTerminal();
    expect(await run(['link', 'xn--pple-43d.com', 'first.com', ...flags()], terminal)).toBe(0);
    expect(terminal.written()).toContain('refused');
  });
});

const view: LinkedDomainsView = {
  schemaVersion: 1,
  groupId: 'linked:demo:g-1',
  account: 'demo',
  requestId: 'g-1',
  state: 'in_progress',
  waitingFor: {
    kind: 'linked_master',
    who: 'the order of first.com',
    since: '2026-11-22T10:00:00.000Z',
    next: 'Then.',
  },
  members: [
    { domain: 'first.com', state: 'in_progress', operationId: 'registerDomain:demo:first.com:g-1.1' },
    { domain: 'second.com', state: 'pending' },
  ],
  heads: ['first.com'],
  timeline: [{ at: '2026-11-22T10:00:01.000Z', text: 'first.com is ordered first and leads the group.' }],
  startedAt: '2026-11-22T10:00:00.000Z',
};
const parked = {
  operationId: 'registerDomain:demo:first.com:g-1.1',
  state: 'action_required',
  orderIds: ['7'],
  waitingFor: { kind: 'operator', who: 'an operator', since: '2026-11-22T10:00:02.000Z', next: 'Process it.' },
} as unknown as OperationStatus;
const picture = { view, running: new Map([[parked.operationId, parked]]) };

describe('a group of linked names reads', () => {
  test('as a table with its head marked and what the head waits for', () => {
    expect(linkedLines(picture)).toEqual([
      'linked names g-1: waiting for the order of first.com',
      '  NAME         STATE            ORDER',
      '  first.com *  action_required  7      waiting for an operator: Process it.',
      '  second.com   pending',
    ]);
  });

  test('as one line for each change', () => {
    const first = linkedChangeLines(undefined, { view, running: new Map() });
    expect(first).toEqual(['10:00:01  g-1  first.com is ordered first and leads the group.', 'first.com  in_progress']);
    expect(linkedChangeLines({ view, running: new Map() }, picture)).toEqual([
      'first.com  action_required, order 7: waiting for an operator: Process it.',
    ]);
    expect(linkedChangeLines(picture, picture)).toEqual([]);
  });

  test('as a table and a sum when it has ended', () => {
    const sentence = 'Registered.';
    const lines = linkedResultLines({
      outcome: 'partial',
      heads: ['first.com'],
      masterOrderId: '7',
      members: [
        { domain: 'first.com', state: 'succeeded', operationId: 'a', sentence, orderId: '7' },
        {
          domain: 'second.com',
          state: 'failed',
          operationId: 'b',
          outcome: 'taken',
          sentence: 'The name is taken.',
          orderIds: [],
        },
      ],
    });
    expect(lines).toEqual([
      'NAME         STATE      ORDER',
      'first.com *  succeeded  7      Registered.',
      'second.com   failed            The name is taken.',
      '1 of 2 names are registered.',
    ]);
  });
});
