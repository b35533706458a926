// Transfers from the command line, and from a workflow that begins again: nothing is ordered twice.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resetToFirstTask } from '../../restart/support/reset.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { type CommandLine, openCommandLine } from '../cli/command-line.js';
import { CODE, callsFor, charges, letArrive, nameElsewhere, orderStatuses, transfer, waiting } from './support.js';

let env: TenureEnvironment;
let cli: CommandLine;
beforeAll(async () => {
  env = await createTenureEnvironment();
  cli = await openCommandLine(env);
});
afterAll(async () => {
  await cli.close();
  await env.close();
});

test.concurrent('a missing code is given on the command line, from a file, and shown nowhere', async () => {
  const domain = await nameElsewhere(env);
  const operation = await transfer(env, domain);
  await waiting(operation, 'registrant');
  const file = join(env.settingsFile, '..', `${domain}.code`);
  await writeFile(file, `${CODE}\n`, { mode: 0o600 });
  const given = await cli.tenure('operations', 'replace-auth-code', operation.id, '--auth-code-file', file);
  expect(given.code).toBe(0);
  expect(given.out + given.notes).not.toContain(CODE);
  await waiting(operation, 'losing_registrar');
  const late = await cli.tenure('operations', 'replace-auth-code', operation.id, '--auth-code-file', file);
  expect(late.code).toBe(3);
  const mail = await cli.tenure('operations', 'resend-approval', operation.id);
  expect(mail).toMatchObject({ code: 3, notes: expect.stringContaining('with the registry') });
  await letArrive(env, domain);
  expect(await operation.result()).toMatchObject({ outcome: 'transferred' });
});

test.concurrent('without a code to give, the command asks for one and sends nothing', async () => {
  const ended = await cli.tenure('operations', 'replace-auth-code', 'transferDomain:demo:example.com:r-1');
  expect(ended.code).toBe(2);
});

test.concurrent('a transfer that is begun again from its first task follows the order it placed', async () => {
  const domain = await nameElsewhere(env);
  const operation = await transfer(env, domain, { authCode: CODE });
  const first = await waiting(operation, 'losing_registrar');
  await resetToFirstTask(env.client, operation.id);
  const again = await waiting(operation, 'losing_registrar');
  expect(again.orderIds).toEqual(first.orderIds);
  expect(again.transferId).toBe(first.transferId);
  await letArrive(env, domain);
  expect(await operation.result()).toMatchObject({ outcome: 'transferred', orderIds: first.orderIds });
  expect((await callsFor(env, domain)).filter((command) => command === 'SW_REGISTER')).toHaveLength(1);
  expect(await orderStatuses(env, domain)).toEqual(['completed']);
  expect(await charges(env, domain)).toHaveLength(1);
});
