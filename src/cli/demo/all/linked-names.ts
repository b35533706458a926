// Twelve names into one profile: the first one is parked for a while, the fourth belongs to somebody else.
import { linkedResultLines } from '../../linked-text.js';
import { contacts } from '../seed-orders.js';
import { type Chapter, OPERATOR, chargesOf } from './chapter.js';

const names = Array.from({ length: 12 }, (_, n) => `orchard-${`${n + 1}`.padStart(2, '0')}.com`);
const [head = '', second = '', , taken = ''] = names;

export const linkedNames: Chapter = {
  title: 'Twelve linked names, one of them taken, the first one parked',
  tell: async ({ tenure, admin, telling }) => {
    await admin.seedDomain({ domain: taken, taken: true });
    await admin.addFault({
      on: { command: 'SW_REGISTER', domain: head },
      action: { kind: 'park', reason: 'nameserver' },
    });
    const group = await tenure.link({ requestId: 'orchard', domains: names, periodYears: 1, contacts });
    const led = await telling.until(
      () => group.state(),
      ({ members }) => members[0]?.state !== 'pending' && members[0]?.state !== 'asking',
    );
    const [first] = led.members;
    if (first?.state !== 'in_progress') throw new Error(`${head} is ${first?.state ?? 'missing'}`);
    const handle = tenure.operation(first.operationId);
    const parked = await telling.reached(handle, ({ state }) => state === 'action_required');
    const orderId = parked.orderIds.at(-1) ?? '';
    telling.say(`${head} leads: it is ordered alone, and the registrar parks its order ${orderId}.`);
    const { members } = await group.state();
    telling.expect(
      'the other eleven wait for it; the registrar has heard nothing of them',
      members.slice(1).every(({ state }) => state === 'pending') && (await admin.journal(second)).length === 0,
    );
    telling.say('An operator has the order processed; the others follow with its id.');
    await handle.processOrder({ orderId, by: OPERATOR });
    const result = await telling.bounded(group.id, (signal) => group.result({ signal }));
    telling.lines(linkedResultLines(result));
    const failed = result.members.filter(({ state }) => state !== 'succeeded');
    telling.expect(
      `eleven names are registered, and ${taken} is reported as taken`,
      failed.length === 1 &&
        failed[0]?.domain === taken &&
        failed[0].state === 'failed' &&
        failed[0].outcome === 'taken',
    );
    const held = (await admin.domains()).filter(({ name }) => names.includes(name) && name !== taken);
    telling.expect(
      'all eleven are in one profile of the registrant',
      held.length === 11 && new Set(held.map(({ profileId }) => profileId)).size === 1,
    );
    const charges = await Promise.all(names.map((name) => chargesOf(admin, name)));
    telling.expect(
      'each was charged once, the taken one never',
      charges.every((count, n) => count === (names[n] === taken ? 0 : 1)),
    );
  },
};
