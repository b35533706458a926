// The journal of calls: what was asked and answered, never secrets or personal data.

/** Request attributes that may stand in the journal. Everything else is left out: a list of what is safe cannot leak. */
const SAFE_ATTRIBUTES: ReadonlySet<string> = new Set([
  'domain', 'reg_type', 'period', 'handle', 'order_id', 'command', 'type', 'data', 'reg_domain', 'master_order_id',
  'link_domains', 'affiliate_id', 'currentexpirationyear', 'dns_template', 'f_lock_domain', 'f_whois_privacy', 'f_parkp',
  'auto_renew', 'let_expire', 'lock_state', 'state', 'op_type', 'custom_nameservers', 'custom_tech_contact', 'limit',
  'page', 'status', 'no_cache', 'order_from', 'order_to', 'request_id', 'event_id', 'affect_domains', 'fqdn', 'tld',
  'active_contacts_only', 'check_status', 'transfer_id', 'change_contact', 'custom_transfer_nameservers', 'exp_from', 'exp_to', 'to_date', 'all_periods',
]); // prettier-ignore

export interface JournalEntry {
  readonly n: number;
  readonly at: number;
  readonly account: string | undefined;
  readonly command: string;
  readonly object: string;
  readonly domain: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  /** False when the call was refused or lost before the command ran. */
  executed: boolean;
  /** What the command answered; with a fault, not always what the caller saw. */
  responseCode: number | undefined;
  isSuccess: boolean | undefined;
  /** The code that the caller was sent; differs from `responseCode` under a `reply` fault, undefined when nothing usable was sent. */
  sentCode: number | undefined;
  /** How the call ended for the caller. */
  ended: 'answered' | 'lost' | 'held' | undefined;
  readonly faults: string[];
}

/** The journal keeps the latest calls only; a simulator left running must not grow for ever. */
const MAX_ENTRIES = 20_000;

export interface Journal {
  add(entry: Omit<JournalEntry, 'n'>): JournalEntry;
  list(): readonly JournalEntry[];
}

export function createJournal(): Journal {
  let entries: JournalEntry[] = [];
  let n = 0;
  return {
    add: (entry) => {
      const whole: JournalEntry = { n: ++n, ...entry };
      entries.push(whole);
      if (entries.length > MAX_ENTRIES * 2) entries = entries.slice(-MAX_ENTRIES);
      return whole;
    },
    list: () => entries.slice(-MAX_ENTRIES),
  };
}

export function safeAttributes(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => SAFE_ATTRIBUTES.has(key)));
}
