// A chapter of the whole story: what it is called, and what happens in it.
import type { Tenure } from '../../../client/tenure.js';
import type { SimulatorAdmin } from '../../../simulator/admin-client.js';
import type { Machine } from '../../machine/machine.js';
import type { Telling } from './telling.js';

export interface Scene {
  readonly machine: Machine;
  readonly tenure: Tenure;
  /** Plays the registrar's side, registrants and registries. */
  readonly admin: SimulatorAdmin;
  readonly telling: Telling;
}

export interface Chapter {
  readonly title: string;
  readonly tell: (scene: Scene) => Promise<void>;
}

/** Who does what an operator does in the story: an opaque id. */
export const OPERATOR = 'demo-operator';
/** The customer's word on unlocking, giving out a key, giving up a name. */
export const CONSENT = { by: 'customer-7', proof: 'ticket-12' } as const;

/** A worker looks at the catalog at most once a second: what is asked after this goes by a change before it. @format milliseconds */
export const NOTICED_MS = 1_100;

export async function chargesOf(admin: SimulatorAdmin, domain: string): Promise<number> {
  return (await admin.ledger(domain)).entries.filter(({ kind }) => kind === 'charge').length;
}
