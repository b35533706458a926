// What the registrar lock has to do with other changes.
import type { NameTruth } from '../name-truth.js';
import type { PinnedSettings } from '../settings.js';
import type { ChangeUndone } from './outcomes.js';

/**
 * The house rule of a connector: while the lock is on, changes of name servers and contacts, transfer and removal are refused.
 * A lock that could not be read is none.
 */
export function houseLockObjection(
  { connector }: PinnedSettings,
  { registrarLock }: Pick<NameTruth, 'registrarLock'>,
): Extract<ChangeUndone, { outcome: 'not_allowed' }> | undefined {
  if (!connector.lockForbidsChanges || registrarLock !== true) return undefined;
  const sentence =
    `The registrar lock is on, and connector "${connector.name}" (version ${connector.version}) forbids this change ` +
    'while it is: unlock the name first. Nothing was sent.';
  return { outcome: 'not_allowed', sentence };
}

/**
 * Whether a refusal is for our own lock. Code 552 says so of orders (XCP reference section 4); for changes no code of its own
 * is known, so the words decide: the status that prohibits (`clientUpdateProhibited`), or the word itself. What is vaguer than
 * that never unlocks a name, and a `server…Prohibited` of the registry cannot be lifted from here.
 */
export function isLockRefusal(code: string, text: string): boolean {
  if (/\bserver\w*prohibited/i.test(text)) return false;
  if (code === '552') return !/\b(?:days|dispute\w*|deleted)\b/i.test(text);
  return /clientUpdateProhibited|\bprohibit(?:ed|s)\b|\b(?:un)?lock(?:ed)?\b/i.test(text);
}
