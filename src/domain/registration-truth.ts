import type { Instant } from './instant.js';
import type { PrivacyState, RegisteredResult, Setting } from './registration-result.js';
import type { RegistrationRequest } from './registration-request.js';

/** What a confirming read said about a registered name. */
export interface RegistrationTruth {
  /** The registry's date where it is told, else the registrar's. */
  readonly expiresAt: Instant;
  readonly registrarLock: boolean | 'unknown';
  readonly whoisPrivacy: PrivacyState | 'unknown';
  readonly nameServers: readonly string[];
  /** What the order cost, as the registrar recorded it. */
  readonly cost?: string;
}

/** Compares what was asked with what was read. Only what is missing becomes a sentence. */
export function settingsReached(
  request: RegistrationRequest,
  truth: RegistrationTruth,
): Pick<RegisteredResult, 'registrarLock' | 'whoisPrivacy' | 'shortfalls'> {
  const registrarLock: Setting<boolean> = { wanted: request.registrarLock === true, actual: truth.registrarLock };
  const whoisPrivacy: Setting<PrivacyState> = { wanted: request.whoisPrivacy === true, actual: truth.whoisPrivacy };
  const shortfalls: string[] = [];
  if (registrarLock.wanted && registrarLock.actual !== true) {
    shortfalls.push(
      registrarLock.actual === 'unknown'
        ? 'The registrar lock was asked for; the registrar did not say whether it is set.'
        : 'The registrar lock was asked for, but the name is not locked.',
    );
  }
  if (whoisPrivacy.wanted && whoisPrivacy.actual !== 'enabled' && whoisPrivacy.actual !== 'enabling') {
    shortfalls.push(
      whoisPrivacy.actual === 'unknown'
        ? 'WHOIS privacy was asked for; the registrar did not say whether it is on.'
        : `WHOIS privacy was asked for, but the registrar says it is ${whoisPrivacy.actual}.`,
    );
  }
  return { registrarLock, whoisPrivacy, shortfalls };
}
