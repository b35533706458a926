// What a name asks for by itself, as its intent says: one request id for each attempt in each term, so that a request which is
// made twice is the same operation.
import type { Instant } from '../instant.js';

/** `lapse`: the registrar shall let it expire. `stop`: the registry would renew by itself, so the name is deleted before. */
export type OwnAsk = 'renewal' | 'lapse' | 'stop';

export interface OwnRequests {
  /** The expiry date for which they were made; of another term they count no more. */
  readonly term: Instant;
  readonly made: Readonly<Partial<Record<OwnAsk, number>>>;
  /** Request id of a renewal whose end has not been reported. */
  readonly renewalUnderWay?: string;
  /** A renewal that came to nothing is not asked for again before. */
  readonly notBefore?: Instant;
}

export function madeInTerm(own: OwnRequests | undefined, term: Instant, ask: OwnAsk): number {
  return own?.term === term ? (own.made[ask] ?? 0) : 0;
}

/** @param attempt from 1. */
export function ownRequestId(ask: OwnAsk, term: Instant, attempt: number): string {
  return `${ask}-${term.slice(0, 10)}${attempt === 1 ? '' : `.${attempt}`}`;
}

export function withOneMore(own: OwnRequests | undefined, term: Instant, ask: OwnAsk, requestId: string): OwnRequests {
  const { notBefore: _, ...rest } = own?.term === term ? own : { ...own, term, made: {} };
  const made = { ...rest.made, [ask]: madeInTerm(own, term, ask) + 1 };
  return { ...rest, made, ...(ask === 'renewal' ? { renewalUnderWay: requestId } : {}) };
}

const OWN = /:(renewal|lapse|stop)-(\d{4}-\d{2}-\d{2}(?:\.\d+)?)$/;

/** From the id of an operation: which of our own requests it carries out. */
export function ownRequestOf(operationId: string): { readonly ask: OwnAsk; readonly requestId: string } | undefined {
  const [, ask, rest] = OWN.exec(operationId) ?? [];
  return ask === 'renewal' || ask === 'lapse' || ask === 'stop'
    ? { ask, requestId: `${ask}-${rest ?? ''}` }
    : undefined;
}
