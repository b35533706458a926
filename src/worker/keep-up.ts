// Keeps a worker up to date with the catalogs: finds accounts, and looks often at those that are in use.
import { setTimeout as delay } from 'node:timers/promises';
import type { Catalogs } from './catalogs.js';

const TICK_MS = 1_000;
/** Every so many ticks all catalogs are looked for: a new registrar record is served within twice this. */
const DISCOVER_TICKS = 10;
/** An account that was used within this time is looked at in every tick. */
const IN_USE_MS = 60_000;
/** How long work waits for a look that is under way, before it goes by what is known. */
const PATIENCE_MS = 3_000;

export interface KeepingUp {
  /** Notes that the account is used, and waits until what is known of it is fresh, or for three seconds. */
  readonly use: (account: string) => Promise<void>;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

export function keepUp(catalogs: Catalogs, changed: () => Promise<void>, warn: (sentence: string) => void): KeepingUp {
  const stopped = new AbortController();
  const usedAt = new Map<string, number>();
  let isSilent = false;

  const refresh = async (accounts: readonly string[]): Promise<void> => {
    // A catalog that does not answer must not keep the others waiting for long.
    const flights = Promise.allSettled(accounts.map((account) => catalogs.refresh(account)));
    await Promise.race([flights, delay(PATIENCE_MS, undefined, { signal: stopped.signal })]);
  };

  const tick = async (n: number): Promise<void> => {
    const now = performance.now();
    const inUse = [...usedAt].filter(([, at]) => now - at < IN_USE_MS).map(([account]) => account);
    const found = n % DISCOVER_TICKS === 0 ? await catalogs.discover() : [];
    await refresh([...new Set([...inUse, ...found])]);
    await changed();
  };

  const run = async (): Promise<void> => {
    for (let n = 0; !stopped.signal.aborted; n++) {
      try {
        await tick(n);
        isSilent = false;
      } catch (error) {
        // Once for each silence: an hour without a server is one line.
        if (!isSilent && !stopped.signal.aborted)
          warn(`The catalogs cannot be looked at (${String(error)}); what is known holds.`);
        isSilent = true;
      }
      await delay(TICK_MS, undefined, { signal: stopped.signal }).catch(() => {});
    }
  };
  let running: Promise<void> = Promise.resolve();
  return {
    use: async (account) => {
      usedAt.set(account, performance.now());
      const timer = new AbortController();
      await Promise.race([
        catalogs.refresh(account).catch(() => {}),
        delay(PATIENCE_MS, undefined, { signal: timer.signal }).catch(() => {}),
      ]);
      timer.abort();
    },
    start: () => {
      running = run();
    },
    stop: async () => {
      stopped.abort();
      await running;
    },
  };
}
