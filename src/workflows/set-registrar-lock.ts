import type { LockRequest } from '../domain/operations/set-registrar-lock.js';
import type { ChangeResult } from '../domain/operations/outcomes.js';
import { consentSentence } from '../domain/operations/consent.js';
import { flagChangeCourse } from './operation/flag-change.js';
import type { OperationInput } from './operation/input.js';
import { runOperation } from './operation/run-operation.js';

/** Locks or unlocks; an unlock that another change needs is that operation's own, and owed back by it. */
export function setRegistrarLock(input: OperationInput<LockRequest>): Promise<ChangeResult> {
  return runOperation('setRegistrarLock', input, (parts) => {
    const { domain, locked, consent } = parts.input.request;
    if (consent !== undefined)
      parts.progress.note(Date.now(), consentSentence(locked ? 'The lock' : 'Unlocking', consent));
    return flagChangeCourse(parts, {
      change: { kind: 'lock', locked },
      mindsLock: false,
      words: [`At the registrar, ${locked ? 'set' : 'lift'} the registrar lock of ${domain}.`],
      result: (truth, unchanged) => ({
        outcome: 'lock_set',
        locked: typeof truth?.registrarLock === 'boolean' ? truth.registrarLock : locked,
        unchanged,
      }),
    });
  });
}
