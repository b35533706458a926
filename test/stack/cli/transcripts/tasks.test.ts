// Transcripts of the commands that say something about manual steps.
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TenureEnvironment, createTenureEnvironment } from '../../../support/tenure-environment.js';
import { type CommandLine, openCommandLine } from '../command-line.js';
import { type Shell, openShell } from './shell.js';

const EXPIRES = new Date(Date.now() + 200 * 86_400_000).toISOString();

let stack: TenureEnvironment;
let line: CommandLine;
let shell: Shell;
let folder: string;
beforeAll(async () => {
  stack = await createTenureEnvironment({
    simulator: { profile: 'faithful' },
    connector: { renewal: 'manual' },
    tlds: ['com'],
  });
  line = await openCommandLine(stack);
  folder = dirname(line.env['TENURE_KEYS_FILE'] ?? '');
  shell = openShell(line.env, { [`${folder}/`]: '' });
});
afterAll(async () => {
  await line.close();
  await stack.close();
});

/** The id of the manual step that a renewal by hand opens. */
async function renewalStep(domain: string): Promise<string> {
  await stack.simulator.admin.seedDomain({ domain, expiresAt: EXPIRES });
  const operation = await stack.tenure.renew({ domain, requestId: 'r-1' });
  for await (const { manualStep } of operation.progress()) if (manualStep !== undefined) return manualStep.id;
  throw new Error(`the renewal of ${domain} ended without a person`);
}

async function tasksPlayed(): Promise<void> {
  const step = await renewalStep('example.com');
  await expect
    .poll(async () => (await shell.quietly('tasks', 'list')).out, { timeout: 20_000 })
    .toContain('example.com');
  await shell.type(['tasks', 'list']);
  await shell.type(['tasks', 'show', step]);
  await shell.type(['tasks', 'claim', step, '--by', 'ann']);
  await shell.type(['tasks', 'comment', step, '--by', 'ann', '--text', 'The panel is slow today.']);
  await shell.type(['tasks', 'reveal', step, '--by', 'ann']);
  await shell.type(['tasks', 'release', step, '--by', 'ann']);
  const seen = ['--task-version', '1'];
  const expires = `${Number(EXPIRES.slice(0, 4)) + 1}${EXPIRES.slice(4, 10)}`;
  const evidence = ['--order', '1234567', '--expires', expires, '--note', 'Renewed in the panel.'];
  await shell.type(['tasks', 'complete', step, ...seen, '--by', 'ann', ...evidence]);

  const rejected = await renewalStep('rejected.com');
  const why = ['--reason', 'customer_withdrew', '--money', 'refund', '--note', 'Not wanted any more.'];
  await shell.type(['tasks', 'reject', rejected, ...seen, '--by', 'ann', ...why]);

  const returned = await renewalStep('returned.com');
  const asked = ['--field', 'taxId', '--note', 'The registry asks for it.'];
  await shell.type(['tasks', 'return', returned, ...seen, '--by', 'ann', ...asked]);
  const values = join(folder, 'values.yaml');
  await writeFile(values, 'taxId: "1234"\n');
  const { manualStep } = await stack.tenure.operation('renewDomain:demo:returned.com:r-1').state();
  const now = ['--task-version', `${manualStep?.version ?? 0}`];
  await shell.type(['tasks', 'supply', returned, ...now, '--by', 'shop', '--values', values]);

  const automated = await renewalStep('automated.com');
  await shell.type(['tasks', 'hand-over', automated, ...seen, '--by', 'ann', '--note', 'The API works again.']);

  await stack.simulator.admin.seedDomain({
    domain: 'deleted.com',
    createdAt: new Date(Date.now() - 86_400_000).toISOString(),
  });
  const consent = { by: 'customer-7', proof: 'T-12' };
  const deletion = await stack.tenure.cancel({ domain: 'deleted.com', requestId: 'r-1', how: 'delete', consent });
  for await (const status of deletion.progress()) if (status.manualStep !== undefined) break;
  const approval = `${deletion.id}:1`;
  await shell.type(['tasks', 'approve', approval, ...seen, '--by', 'bob', '--note', 'Checked with the customer.']);
}

test('the commands on manual steps write what their transcripts show', { timeout: 180_000 }, async () => {
  await tasksPlayed();
  for (const [path, text] of shell.transcripts()) await expect.soft(text, path).toMatchFileSnapshot(path);
});
