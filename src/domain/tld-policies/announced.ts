// Rules that are adopted and have no confirmed first day. They stand apart, so that nothing selects them by accident.
import type { Instant } from '../instant.js';
import type { Sourced, TldPolicy, TransferFigures } from '../tld-policy.js';
import { gtldPolicies } from './gtld.js';
import { rulesAdopted } from './icann-transfer-rules.js';
import { transferOf } from './shared.js';

/** What will change in one record, and nothing else. */
export interface AnnouncedTldPolicy {
  readonly tld: string;
  readonly version: string;
  readonly transfer: Sourced<TransferFigures>;
  readonly remark: string;
}

/** ICANN's revised transfer policy, for the gTLDs. No source that we have confirms a date on which it begins. */
export const announcedTldPolicies: readonly AnnouncedTldPolicy[] = gtldPolicies.map(({ tld }) => ({
  tld,
  version: '2026-11-22.4',
  transfer: transferOf(tld, rulesAdopted.figures, ...rulesAdopted.sources),
  remark: 'Revised ICANN transfer policy, adopted by the GNSO Council in March 2025 (Lifecycle 6.3).',
}));

/** The whole record once a first day is known: it then goes into `tldPolicies` beside the one that it follows. */
export function announcedFrom(present: TldPolicy, announced: AnnouncedTldPolicy, validFrom: Instant): TldPolicy {
  const { version, transfer, remark } = announced;
  return { ...present, version, validFrom, transfer, remarks: [...present.remarks, remark] };
}
