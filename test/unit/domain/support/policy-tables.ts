// The policy records as Markdown: what docs/reference/tld-policies.md shows. TLDs whose rows are equal share one row.
import type { AnnouncedTldPolicy } from '../../../../src/domain/tld-policies/announced.js';
import { type Confidence, type PolicySource, type TldPolicy, shownYears } from '../../../../src/domain/tld-policy.js';

type Row = readonly string[];

/** One row for each TLD: the essence; in brackets the weakest confidence of the group that the figure is from. */
export function overview(policies: readonly TldPolicy[], nameOf: (policy: TldPolicy) => string): string {
  return table(
    'TLD|Version|Years|Renewal|Grace, redemption|Transfer|Lock|Privacy|Key|Needs',
    policies.map((policy) => [
      nameOf(policy),
      policy.version,
      `${shownYears(policy.term.registrationYears)} (${weakest(policy.term.sources)})`,
      `${policy.renewal.style} (${weakest(policy.renewal.sources)})`,
      `${shown(policy.renewal.graceDays)}, ${shown(policy.renewal.redemptionDays)}`,
      `${policy.transfer.proof} (${weakest(policy.transfer.sources)})`,
      ...(['registrarLock', 'whoisPrivacy', 'authCodeReadable'] as const).map(
        (figure) => `${yesNo(policy.capability[figure])} (${confidenceIn(policy.capability, figure)})`,
      ),
      policy.requires.join(', '),
    ]),
  );
}

export function terms(policies: readonly TldPolicy[]): string {
  return table(
    'TLD|At registration|At renewal|Longest|Renewed only in the last|Sources',
    merged(policies, ({ term }) => [
      shownYears(term.registrationYears),
      shownYears(term.renewalYears),
      `${term.maxTotalYears}`,
      term.renewWindowDays === undefined ? '' : `${term.renewWindowDays} days`,
      cited(term.sources),
    ]),
  );
}

export function expiries(policies: readonly TldPolicy[]): string {
  return table(
    'TLD|Style|Renew by|Delete by|Grace|Redemption|Pending delete|DNS stops|Add grace|Shown at the registry|Sources',
    merged(policies, ({ renewal }) => [
      renewal.style,
      signed(renewal.renewByOffsetDays),
      signed(renewal.deleteByOffsetDays),
      shown(renewal.graceDays),
      shown(renewal.redemptionDays),
      shown(renewal.pendingDeleteDays),
      shown(renewal.dnsStopsAtDay),
      shown(renewal.addGraceDays),
      renewal.effectiveAt ?? '?',
      cited(renewal.sources),
    ]),
  );
}

export function transfers(policies: readonly (TldPolicy | AnnouncedTldPolicy)[]): string {
  const shared = sharedSources(policies.map((policy) => policy.transfer.sources));
  return tableAfterShared(
    shared,
    table(
      'TLD|Proof|Code lives|Years|New term|Not within, after creation / transfer / owner change|Days to answer|Contacts|Owner confirms|Name servers needed|Sources',
      merged(policies, ({ transfer }) => [
        transfer.proof,
        hours(transfer.codeTtlHours),
        `${transfer.addsYears}`,
        yesNo(transfer.resetsTerm),
        [transfer.lockAfterCreateHours, transfer.lockAfterTransferHours, transfer.lockAfterOwnerChangeHours]
          .map(hours)
          .join(' / '),
        shown(transfer.ackWindowDays),
        transfer.contactChange,
        yesNo(transfer.needsOwnerConfirm),
        yesNo(transfer.needsNameServers),
        citedBeyond(shared, transfer.sources),
      ]),
    ),
  );
}

export function capabilities(policies: readonly TldPolicy[]): string {
  return table(
    'TLD|Lock|Privacy|Parked page|IDN|Key readable|Change of owner',
    merged(policies, ({ capability }) =>
      CAPABILITIES.map((figure) => {
        const value = capability[figure];
        return `${typeof value === 'boolean' ? yesNo(value) : value} (${confidenceIn(capability, figure)})`;
      }),
    ),
  );
}

/** The other way round, because most TLDs share their sources: who says what of which TLDs. */
export function capabilitySources(policies: readonly TldPolicy[]): string {
  const said = new Map<string, string[]>();
  for (const { tld, capability } of policies) {
    for (const source of capability.sources) {
      const key = cited([source]);
      said.set(key, [...(said.get(key) ?? []), `.${tld}`]);
    }
  }
  return table(
    'Source|Of',
    [...said].map(([source, tlds]) => [source, tlds.length === policies.length ? 'all' : tlds.join(' ')]),
  );
}

const CAPABILITIES = [
  'registrarLock',
  'whoisPrivacy',
  'parkedPages',
  'idn',
  'authCodeReadable',
  'contacts',
] as const satisfies readonly (keyof TldPolicy['capability'])[];

function confidenceIn({ sources }: TldPolicy['capability'], figure: (typeof CAPABILITIES)[number]): Confidence {
  return weakest(sources.filter((source) => source.figures?.includes(figure) ?? true));
}

export function requirements(policies: readonly TldPolicy[]): string {
  return table(
    'TLD|Needs|Sources',
    merged(
      policies.filter((policy) => policy.requires.length > 0),
      (policy) => [policy.requires.join(', '), cited(policy.requirementSources)],
    ),
  );
}

export function verifications(policies: readonly TldPolicy[]): string {
  const duties = policies.flatMap((policy) => policy.verification.map((duty) => ({ tld: policy.tld, duty })));
  return table(
    'TLD|What|Days|Otherwise|Sources',
    merged(duties, ({ duty }) => [duty.kind, shown(duty.windowDays), duty.consequence ?? '?', cited(duty.sources)]),
  );
}

export function remarks(policies: readonly TldPolicy[]): string {
  const all = policies.flatMap((policy) => policy.remarks.map((remark) => ({ tld: policy.tld, remark })));
  return merged(all, ({ remark }) => [remark])
    .map(([tlds, remark]) => `- ${tlds}: ${remark}`)
    .join('\n');
}

function merged<Item extends { readonly tld: string }>(items: readonly Item[], cellsOf: (item: Item) => Row): Row[] {
  const rows = new Map<string, { readonly tlds: string[]; readonly cells: Row }>();
  for (const item of items) {
    const cells = cellsOf(item);
    const key = cells.join('|');
    const row = rows.get(key) ?? { tlds: [], cells };
    row.tlds.push(`.${item.tld}`);
    rows.set(key, row);
  }
  return [...rows.values()].map(({ tlds, cells }) => [tlds.join(' '), ...cells]);
}

function table(head: string, rows: readonly Row[]): string {
  const columns = head.split('|');
  return [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Sources that every record of a table has, for one line above it; the rows show only the others. */
function sharedSources(groups: readonly (readonly PolicySource[])[]): readonly PolicySource[] {
  const texts = groups.map((sources) => new Set(sources.map((source) => cited([source]))));
  return (groups[0] ?? []).filter((source) => texts.every((group) => group.has(cited([source]))));
}

function citedBeyond(shared: readonly PolicySource[], sources: readonly PolicySource[]): string {
  const texts = shared.map((source) => cited([source]));
  return cited(sources.filter((source) => !texts.includes(cited([source]))));
}

function tableAfterShared(shared: readonly PolicySource[], body: string): string {
  return shared.length === 0 ? body : `For all: ${shared.map((source) => cited([source])).join('; ')}.\n\n${body}`;
}

function cited(sources: readonly PolicySource[]): string {
  return sources
    .map(({ figures, reference, confidence }) =>
      figures === undefined
        ? `**${confidence}** ${reference}`
        : `**${confidence}** ${reference} (${figures.join(', ')})`,
    )
    .join('<br>');
}

function weakest(sources: readonly PolicySource[]): Confidence {
  return (
    sources
      .map((source) => source.confidence)
      .toSorted()
      .at(-1) ?? 'C'
  );
}

const shown = (days: number | undefined): string => (days === undefined ? '?' : `${days}`);
const signed = (days: number | undefined): string => (days === undefined ? '–' : days > 0 ? `+${days}` : `${days}`);
const hours = (count: number | undefined): string =>
  count === undefined ? '?' : count % 24 === 0 ? `${count / 24} d` : `${count} h`;
const yesNo = (value: boolean): string => (value ? 'yes' : 'no');
