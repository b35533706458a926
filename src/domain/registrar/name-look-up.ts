// Whether names are free: what is asked, and what may be answered.
import { isALabel } from '../domain-name.js';
import { type Parsed, invalid, valid } from '../problem.js';

export interface NameLookUp {
  /** In a-label form, 1 to 10. */
  readonly domains: readonly string[];
  /** `here`: ask this registrar; `by_connector`: each name at the registrar that its connector names. @default 'here' */
  readonly route?: 'here' | 'by_connector';
}

export interface NameAvailability {
  readonly domain: string;
  /** `unknown` is an answer: the registrar did not say, or could not be asked. It never means free. */
  readonly availability: 'free' | 'taken' | 'unknown';
  /** The registrar's words, or why it could not be asked; may be empty. */
  readonly text: string;
  /** Who was asked; absent when no connector serves the name. */
  readonly registrar?: string;
  /** For one year; only of a free name, and only where the registrar names one. */
  readonly price?: { readonly amount: string; readonly currency: string };
  readonly isPremium?: boolean;
}

/** Bounded by what one activity may take, and by what one credential is to be asked at a time. */
export const MAX_LOOK_UPS = 10;

export function parseNameLookUp(input: unknown): Parsed<Required<NameLookUp>> {
  const { domains, route = 'here' } = (typeof input === 'object' && input !== null ? input : {}) as {
    readonly domains?: unknown;
    readonly route?: unknown;
  };
  if (!Array.isArray(domains) || domains.length === 0 || domains.length > MAX_LOOK_UPS)
    return invalid('domains', `domains must be a list of 1 to ${MAX_LOOK_UPS} names.`);
  const names = domains.filter((name): name is string => typeof name === 'string' && isALabel(name));
  if (names.length !== domains.length)
    return invalid('domains', 'domains must hold names in their ASCII form, such as example.com, and nothing else.');
  if (route !== 'here' && route !== 'by_connector') return invalid('route', 'route must be one of here, by_connector.');
  return valid({ domains: [...new Set(names)], route });
}

export function notAsked(domains: readonly string[], text: string, registrar?: string): readonly NameAvailability[] {
  return domains.map((domain) => ({
    domain,
    availability: 'unknown',
    text,
    ...(registrar === undefined ? {} : { registrar }),
  }));
}
