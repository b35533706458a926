// What a connector does not support is refused before anybody is asked.
import { TenureRefusedError } from '../../../client/errors.js';
import { contacts } from '../seed-orders.js';
import { type Chapter, NOTICED_MS, OPERATOR } from './chapter.js';

const domain = 'not-supported.biz';
const connector = '.biz at the simulator';

export const notSupported: Chapter = {
  title: `${domain}: what is not supported is refused before any call`,
  tell: async ({ tenure, admin, telling }) => {
    await tenure.catalog.change(
      [{ kind: 'change', of: 'connector', name: connector, set: { transfer: 'unsupported' } }],
      {
        author: OPERATOR,
        reason: 'No transfers of .biz.',
      },
    );
    await telling.pause(NOTICED_MS);
    const refusal = await tenure.transfer({ requestId: 'move', domain, contacts }).then(
      () => undefined,
      (error: unknown) => error,
    );
    const isRefused = refusal instanceof TenureRefusedError;
    telling.row('transfer', isRefused ? refusal.message : 'was not refused.');
    telling.expect('the refusal names the connector', isRefused && refusal.message.includes(connector));
    telling.expect("no call about it stands in the registrar's journal", (await admin.journal(domain)).length === 0);
  },
};
