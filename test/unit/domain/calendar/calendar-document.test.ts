// docs/reference/calendar.md is made from the margins and the records. After a change: npx vitest run test/unit/domain -u
import { expect, test } from 'vitest';
import { calendarMargins } from '../../../../src/domain/calendar/calendar-margins.js';
import { decidingMoment } from '../../../../src/domain/calendar/deciding-moment.js';
import { lifeDatesOf } from '../../../../src/domain/calendar/life-dates.js';
import { phaseStarts } from '../../../../src/domain/calendar/phase.js';
import { renewalMoment } from '../../../../src/domain/calendar/renewal-moment.js';
import { allFigures } from './support/figures.js';

const EXPIRY = '2027-06-01T08:00:00.000Z';
const { renewByDays, renewalLeadDays, notices } = calendarMargins;

const dayAndHour = (at: string): string => `${at.slice(5, 10)} ${at.slice(11, 16)}`;
const signed = (days: number): string => (days > 0 ? `+${days}` : `${days}`);

/** TLDs whose dates are equal share a row. */
function examples(): string {
  const rows = new Map<string, string[]>();
  for (const figures of allFigures.filter(({ tld }) => tld !== 'zz')) {
    const [machine, person] = (['automatic', 'manual'] as const).map((mode) => {
      const dates = lifeDatesOf(figures, EXPIRY, { mode });
      const renewal = renewalMoment(figures, EXPIRY, mode);
      return [renewal.kind === 'at' ? dayAndHour(renewal.at) : 'no order', dayAndHour(decidingMoment(dates))].join(
        ' | ',
      );
    });
    const dates = lifeDatesOf(figures, EXPIRY, { mode: 'automatic' });
    const phases = phaseStarts(figures, EXPIRY).map(
      ({ phase, from }) => `${phase.replace('_', ' ')} ${from.slice(5, 10)}`,
    );
    const row = [
      machine,
      person,
      dates.deleteBy === undefined ? '–' : dayAndHour(dates.deleteBy.at),
      dates.serviceEndsAt === undefined ? '?' : dayAndHour(dates.serviceEndsAt.at),
      phases.join(', '),
    ].join(' | ');
    rows.set(row, [...(rows.get(row) ?? []), `.${figures.tld}`]);
  }
  return [...rows].map(([row, tlds]) => `| ${tlds.join(' ')} | ${row} |`).join('\n');
}

const document = `# The calendar of a name

Made from \`src/domain/calendar/\` and the [TLD policies](tld-policies.md) by \`test/unit/domain/calendar/calendar-document.test.ts\`.

An expiry date alone does not say by when to act. A name has four dates, all in UTC, each with its source: **expires at** (read at the
registrar, never computed), **renew by** (last safe moment to order a renewal), **delete by** (last safe moment to stop a renewal that
happens by itself) and **service ends at** (DNS stops answering). The earlier of renew-by and delete-by is the **deciding moment**, shown
as \`TenureDecideBy\`: until then the renewal intent can be changed.

Nothing of this is stored. When a record, the expiry date or the intent changes, every moment is computed again; only what was already done
in the present term is remembered. A new expiry date is expected and compared, but what counts is the date that was read; a difference of
more than two days is shown.

## Margins

Version ${calendarMargins.version}. They come on top of the figures of a TLD. Each has its source or its reason beside it in
\`src/domain/calendar/calendar-margins.ts\`; the windows of the notices are ICANN's, most of the rest is our choice.

| What | Automatic | By hand |
| --- | --- | --- |
| renew-by lies before the day of the record, at least | ${renewByDays.automatic} day | ${renewByDays.manual} days |
| a renewal that is wanted is ordered before renew-by, at least | ${renewalLeadDays.automatic} days | ${renewalLeadDays.manual} days |

Both fall on a Monday to Friday at ${calendarMargins.workingHourUtc}:00 UTC: the last one in time. An order never comes before the registry takes it (.au: the last 90
days), nor when the new term would be longer than the registry allows.

| What | Days |
| --- | --- |
| notice \`renewal_due\` to whoever has decided nothing, before the deciding moment | ${calendarMargins.renewalDueLeadDays} |
| settings for expiry are compared with the intent, before expiry | ${calendarMargins.letExpireCheckDays} |
| the same before the deciding moment, where that comes first | ${calendarMargins.letExpireCheckLeadDays} |
| a date that moves by itself is read after | ${calendarMargins.readAfterDays} |

| Notice around expiry | Window, days from expiry | Aimed at |
| --- | --- | --- |
${notices.map((one) => `| ${one.notice.replace('_', ' ')} | ${signed(one.opensOffsetDays)} to ${signed(one.closesOffsetDays)} | ${signed(one.aimOffsetDays)} |`).join('\n')}

ICANN asks for them for gTLDs; Tenure notes them for every TLD. A name that came after a window owes no notice in it; a notice that is
late is recorded as missed.

## An example for each TLD

A name that expires on Tuesday, 1 June 2027, 08:00 UTC. \`no order\`: the registry renews for ever, and only a deletion stops it. \`?\` and
*unknown*: no source says it, so the registrar is asked. Phases are those of a name that was neither renewed nor deleted.

| TLD | Renewal ordered | Deciding moment | Ordered, by hand | Deciding moment, by hand | Delete by | DNS stops | Phases |
| --- | --- | --- | --- | --- | --- | --- | --- |
${examples()}

In the grace period a name is renewed, in redemption it is restored, afterwards nothing is tried.
`;

test('docs/reference/calendar.md is made from the margins and the records', async () => {
  await expect(document).toMatchFileSnapshot('../../../../docs/reference/calendar.md');
});
