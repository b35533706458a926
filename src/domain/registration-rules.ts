// What the TLD policy and the connector say about one registration, before any call. Pure: settings in, problems out.
import type { ConnectorFlags } from './connector.js';
import { nameProblems, settingProblems, strayProblems } from './order-rules.js';
import type { PinnedPolicy } from './pinned-policy.js';
import type { Problem } from './problem.js';
import type { RegistrationRequest } from './registration-request.js';
import { shownYears } from './tld-policy.js';
import { requirementProblems } from './tld-requirements.js';

/** Each refusal has its row in docs/reference/field-rules.md. */
export function registrationProblems(
  request: RegistrationRequest,
  policy: PinnedPolicy,
  flags: ConnectorFlags,
): readonly Problem[] {
  return [
    ...nameProblems(request, policy, 'registrations'),
    ...periodProblems(request, policy),
    ...settingProblems(request, policy, flags),
    ...strayProblems(request, policy),
    ...requirementProblems(request, policy),
  ];
}

/** The years that can be ordered never exceed the longest term of the TLD. */
function periodProblems({ periodYears }: RegistrationRequest, { tld, term }: PinnedPolicy): readonly Problem[] {
  if (term.registrationYears.includes(periodYears) && periodYears <= term.maxTotalYears) return [];
  const years = shownYears(term.registrationYears);
  return [
    {
      field: 'periodYears',
      sentence: `periodYears: .${tld} is registered for ${years} year(s); ${periodYears} was asked.`,
    },
  ];
}
