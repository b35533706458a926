// What every surface shows of a name that is ours (kept for years: other programs read it).
import { type LifeDates, lifeDatesOf } from '../calendar/life-dates.js';
import type { Instant } from '../instant.js';
import type { Intent, NameAsRead, NameState, WantedState } from './name-state.js';

export interface NameLifeView {
  readonly registrar: string;
  readonly heldSince: Instant;
  /** Each with its source; all but the expiry are computed from it, once settings and policy have been read. */
  readonly dates: Pick<LifeDates, 'expiresAt'> & Partial<LifeDates>;
  /** When the expiry date was read last. */
  readonly expiresReadAt: Instant;
  readonly intent: Intent;
  readonly wanted: WantedState;
  readonly read?: NameAsRead & { readonly readAt: Instant };
  /** The next three moments of its calendar. */
  readonly next: readonly { readonly at: Instant; readonly text: string }[];
  readonly policyVersion?: string;
  readonly deletedAt?: Instant;
  readonly paidUntil?: Instant;
  /** The registry's date, a year beyond the expiry, for which nobody paid. */
  readonly extendedTo?: Instant;
  /** A person has to look. */
  readonly attention?: string;
}

/** @param next the moments that will be dealt with, ascending. */
export function nameLifeView(name: NameState, next: NameLifeView['next']): NameLifeView {
  const { settings, expiresAt, expiresReadAt, expiresSource } = name;
  return {
    registrar: name.registrar,
    heldSince: name.heldSince,
    dates:
      settings === undefined
        ? { expiresAt: { at: expiresAt, source: expiresSource } }
        : lifeDatesOf(settings.figures, expiresAt, { mode: settings.mode, source: expiresSource }),
    expiresReadAt,
    intent: name.intent,
    wanted: name.wanted,
    next: next.slice(0, 3),
    ...(name.read === undefined || name.readAt === undefined ? {} : { read: { ...name.read, readAt: name.readAt } }),
    ...(settings === undefined ? {} : { policyVersion: `${settings.figures.tld} ${settings.figures.policyVersion}` }),
    ...(name.deletedAt === undefined ? {} : { deletedAt: name.deletedAt }),
    ...(name.paidUntil === undefined ? {} : { paidUntil: name.paidUntil }),
    ...(name.extendedTo === undefined ? {} : { extendedTo: name.extendedTo }),
    ...(name.attention === undefined ? {} : { attention: name.attention }),
  };
}
