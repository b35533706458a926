import type { OpenOrder, OpenOrdersQuestion } from '../domain/open-orders.js';
import { readOrders } from './our-orders.js';
import type { RegistrarDirectory } from './registrar-directory.js';

const EVER = '2000-01-01T00:00:00.000Z';
/** Those that somebody can still cancel; one at the registry cannot be called back. */
const CANCELLABLE: ReadonlySet<string> = new Set(['pending', 'pending_fax', 'ca_owner_approval']);

/** Orders of a name that wait for somebody, whoever placed them. Throws like `ask`. */
export const makeReadOpenOrders =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async (question: OpenOrdersQuestion): Promise<readonly OpenOrder[]> => {
    const rows = await readOrders(directory(question).client, question.domain, EVER, signal());
    return rows
      .filter((row) => CANCELLABLE.has(row.status))
      .filter((row) => question.type === undefined || row.type === question.type)
      .map(({ orderId, type }) => ({ orderId, ...(type === undefined ? {} : { type }) }));
  };
