// A name comes from another registrar, without an auth code: the registrant is asked by mail.
import { contacts } from '../seed-orders.js';
import { type Chapter, chargesOf } from './chapter.js';

const domain = 'moved-in.com';

export const transferIn: Chapter = {
  title: `${domain}: a transfer that the registrant approves`,
  tell: async ({ tenure, admin, telling }) => {
    await admin.seedDomain({ domain, taken: true, registrar: 'Another Registrar Ltd' });
    const handle = await tenure.transfer({ requestId: 'move', domain, contacts, registrarLock: true });
    const asked = await telling.reached(handle, ({ waitingFor }) => waitingFor.kind === 'registrant');
    telling.row('waits', `for ${asked.waitingFor.who}: ${asked.waitingFor.next}`);
    telling.expect('the registrant is waited for', asked.waitingFor.kind === 'registrant');
    telling.say('The registrant follows the link.');
    await admin.approveTransfer(domain);
    const next = await telling.reached(handle, ({ waitingFor }) => waitingFor.kind === 'losing_registrar');
    telling.row('waits', `for ${next.waitingFor.who}: ${next.waitingFor.next}`);
    telling.say('The losing registrar has nothing against it, and the registry moves the name.');
    await admin.completeTransfer(domain);
    const result = await telling.ended('transfer', handle);
    const held = (await admin.domains()).find(({ name }) => name === domain);
    telling.expect(
      'it is ours, locked as asked for, and was charged once',
      result.outcome === 'transferred' &&
        result.shortfalls.length === 0 &&
        held?.account !== null &&
        held?.lock === true &&
        (await chargesOf(admin, domain)) === 1,
    );
  },
};
