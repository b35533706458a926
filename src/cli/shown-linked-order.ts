// A group as it may be shown: without the password, and with contacts named but not spelled out.
import type { LinkedDomainsRequest } from '../domain/linked/linked-request.js';
import { parseLinkedRequest } from '../domain/linked/linked-request.js';

export function shownLinkedOrder(request: LinkedDomainsRequest): object {
  const { contacts, profile, domains, ...rest } = request;
  const plan = parseLinkedRequest(request);
  return {
    ...rest,
    ...(contacts === undefined ? {} : { contacts: rolesOf(contacts) }),
    ...(profile === undefined ? {} : { profile: { username: profile.username, password: '(given)' } }),
    domains: domains.map((entry, index) => {
      const name = plan.kind === 'valid' ? plan.value.names[index] : undefined;
      const { overrides = {} } = typeof entry === 'string' ? {} : entry;
      const shown =
        overrides.contacts === undefined ? overrides : { ...overrides, contacts: rolesOf(overrides.contacts) };
      return {
        domain: name?.domain ?? '',
        ...(Object.keys(shown).length === 0 ? {} : { overrides: shown }),
        ...(name?.problems === undefined ? {} : { refused: name.problems.map((problem) => problem.sentence) }),
      };
    }),
  };
}

function rolesOf(contacts: object): object {
  return Object.fromEntries(Object.keys(contacts).map((role) => [role, '(given)']));
}
