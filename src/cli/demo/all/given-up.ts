// The other end of a life: a name that may go at its expiry, and one that is brought back after it was deleted.
import { contacts } from '../seed-orders.js';
import { CONSENT, type Chapter, chargesOf } from './chapter.js';

const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

export const givenUp: Chapter = {
  title: 'let-go.org and brought-back.org: given up, and brought back',
  tell: async ({ tenure, admin, telling }) => {
    const going = 'let-go.org';
    await telling.ended(
      'registration',
      await tenure.register({ requestId: 'begin', domain: going, periodYears: 1, contacts }),
    );
    const cancelled = await tenure.cancel({ requestId: 'let-go', domain: going, consent: CONSENT });
    const lapsing = await telling.ended('cancellation', cancelled);
    const held = (await admin.domains()).find(({ name }) => name === going);
    telling.expect(
      `${going} stays until its expiry, and the registrar lets it go then`,
      lapsing.outcome === 'lapsing' && held?.letExpire === true && held.phase === 'active',
    );
    const back = 'brought-back.org';
    await admin.seedDomain({ domain: back, createdAt: inDays(-425), expiresAt: inDays(-60) });
    telling.say(`${back} expired two months ago, and its registry has it in redemption.`);
    const restored = await telling.ended('restore', await tenure.restore({ requestId: 'back', domain: back }));
    telling.expect(
      `${back} is in the account again, at one charge`,
      restored.outcome === 'restored' && (await chargesOf(admin, back)) === 1,
    );
  },
};
