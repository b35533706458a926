// updateNameservers: the whole delegation, in order.
import { shownInstant } from '../instant.js';
import type { NameTruth } from '../name-truth.js';
import type { Parsed } from '../problem.js';
import { readNameServers } from '../order-fields.js';
import { type Named, readNamed } from './named.js';
import type { ChangeUndone } from './outcomes.js';

export interface NameserversRequest extends Named {
  /** The whole set, in order. The hosts must be known to the registry. */
  readonly nameServers: readonly string[];
}

export function parseNameserversRequest(input: unknown): Parsed<NameserversRequest> {
  const { reader, domain } = readNamed(input);
  const nameServers = readNameServers(reader);
  if (nameServers === undefined && !reader.has('nameServers'))
    reader.problem('nameServers', 'nameServers is missing: give the whole set, in order.');
  reader.refuseUnknownFields();
  return reader.finish({ domain, nameServers: nameServers ?? [] });
}

/** The registrar's own date: it serves no change of delegation after it (lifecycle reference 9.2), whatever the registry shows. */
export function expiredObjection(
  truth: Pick<NameTruth, 'expiresAt' | 'registrarExpiresAt'>,
  nowMs: number,
): Extract<ChangeUndone, { outcome: 'not_allowed' }> | undefined {
  const expiresAt = truth.registrarExpiresAt ?? truth.expiresAt;
  if (Date.parse(expiresAt) > nowMs) return undefined;
  const sentence = `The name expired ${shownInstant(expiresAt)}; its name servers are not changed before it is renewed. Nothing was sent.`;
  return { outcome: 'not_allowed', sentence };
}

/** Whether a refusal may be about single hosts, so that it is worth asking for each (XCP reference 3.15: 435, 405, 465). */
export function isAboutHosts(code: string, text: string): boolean {
  return code === '435' || code === '405' || /name ?server|\bhosts?\b/i.test(text);
}
