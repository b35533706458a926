import { randomUUID } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { run } from '../../../src/cli/main.js';
import { searchAttributeTypes } from '../../../src/contract/search-attributes.js';
import { recordingTerminal } from '../../unit/cli/recording-terminal.js';

const namespace = `setup-${randomUUID().slice(0, 8)}`;

async function setup(...flags: readonly string[]) {
  const terminal = recordingTerminal({ env: { TEMPORAL_ADDRESS: inject('temporal').address } });
  const code = await run(['setup', '--namespace', namespace, ...flags], terminal);
  return { code, out: terminal.written(), notes: terminal.noted() };
}

test('tenure setup says what it would do, does it, and may be repeated', async () => {
  const names = Object.keys(searchAttributeTypes).toSorted();
  const dry = await setup('--dry-run');
  expect(dry.out).toMatch(new RegExp(`^would register namespace ${namespace} at `));
  expect(await setup('--json')).toMatchObject({ code: 0 });
  expect(await setup()).toEqual({
    code: 0,
    out: `namespace ${namespace} existed; search attributes were all there\n`,
    notes: '',
  });
  expect(dry.out.match(/Tenure\w+(?==)/g)?.toSorted()).toEqual(names);
});
