// How tests get a Temporal server: the resolver that `tenure dev` uses, and where its state goes.
import { fileURLToPath } from 'node:url';
import { resolveTemporalBinary, type TemporalBinary } from '../../src/temporal-server/resolve-binary.js';

/** `.tenure` of the checkout: its `bin` caches the binary for users whose home cannot be written. */
export const checkoutStateDir = fileURLToPath(new URL('../../.tenure', import.meta.url));

/** The binary for tests. Rejects with the resolver's list of attempts where there is none: a missing binary fails, it never skips. */
export function testTemporalBinary(report: (sentence: string) => void = () => {}): Promise<TemporalBinary> {
  return resolveTemporalBinary({ stateDir: checkoutStateDir, report });
}
