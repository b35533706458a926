/**
 * The response codes of OpenSRS and what each means for reads, orders and other writes.
 *
 * The codes and their meanings follow the reference (opensrs-xcp section 4), the classes are its judgement there. The third
 * column, writes that create no order, follows the order column except where a repeat is harmless by nature. `-` means that
 * nobody has seen the code there: it is then `unknown`, never a failure.
 */
import type { ProgressReason, RefusalReason } from './classification.js';

/**
 * - `done`: as asked. `noop`: already as asked.
 * - `progress`: wait and read. `retry`: rejected before any effect. `check`: the same, after one reading found no order.
 * - `refused`: definite. `config`: stop and alert. `unknown`: may have happened.
 */
export type Verdict = 'done' | 'noop' | 'progress' | 'retry' | 'check' | 'refused' | 'config' | 'unknown' | '-';

/** Which column of the table judges a command. */
export type Column = 'read' | 'order' | 'write';

/** One line of the table. */
export interface CodeRow {
  readonly code: string;
  readonly meaning: string;
  readonly read: Verdict;
  readonly order: Verdict;
  readonly write: Verdict;
  /** Reason given with `refused` (or with `parked`). */
  readonly refusal?: RefusalReason;
  /** Reason given with `progress`. */
  readonly progress?: ProgressReason;
}

type Reasons = Pick<CodeRow, 'refusal' | 'progress'>;

const row = (
  code: string,
  read: Verdict,
  order: Verdict,
  write: Verdict,
  meaning: string,
  reasons: Reasons = {},
): CodeRow => ({ code, read, order, write, meaning, ...reasons });

/** The table itself. Text-dependent cases stand in `text-rules.ts` and go first. */
export const CODE_TABLE: readonly CodeRow[] = [
  //   code    read       order       write       meaning
  row('200', 'done', 'done', 'done', 'success'),
  row('210', 'done', '-', '-', 'domain available'),
  row('211', 'done', '-', '-', 'domain taken, said with is_success=1'),
  row('212', 'done', 'progress', 'progress', 'success of a query, meaning not found', { progress: 'unlisted_success' }),
  row('220', 'done', 'noop', 'noop', 'nothing to do, the state is already as asked'),
  row('221', 'done', 'progress', 'progress', 'taken, a waiting registration exists', { progress: 'being_processed' }),
  row('250', 'done', 'progress', 'progress', 'submitted to an asynchronous registry', { progress: 'asynchronous' }),
  row('300', 'retry', 'check', 'retry', 'command rate exceeded'),
  row('310', 'retry', 'retry', 'retry', 'too many simultaneous connections'),
  row('350', 'retry', 'retry', 'retry', 'more than 100 commands on this connection'),
  row('400', 'retry', 'unknown', 'unknown', 'internal error; other meanings by text'),
  row('401', 'config', 'config', 'config', 'authentication error'),
  row('404', 'retry', 'unknown', 'unknown', 'internal server error'),
  row('405', '-', 'refused', 'refused', 'registry error on name servers', { refusal: 'registry_refused' }),
  row('410', 'config', 'config', 'config', 'reseller authentication error'),
  row('415', 'refused', 'refused', 'refused', 'profile credentials wrong', { refusal: 'profile_credentials' }),
  row('420', '-', 'refused', 'refused', 'registry refused a contact', { refusal: 'contact_rejected' }),
  row('430', 'config', 'config', 'config', 'invalid command'),
  row('435', 'refused', 'refused', 'refused', 'permission denied, not owner', { refusal: 'not_permitted' }),
  row('436', 'retry', 'unknown', 'unknown', 'the registry answered something that could not be read'),
  row('437', 'retry', 'progress', 'progress', 'another request waits on this domain', { progress: 'another_request' }),
  row('440', '-', 'refused', 'refused', 'over quota, insufficient funds', { refusal: 'insufficient_funds' }),
  row('445', '-', 'refused', 'refused', 'name server quota', { refusal: 'quota' }),
  row('447', '-', 'refused', 'refused', 'sub-user limit', { refusal: 'quota' }),
  row('460', 'config', 'refused', 'refused', 'missing required field', { refusal: 'missing_field' }),
  row('465', 'refused', 'refused', 'refused', 'invalid data', { refusal: 'invalid_data' }),
  row('470', '-', 'refused', 'refused', 'invalid contact, or type not supported', { refusal: 'invalid_data' }),
  row('480', 'refused', 'refused', 'refused', 'not found, not ours', { refusal: 'not_found' }),
  row('485', '-', 'refused', 'unknown', 'already exists', { refusal: 'already_exists' }),
  row('486', 'retry', 'progress', 'progress', 'exists and is being processed', { progress: 'being_processed' }),
  row('487', '-', 'refused', 'refused', 'not transferable', { refusal: 'not_transferable' }),
  row('500', 'retry', 'unknown', 'unknown', 'usually temporary'),
  row('541', '-', 'progress', 'progress', 'expiry year differs: read it', { progress: 'year_already_moved' }),
  row('552', '-', 'refused', 'refused', 'too young, locked, disputed', { refusal: 'too_young_or_locked' }),
  row('555', '-', 'progress', 'progress', 'already renewed: read the expiry', { progress: 'year_already_moved' }),
  row('557', '-', 'refused', 'refused', 'name server of a TLD in the root zone', { refusal: 'not_permitted' }),
  row('599', '-', 'refused', 'refused', 'contact creation failed for this TLD', { refusal: 'contact_rejected' }),
  row('701', 'config', 'refused', 'refused', 'TLD unknown or not served', { refusal: 'unsupported_tld' }),
  row('702', 'retry', 'unknown', 'unknown', 'registry communication error'),
  row('703', 'retry', 'check', 'check', 'command could not be sent to the registry agent'),
  row('704', 'retry', 'unknown', 'unknown', 'empty message on the socket'),
  row('705', 'retry', 'unknown', 'unknown', 'timed out at the registry agent, whatever the text invites to'),
  row('720', 'retry', 'check', 'check', 'supplier unavailable'),
  row('3001', '-', 'refused', 'refused', 'over quota', { refusal: 'insufficient_funds' }),
];

const BY_CODE: ReadonlyMap<string, CodeRow> = new Map(CODE_TABLE.map((line) => [line.code, line]));

/** Rows that stand for one command only; they go before `CODE_TABLE`. Key: `ACTION/OBJECT code`. */
const BY_COMMAND: ReadonlyMap<string, CodeRow> = new Map([
  // opensrs-xcp 3.16: a host object that exists is what was wanted.
  ['CREATE/NAMESERVER 485', row('485', '-', 'noop', 'noop', 'the host object exists already')],
  ['REGISTRY_ADD_NS/NAMESERVER 485', row('485', '-', 'noop', 'noop', 'the registry knows the host already')],
  // opensrs-xcp 3.2: an unpriceable name answers 400.
  ['GET_PRICE/DOMAIN 400', row('400', 'refused', '-', '-', 'no price for this name', { refusal: 'no_price' })],
  // opensrs-xcp 3.15.
  [
    'ADVANCED_UPDATE_NAMESERVERS/DOMAIN 435',
    row('435', '-', 'refused', 'refused', 'a name server is unknown to the registry', {
      refusal: 'nameserver_missing',
    }),
  ],
]);

/** The row for a command and code; `undefined` when nobody has written down what the code means. */
export function codeRowFor(action: string, object: string, code: string): CodeRow | undefined {
  return BY_COMMAND.get(`${action.toUpperCase()}/${object.toUpperCase()} ${code}`) ?? BY_CODE.get(code);
}
