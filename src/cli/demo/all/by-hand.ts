// A renewal that the connector leaves to a person: nothing counts before the registrar says the same.
import type { ManualStepView } from '../../../domain/manual-step/view.js';
import { createXcpClient } from '../../../xcp/client.js';
import { renewCommand, renewReplyFrom } from '../../../xcp/commands/renew.js';
import { contacts } from '../seed-orders.js';
import { type Chapter, NOTICED_MS, OPERATOR, type Scene, chargesOf } from './chapter.js';

const domain = 'by-hand.net';
const connector = '.net at the simulator';

export const byHand: Chapter = {
  title: `${domain}: a renewal that is done by a person`,
  tell: async (scene) => {
    const { tenure, admin, telling } = scene;
    await telling.ended(
      'registration',
      await tenure.register({ requestId: 'begin', domain, periodYears: 1, contacts }),
    );
    await tenure.catalog.change([{ kind: 'change', of: 'connector', name: connector, set: { renewal: 'manual' } }], {
      author: OPERATOR,
      reason: 'Renewals of .net are done by hand from now on.',
    });
    await telling.pause(NOTICED_MS);
    telling.row('connector', `"${connector}" now has renewals done by a person.`);
    const handle = await tenure.renew({ requestId: 'year-2', domain });
    await telling.reached(handle, ({ manualStep }) => manualStep !== undefined);
    const { manualStep } = handle;
    const open = await manualStep.mustBeOpen();
    telling.row('to do', open.work.words.join(' '));
    const calls = (await admin.journal(domain)).filter(({ command }) => command === 'RENEW');
    telling.expect('Tenure has sent no renewal', calls.length === 0);

    const done = await renewedInThePanel(scene);
    const year = Number(done.expiresAt.slice(0, 4));
    const wrong = `${year + 1}${done.expiresAt.slice(4, 10)}`;
    telling.say(
      `The operator renews it in the registrar's panel, order ${done.orderId}, and copies a wrong date: ${wrong}.`,
    );
    const evidence = { by: OPERATOR, orderId: done.orderId, note: 'Renewed in the panel.' };
    await manualStep.complete(open, { ...evidence, expiresAt: wrong });
    const back = await telling.until(() => manualStep.mustBeOpen(), isAnswered);
    const found = back.contradiction?.found ?? [];
    for (const { claimed, found: read } of found)
      telling.row('refused', `the operator says ${claimed.slice(0, 10)}, the registrar says ${read.slice(0, 10)}.`);
    telling.expect(
      'the wrong date does not count, and both values are shown',
      back.state === 'contradicted' &&
        found.some(({ field, claimed }) => field === 'expiresAt' && claimed.startsWith(wrong)),
    );
    telling.say(`Now with the right one: ${done.expiresAt.slice(0, 10)}.`);
    await manualStep.complete(back, { ...evidence, expiresAt: done.expiresAt.slice(0, 10) });
    const result = await telling.ended('renewal', handle);
    telling.expect(
      `it is renewed with order ${done.orderId}, and was charged once for it`,
      result.outcome === 'renewed' && result.orderIds.join() === done.orderId && (await chargesOf(admin, domain)) === 2,
    );
  },
};

function isAnswered({ state }: ManualStepView): boolean {
  return state !== 'checking';
}

/** What a person does in the control panel: the simulator has none, so the order goes by its API, past Tenure. */
async function renewedInThePanel({
  machine,
  admin,
}: Scene): Promise<{ readonly orderId: string; readonly expiresAt: string }> {
  const { url, accounts } = machine.simulator;
  const { username = '', key = '' } = accounts[0] ?? {};
  const client = createXcpClient({ url, username, key });
  try {
    const before = await expiryOf(admin);
    const command = renewCommand({
      domain,
      expiryYear: Number(before.slice(0, 4)),
      periodYears: 1,
      handle: 'process',
      registrarAutoRenew: false,
    });
    const answer = await client.call(command);
    const reply = answer.kind === 'answered' ? renewReplyFrom(command, answer.reply) : undefined;
    const orderId = reply?.orderId;
    if (orderId === undefined)
      throw new Error(`the registrar did not renew by hand: ${reply?.outcome.kind ?? answer.kind}`);
    return { orderId, expiresAt: await expiryOf(admin) };
  } finally {
    client.close();
  }
}

async function expiryOf(admin: Scene['admin']): Promise<string> {
  return (await admin.domains()).find(({ name }) => name === domain)?.registryExpiry ?? '';
}
