import type { PrivacyRequest } from '../domain/operations/set-whois-privacy.js';
import type { ChangeResult } from '../domain/operations/outcomes.js';
import { flagChangeCourse } from './operation/flag-change.js';
import type { OperationInput } from './operation/input.js';
import { runOperation } from './operation/run-operation.js';

/** Switches WHOIS privacy; `enabling` and `disabling` are waited for. */
export function setWhoisPrivacy(input: OperationInput<PrivacyRequest>): Promise<ChangeResult> {
  return runOperation('setWhoisPrivacy', input, (parts) => {
    const { domain, enabled } = parts.input.request;
    return flagChangeCourse(parts, {
      change: { kind: 'privacy', enabled },
      mindsLock: false,
      words: [`At the registrar, switch WHOIS privacy of ${domain} ${enabled ? 'on' : 'off'}.`],
      result: (truth, unchanged) => {
        const read = truth?.whoisPrivacy;
        const state = read === undefined || read === 'unknown' ? (enabled ? 'enabled' : 'disabled') : read;
        return { outcome: 'privacy_set', state, unchanged };
      },
    });
  });
}
