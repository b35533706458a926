// retrieveTransferKey: sealed to the asker or mailed by the registrar; the key itself stands nowhere.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { newSealKey, openSealedKey } from '../../../src/client/index.js';
import { ask, executed, heldName, resultOf, timelineOf } from '../../support/change-requests.js';
import { freshName } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

const authCode = 'Canary-Key-77!x';
const consent = { by: 'customer-7', proof: 'ticket-12' };
const said: string[] = [];

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment({
    connector: { transferKey: true },
    tlds: ['com', 'org'],
    worker: {
      onExchange: (registrar, exchange) => said.push(JSON.stringify({ registrar, exchange })),
      warn: (text) => said.push(text),
    },
  });
});
afterAll(() => env.close());
afterEach(() => env.simulator.admin.clearFaults());

/** Everything the server keeps of all workflows, opened with the key ring: nothing may hide behind the encryption. */
async function everythingOpened(): Promise<string> {
  const [codec] = env.client.options.loadedDataConverter.payloadCodecs;
  if (codec === undefined) throw new Error('the client has no codec');
  const texts: string[] = [];
  for await (const workflow of env.client.workflow.list()) {
    const history = await env.client.workflow.getHandle(workflow.workflowId).fetchHistory();
    const json = historyToJSON(history);
    texts.push(json);
    for (const { metadata, data } of payloadsIn(JSON.parse(json))) {
      const inBytes = Object.entries(metadata).map(([key, text]) => [key, Buffer.from(text, 'base64')] as const);
      const [opened] = await codec.decode([
        { metadata: Object.fromEntries(inBytes), data: Buffer.from(data, 'base64') },
      ]);
      texts.push(Buffer.from(opened?.data ?? new Uint8Array()).toString('utf8'));
    }
  }
  return texts.join('\n');
}

interface PayloadJson {
  readonly metadata: Readonly<Record<string, string>>;
  readonly data: string;
}

function payloadsIn(value: unknown): readonly PayloadJson[] {
  if (typeof value !== 'object' || value === null) return [];
  const nested = Object.values(value).flatMap(payloadsIn);
  return 'metadata' in value && 'data' in value && typeof value.data === 'string'
    ? [value as PayloadJson, ...nested]
    : nested;
}

describe('sealed', () => {
  test('R-11: only its asker can open it; it is in no history, opened or not, and in no log of the worker', async () => {
    const domain = await heldName(env, { authCode });
    const { sealTo, privateKey } = newSealKey();
    const operation = await ask(env, 'retrieveTransferKey', { domain, deliver: 'seal', sealTo, consent });
    const result = await operation.result();
    if (result.outcome !== 'transfer_key_sealed') throw new Error(`ended as ${result.outcome}`);
    expect(openSealedKey(result.sealed, privateKey, domain)).toBe(authCode);
    const opened = await everythingOpened();
    // The scanner sees inside: the sealed text and the consent are there.
    expect([result.sealed, consent.proof].filter((text) => !opened.includes(text))).toEqual([]);
    const forms = [authCode, Buffer.from(authCode).toString('base64'), Buffer.from(authCode).toString('hex')];
    expect(forms.filter((form) => opened.includes(form))).toEqual([]);
    expect(forms.filter((form) => said.join('\n').includes(form))).toEqual([]);
    expect(said.join('\n').includes(domain)).toBe(true);
  });

  test('R-10: the timeline says by whose word it was given out', async () => {
    const domain = await heldName(env);
    const { sealTo } = newSealKey();
    const operation = await ask(env, 'retrieveTransferKey', { domain, deliver: 'seal', sealTo, consent });
    await operation.result();
    expect(await timelineOf(env, operation)).toContain('The transfer key was asked for by customer-7 (ticket-12).');
  });

  test('of a locked name it comes with the remark that it works only after unlocking', async () => {
    const domain = await heldName(env, { lock: true });
    const { sealTo } = newSealKey();
    const result = await resultOf(env, 'retrieveTransferKey', { domain, deliver: 'seal', sealTo, consent });
    expect(result).toMatchObject({
      outcome: 'transfer_key_sealed',
      remark: expect.stringContaining('after unlocking'),
    });
  });

  test('a public key that everybody could open is refused by name', async () => {
    const domain = await heldName(env);
    const sealTo = Buffer.alloc(32).toString('base64url');
    expect(await resultOf(env, 'retrieveTransferKey', { domain, deliver: 'seal', sealTo, consent })).toMatchObject({
      outcome: 'invalid',
      problems: [{ field: 'sealTo' }],
    });
  });

  test('of a name that is not in the account nothing is given out', async () => {
    const domain = freshName();
    await env.simulator.admin.seedDomain({ domain, taken: true, authCode });
    const { sealTo } = newSealKey();
    expect(await resultOf(env, 'retrieveTransferKey', { domain, deliver: 'seal', sealTo, consent })).toMatchObject({
      outcome: 'not_held',
    });
  });
});

describe('mailed', () => {
  test('the registrar is asked once, and its word is given as its word', async () => {
    const domain = await heldName(env, { lock: true });
    const result = await resultOf(env, 'retrieveTransferKey', { domain, deliver: 'mail', consent });
    expect(result).toMatchObject({ outcome: 'transfer_key_sent' });
    expect((result as { sentence: string }).sentence).toMatch(/registrar says .* after unlocking/);
    expect(await executed(env, 'SEND_AUTHCODE', domain)).toBe(1);
  });

  test.each(['commit', 'before'] as const)(
    'an answer lost (%s) is neither success nor a second mail',
    async (after) => {
      const domain = await heldName(env);
      await env.simulator.admin.addFault({ on: { command: 'SEND_AUTHCODE', domain }, after, action: { kind: 'drop' } });
      const result = await resultOf(env, 'retrieveTransferKey', { domain, deliver: 'mail', consent });
      expect(result).toMatchObject({ outcome: 'sending_unknown' });
      const calls = await env.simulator.admin.journal(domain);
      expect(calls.filter((call) => call.command === 'SEND_AUTHCODE')).toHaveLength(1);
    },
  );

  test('a refusal is a refusal', async () => {
    const domain = await heldName(env);
    await env.simulator.admin.addFault({
      on: { command: 'SEND_AUTHCODE', domain },
      after: 'before',
      action: { kind: 'reply', code: 465, text: 'No auth code' },
    });
    expect(await resultOf(env, 'retrieveTransferKey', { domain, deliver: 'mail', consent })).toMatchObject({
      outcome: 'refused',
      code: '465',
    });
  });

  test('with writes off it waits, and is sent once they are on', async () => {
    const domain = await heldName(env);
    await env.changeSettings({ registrar: { writes: false } });
    const operation = await ask(env, 'retrieveTransferKey', { domain, deliver: 'mail', consent });
    const blocked = await until(
      () => operation.state(),
      ({ state }) => state === 'blocked',
    );
    expect(blocked.waitingFor).toMatchObject({ kind: 'writes_off' });
    expect(await executed(env, 'SEND_AUTHCODE', domain)).toBe(0);
    await env.changeSettings({ registrar: {} });
    expect(await operation.result()).toMatchObject({ outcome: 'transfer_key_sent' });
  });
});
