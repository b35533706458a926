// setWhoisPrivacy: hides the registrant's data; charged by the year at some price levels.
import type { Parsed, Problem } from '../problem.js';
import type { PinnedSettings } from '../settings.js';
import { type Named, readNamed } from './named.js';

export interface PrivacyRequest extends Named {
  readonly enabled: boolean;
}

export function parsePrivacyRequest(input: unknown): Parsed<PrivacyRequest> {
  const { reader, domain } = readNamed(input);
  const enabled = reader.optionalFlag('enabled');
  if (enabled === undefined && !reader.has('enabled'))
    reader.problem('enabled', 'enabled is missing: true switches WHOIS privacy on, false off.');
  reader.refuseUnknownFields();
  return reader.finish({ domain, enabled: enabled ?? true });
}

export function privacyProblems(_request: PrivacyRequest, { policy }: PinnedSettings): readonly Problem[] {
  if (policy.capability.whoisPrivacy) return [];
  return [{ field: 'operation.type', sentence: `setWhoisPrivacy: .${policy.tld} has no WHOIS privacy.` }];
}
