// Whether a credential works, and what is free: asked by client and command line, answered through a worker.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NameAvailability, RegistrarCheck } from '../../../src/client/index.js';
import { freshName } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';
import { type CommandLine, openCommandLine } from '../cli/command-line.js';

let stack: TenureEnvironment;
let cli: CommandLine;
beforeAll(async () => {
  stack = await createTenureEnvironment();
  cli = await openCommandLine(stack);
});
afterAll(async () => {
  await cli.close();
  await stack.close();
});

const check = async (name: string): Promise<{ readonly code: number; readonly found: RegistrarCheck }> => {
  const { code, out } = await cli.tenure('registrars', 'check', name, '--json');
  return { code, found: JSON.parse(out) as RegistrarCheck };
};

describe('tenure registrars check', () => {
  test('a good credential is ready, and no domain is touched', async () => {
    const ended = await cli.tenure('registrars', 'check', 'opensrs');
    expect(ended).toMatchObject({ code: 0, notes: '' });
    expect(ended.out).toMatch(/^opensrs \(test\): ready$/m);
    expect(ended.out).toMatch(/^ {2}balance readable {5}yes, \d+\.\d\d USD available$/m);
    expect(ended.out).toMatch(/^ {2}clock {16}/m);
    const commands = (await stack.simulator.admin.journal()).map(({ command }) => command);
    expect(new Set(commands)).toEqual(new Set(['GET_BALANCE']));
    expect((await stack.tenure.registrar('opensrs').view())?.lastCheck).toMatchObject({ verdict: 'ready' });
  });

  test('a key that the registrar does not accept fails: reached, not accepted', async () => {
    const key = join(cli.env['TENURE_KEYS_FILE'] ?? '', '..', 'wrong.key');
    await writeFile(key, '0'.repeat(112), { mode: 0o600 });
    await stack.changeSettings({ registrar: { key: { file: key } } });
    const { code, found } = await check('opensrs');
    expect(code).toBe(1);
    expect(found).toMatchObject({ verdict: 'failed', reachable: 'yes', credentialAccepted: 'no' });
    expect(found.sentence).not.toContain('0000');
  });

  test('a key that is missing on the worker fails: nothing was asked', async () => {
    await stack.changeSettings({ registrar: { key: { env: 'NO_SUCH_VARIABLE_HERE' } } });
    const { code, found } = await check('opensrs');
    expect(code).toBe(1);
    expect(found).toMatchObject({ verdict: 'failed', reachable: 'not_known', credentialAccepted: 'not_known' });
    expect(found.sentence).toMatch(/no key for registrar "opensrs"/);
  });

  test('a registrar that does not answer fails: not reached', async () => {
    await stack.changeSettings({ registrar: { url: 'http://127.0.0.1:9/' } });
    const { code, found } = await check('opensrs');
    await stack.changeSettings({ registrar: {} });
    expect(code).toBe(1);
    expect(found).toMatchObject({ verdict: 'failed', reachable: 'no', credentialAccepted: 'not_known' });
  });

  test('a registrar that no worker serves is exit code 4', async () => {
    const { code, found } = await check('mistyped');
    expect(code).toBe(4);
    expect(found).toMatchObject({ verdict: 'not_served', reachable: 'not_known' });
    expect(found.sentence).toBe(
      'No worker serves registrar "mistyped" at present: it is not in the settings of any running worker, or none runs.',
    );
  });

  test('a name that can be none is exit code 2', async () => {
    expect(await cli.tenure('registrars', 'check', 'Open SRS')).toMatchObject({ code: 2, out: '' });
  });
});

describe('tenure availability', () => {
  const served = (): Promise<unknown> =>
    until(
      () => cli.tenure('availability', freshName()),
      ({ code }) => code === 0, // visibility lags behind
    );

  test('answers free with a price, taken, and unknown with the reason; one unknown name is exit code 1', async () => {
    await served();
    const [free, taken, unserved] = [freshName(), freshName(), freshName('nosuchtld')];
    await stack.simulator.admin.seedDomain({ domain: taken, taken: true });
    const ended = await cli.tenure('availability', free, taken, unserved, '--json');
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.out)).toMatchObject([
      { domain: free, availability: 'free', registrar: 'opensrs', price: { currency: 'USD' }, isPremium: false },
      { domain: taken, availability: 'taken', registrar: 'opensrs' },
      { domain: unserved, availability: 'unknown' },
    ]);
    expect((JSON.parse(ended.out) as NameAvailability[])[2]?.text).toContain('no connector of account "demo"');
  });

  test('a name that the registrar does not answer for is unknown, and hides no other', async () => {
    const [lost, free] = [freshName(), freshName()];
    await stack.simulator.admin.addFault({
      on: { command: 'LOOKUP', domain: lost },
      action: { kind: 'reply', code: 400, text: 'Internal error' },
    });
    const ended = await cli.tenure('availability', lost, free, '--registrar', 'opensrs');
    expect(ended.code).toBe(1);
    expect(ended.out).toMatch(new RegExp(`^${lost} +unknown +- +opensrs +The registrar`, 'm'));
    expect(ended.out).toMatch(new RegExp(`^${free} +free +\\d+\\.\\d\\d USD +opensrs`, 'm'));
  });

  test('more than ten names are asked ten at a time, and answered in the order in which they came', async () => {
    const names = Array.from({ length: 12 }, () => freshName());
    const answers = await stack.tenure.lookUp(names, { registrar: 'opensrs' });
    expect(answers.map(({ domain }) => domain)).toEqual(names);
    expect(new Set(answers.map(({ availability }) => availability))).toEqual(new Set(['free']));
  });

  test('a look-up that is malformed is refused by the workflow and leaves it unharmed', async () => {
    const handle = stack.client.workflow.getHandle('registrar:demo.opensrs');
    await expect(handle.executeUpdate('lookUpNames', { args: [{ domains: [] }] })).rejects.toMatchObject({
      cause: { type: 'InvalidInput' },
    });
    expect((await handle.describe()).status.name).toBe('RUNNING');
  });
});

test('without a worker both are exit code 4', async () => {
  const empty = await createTenureEnvironment({ worker: 'none' });
  const command = await openCommandLine(empty);
  const unrouted = await command.tenure('availability', freshName());
  const answers = await Promise.all([
    command.tenure('registrars', 'check', 'opensrs'),
    command.tenure('availability', freshName(), '--registrar', 'opensrs'),
  ]);
  await command.close();
  await empty.close();
  for (const { code, out, notes } of answers) {
    expect({ code, out }).toEqual({ code: 4, out: '' });
    expect(notes).toContain('no Tenure worker answered');
  }
  expect(unrouted).toMatchObject({ code: 4, out: '' });
  expect(unrouted.notes).toMatch(/^No registrar of account demo is served .* tenure worker\./);
});
