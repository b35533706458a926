// cancelDomain: lets a name go. By default at its expiry, which spends nothing and can be taken back until then.
import { withoutUndefined } from '../contact.js';
import type { Parsed, Problem } from '../problem.js';
import type { PinnedSettings } from '../settings.js';
import { type Consent, readConsent } from './consent.js';
import { type Named, readNamed } from './named.js';

export interface CancellationRequest extends Named {
  /**
   * `let_expire`: the registrar renews no more, and the name lapses. `delete`: the registry deletes it now; only inside the add
   * grace, or where nothing but a deletion ends a name, and only after a second person agreed. `pending_orders`: orders that
   * wait at the registrar are cancelled; the name stays as it is.
   */
  readonly how: 'let_expire' | 'delete' | 'pending_orders';
  readonly consent: Consent;
}

export function parseCancellationRequest(input: unknown): Parsed<CancellationRequest> {
  const { reader, domain } = readNamed(input);
  const how = reader.choice('how', ['let_expire', 'delete', 'pending_orders'], 'let_expire');
  const consent = readConsent(reader, 'giving up a name') ?? { by: '' };
  reader.refuseUnknownFields();
  return reader.finish(withoutUndefined({ domain, how, consent }));
}

/** A registry that renews for ever does not let go of a name because the registrar stops paying attention to it. */
export function cancellationProblems({ how }: CancellationRequest, { policy }: PinnedSettings): readonly Problem[] {
  if (how !== 'let_expire' || policy.renewal.style !== 'registry-auto-delete-required') return [];
  const sentence = `how: names of .${policy.tld} never expire by themselves; only a deletion ends one (how: delete).`;
  return [{ field: 'how', sentence }];
}
