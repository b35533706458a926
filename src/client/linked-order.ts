// What a backend hands to `tenure.link`: names that go into one profile, with the fields that they share.
import type { LinkedCommon, LinkedDomainsRequest, LinkedName } from '../domain/linked/linked-request.js';
import { MAX_LINKED_NAMES, parseLinkedRequest } from '../domain/linked/linked-request.js';
import { type Parsed, invalid, valid } from '../domain/problem.js';
import { parseNameAtEdge } from './decode-labels.js';

type Defaulted = 'kind' | 'handling';

export interface LinkedOrder extends Omit<LinkedCommon, Defaulted> {
  /** Yours: the same id gets the same group and never a second order. 1 to 60 letters, digits, dots, underscores, hyphens. */
  readonly requestId: string;
  /** Your own id of the matter, at most 64 characters, found again in lists and notices. Never personal data. */
  readonly reference?: string;
  /** 2 to 100 names, as people write them; the first one leads. */
  readonly domains: readonly (string | Pick<LinkedName, 'domain' | 'overrides'>)[];
  /** @default 'new' */
  readonly kind?: LinkedCommon['kind'];
  /** @default 'process' */
  readonly handling?: LinkedCommon['handling'];
}

/** What one message to the Temporal server may hold, with room for what is around it. */
const MAX_REQUEST_BYTES = 1_500_000;

/**
 * Checks everything that can be known without a server. A name that is wrong is no reason to refuse the others: it is refused
 * in the result. Invalid when nothing would be left, or when the group itself is wrong.
 */
export function parseLinkedOrder(input: unknown): Parsed<LinkedDomainsRequest> {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return invalid('order', 'order must be an object.');
  const order = input as Readonly<Record<string, unknown>>;
  const domains = order['domains'];
  const request = Array.isArray(domains)
    ? { ...order, domains: domains.slice(0, MAX_LINKED_NAMES + 1).map(nameAtEdge) }
    : order;
  const parsed = parseLinkedRequest(request);
  if (parsed.kind === 'invalid') return parsed;
  if (Buffer.byteLength(JSON.stringify(request)) > MAX_REQUEST_BYTES) {
    return invalid('domains', `domains: the group is larger than ${MAX_REQUEST_BYTES} bytes; divide it.`);
  }
  return valid(request as unknown as LinkedDomainsRequest);
}

function nameAtEdge(entry: unknown, index: number): unknown {
  const named = typeof entry === 'string' ? { domain: entry } : entry;
  if (typeof named !== 'object' || named === null || !('domain' in named)) return entry;
  const name = parseNameAtEdge(named.domain);
  if (name.kind === 'valid') return { ...named, domain: name.value.aLabel };
  const problems = name.problems.map(({ sentence }) => ({
    field: `domains.${index}.domain`,
    sentence: `domains.${index}: ${sentence}`,
  }));
  return { ...named, problems };
}
