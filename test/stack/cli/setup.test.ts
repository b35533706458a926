import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { stringify } from 'yaml';
import { run } from '../../../src/cli/main.js';
import { searchAttributeTypes } from '../../../src/contract/search-attributes.js';
import { ensureDevelopmentKeyRing } from '../../../src/payload/key-ring-file.js';
import { orderFor } from '../../support/registration-order.js';
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

test.each([
  ['register', (file: string) => ['register', '--file', file]],
  ['operations list', () => ['operations', 'list']],
  ['operations show', () => ['operations', 'show', 'registerDomain:main:example.com:1']],
  ['domain show', () => ['domain', 'show', 'example.com']],
] as const)('tenure %s at a server without the namespace says to run tenure setup', async (_, args) => {
  const folder = await mkdtemp(join(tmpdir(), 'tenure-setup-'));
  const keysFile = join(folder, 'keys.json');
  const orderFile = join(folder, 'order.yaml');
  await ensureDevelopmentKeyRing(keysFile);
  await writeFile(orderFile, stringify(orderFor('example.com')));
  const env = {
    TEMPORAL_ADDRESS: inject('temporal').address,
    TEMPORAL_NAMESPACE: 'never-made',
    TENURE_KEYS_FILE: keysFile,
  };
  const terminal = recordingTerminal({ env });
  expect(await run(args(orderFile), terminal)).toBe(4);
  expect(terminal.noted()).toMatch(/has no namespace never-made\. Make it with: tenure setup\.$/m);
  await rm(folder, { recursive: true, force: true });
});
