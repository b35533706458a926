import type { EvidenceLook, EvidenceQuestion } from '../domain/operations/evidence-look.js';
import { readOrder } from './our-orders.js';
import { readNameBy } from './read-name.js';
import type { RegistrarDirectory } from './registrar-directory.js';

/** The name, and the order that a person named. Throws like `ask`. */
export const makeLookAtEvidence =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async (question: EvidenceQuestion): Promise<EvidenceLook> => {
    const { client } = directory(question);
    const { domain, orderId } = question;
    const [name, info] = await Promise.all([
      readNameBy(client, domain, [], signal()),
      orderId === undefined ? undefined : readOrder(client, orderId, signal()),
    ]);
    if (orderId === undefined) return { name };
    if (info === undefined) return { name, order: { kind: 'not_found' } };
    return {
      name,
      order: { kind: 'found', status: info.status, ...(info.domain === undefined ? {} : { domain: info.domain }) },
    };
  };
