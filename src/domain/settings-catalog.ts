import type { Connector, RegistrarRecord } from './connector.js';
import type { Pace } from './pace.js';

/** All settings of a worker: what new operations are pinned from. */
export interface Settings {
  readonly pace: Pace;
  /** Not 1: every wait is shortened, and whoever starts a worker is told. */
  readonly paceFactor: number;
  readonly accounts: ReadonlyMap<string, AccountSettings>;
}

export interface AccountSettings {
  readonly registrars: readonly RegistrarRecord[];
  readonly connectors: readonly Connector[];
}
