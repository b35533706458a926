// The registrar's certificate is always checked: with the right authority the order goes through, with another nothing is sent.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshName, orderFor } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

const tlsFile = (name: string): string => fileURLToPath(new URL(`../../fixtures/tls/${name}`, import.meta.url));
const tls = { cert: readFileSync(tlsFile('server.pem'), 'utf8'), key: readFileSync(tlsFile('server.key'), 'utf8') };

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment({ simulator: { tls }, registrar: { caFile: tlsFile('other-name.pem') } });
});
afterAll(() => env.close());

test('a certificate of another authority blocks the order unsent; with the right one it goes through once', async () => {
  const domain = freshName();
  const operation = await env.tenure.register(orderFor(domain));
  const blocked = await until(
    () => operation.state(),
    ({ state }) => state === 'blocked',
  );
  expect(blocked.waitingFor.kind).toBe('registrar_down');
  expect(await env.simulator.admin.journal()).toEqual([]);
  await env.changeSettings({ registrar: { caFile: tlsFile('ca.pem') } });
  expect(await operation.result()).toMatchObject({ outcome: 'registered' });
  expect((await env.simulator.admin.ledger(domain)).entries.filter((entry) => entry.kind === 'charge')).toHaveLength(1);
});
