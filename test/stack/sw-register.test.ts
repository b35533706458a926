// docs/reference/sw-register.md says where the simulator shows what was ordered: each row, ordered over the network and read again.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/start.js';
import { createXcpClient, type XcpClient } from '../../src/xcp/client.js';
import { rawCommand } from '../../src/xcp/commands/raw.js';
import type { XcpCommand } from '../../src/xcp/command.js';
import type { XcpReply } from '../../src/xcp/reply.js';
import { assocOf, textOf, type XcpAssoc } from '../../src/xcp/value.js';
import { cell, codeOf } from '../repository/markdown.js';
import {
  commandFor,
  contactRows,
  json,
  jsonObject,
  orderRows,
  plainRequest,
  plainTransfer,
  transferCommandFor,
  transferRows,
} from '../support/sw-register-document.js';

let simulator: Simulator;
let client: XcpClient;
let firstOrderId: string;

/** Order ids are the simulator's to give: the one of the document stands for that of the first order. */
const ofThisRun = (text: string): string => text.replaceAll('3735281', firstOrderId);

beforeEach(async () => {
  simulator = await startSimulator({ limits: 'lifted' });
  const [account] = simulator.accounts;
  client = createXcpClient({ url: simulator.url, username: account?.username ?? '', key: account?.key ?? '' });
  // What rows refer to: a name of the same registrant and its order, and hosts that the registry knows.
  const profile = { username: 'daniel', password: 'Sample-pass-99' };
  const first = await answer(await commandFor({ ...plainRequest, domain: 'example.org', profile }));
  firstOrderId = textOf(first.attributes, 'id') ?? '';
  await simulator.admin.setNameserver('ns1.example.net', true);
  await simulator.admin.setNameserver('ns2.example.net', true);
});

afterEach(async () => {
  client.close();
  await simulator.stop();
});

describe('an order that the simulator took', () => {
  const shown = orderRows
    .filter((row) => codeOf(row['Shown by GET_ORDER_INFO']) !== undefined)
    .map((row) => ({ row, name: codeOf(row['Parameter']) ?? '' }));

  test.each(shown)('shows $name', async ({ row }) => {
    const asked = jsonObject(ofThisRun(cell(row, 'Asked')));
    if (asked['kind'] === 'premium') await simulator.admin.setPremium({ domain: 'example.com', price: 250 });
    const order = await orderAfter({ ...plainRequest, ...asked });
    expect(order).toMatchObject(jsonObject(ofThisRun(cell(row, 'Shown by GET_ORDER_INFO'))));
  });

  test('shows every field of a contact', async () => {
    const order = await orderAfter(plainRequest);
    for (const role of ['owner', 'admin', 'billing', 'tech']) {
      const fields = contactRows.map((row) => [
        `${role}_${codeOf(row['Parameter'])}`,
        json(cell(row, 'Asked and sent')),
      ]);
      expect(order).toMatchObject(Object.fromEntries(fields));
    }
  });
});

describe('the order of a transfer that the simulator took', () => {
  const shown = transferRows
    .filter((row) => codeOf(row['Shown by GET_ORDER_INFO']) !== undefined)
    .map((row) => ({
      row,
      name: codeOf(row['Parameter']) ?? '',
      field: codeOf(row['Field']) ?? 'what is always said',
    }));

  test.each(shown)('shows $name, of $field', async ({ row }) => {
    const request = { ...plainTransfer, ...jsonObject(cell(row, 'Asked')) };
    // What a transfer moves is held elsewhere.
    await simulator.admin.seedDomain({ domain: String(request.domain), taken: true, authCode: 'Right-Code-7' });
    const order = await orderOf(await transferCommandFor(request));
    expect(order).toMatchObject(jsonObject(cell(row, 'Shown by GET_ORDER_INFO')));
  });
});

async function orderAfter(request: Readonly<Record<string, unknown>>): Promise<XcpAssoc> {
  return await orderOf(await commandFor(request));
}

async function orderOf(command: XcpCommand): Promise<XcpAssoc> {
  const { attributes } = await answer(command);
  const orderId = textOf(attributes, 'id');
  const reply = await answer(
    rawCommand({ action: 'GET_ORDER_INFO', object: 'DOMAIN', kind: 'read', attributes: { order_id: orderId } }),
  );
  return assocOf(reply.attributes, 'field_hash');
}

async function answer(command: XcpCommand): Promise<XcpReply> {
  const outcome = await client.call(command);
  if (outcome.kind !== 'answered') throw new Error(`${command.action}: ${outcome.message}`);
  return outcome.reply;
}
