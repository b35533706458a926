// Transfers that end well: with a code, by mail, from another reseller; the name is made as it was asked for.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { CODE, charges, eventTypes, letArrive, nameElsewhere, transfer, waiting } from './support.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
});
afterAll(() => env.close());

test.concurrent(
  'with the right code: the losing registrar is waited for, then the name is ours at one charge',
  async ({ annotate }) => {
    const domain = await nameElsewhere(env);
    const operation = await transfer(env, domain, { authCode: CODE, registrarLock: true });
    const standing = await waiting(operation, 'losing_registrar');
    expect(standing.state).toBe('in_progress');
    expect(standing.waitingFor.who).toBe('the losing registrar');
    expect((Date.parse(standing.waitingFor.until ?? '') - Date.now()) / 86_400_000).toBeCloseTo(5, 1);
    expect(standing.transferId).toMatch(/^\d+$/);
    await letArrive(env, domain);
    const result = await operation.result();
    expect(result).toMatchObject({ outcome: 'transferred', shortfalls: [], charge: { currency: 'USD' } });
    expect(await charges(env, domain)).toHaveLength(1);
    expect((await env.tenure.domain(domain).view())?.held).toBe(true);
    const types = await eventTypes(env, operation.id);
    await annotate(`a usual transfer: ${types.length} events`);
    expect(types.length).toBeLessThan(120);
  },
);
