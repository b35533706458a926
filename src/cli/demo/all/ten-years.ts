// One name over ten years: its own clock is moved, a year at a time, and a registrar of its own goes by it.
import { domainWorkflowId } from '../../../contract/ids.js';
import type { DomainView } from '../../../domain/domain-life.js';
import type { LedgerEntryView } from '../../../simulator/admin-client.js';
import type { Machine } from '../../machine/machine.js';
import { contacts } from '../seed-orders.js';
import type { Chapter } from './chapter.js';
import type { Telling } from './telling.js';

const domain = 'ten-years.com';
const YEARS = 10;
const DAY_MS = 86_400_000;

export function tenYears(account: string): Chapter {
  return {
    title: `${domain}: ten years, renewed by itself each year, on a clock that is moved`,
    tell: async ({ machine, telling }) => {
      const { tenure, simulator } = await machine.aside(account);
      await telling.ended(
        'registration',
        await tenure.register({ requestId: 'begin', domain, periodYears: 1, contacts }),
      );
      const view = async (): Promise<DomainView> => {
        const seen = await tenure.domain(domain).view();
        if (seen === undefined) throw new Error(`${domain} is not known`);
        return seen;
      };
      const first = await telling.until(view, ({ name }) => name !== undefined);
      await tenure.domain(domain).setRenewalIntent({ intent: 'renew', by: 'customer-7' });
      telling.say('Its renewal intent is "renew"; nobody touches it from now on.');
      const dates = [first.name?.dates.expiresAt.at ?? ''];
      const renewals = async () =>
        (await simulator.admin.ledger(domain)).entries.filter(({ operation }) => operation === 'renewal');
      for (let year = 1; year <= YEARS; year++) {
        const until = await aYearLater(machine, telling, account, view, dates.at(-1));
        dates.push(until);
        const charge = (await renewals()).at(-1);
        if (charge !== undefined) telling.row(charge.time.slice(0, 10), renewed(charge, until));
      }
      telling.expect('ten renewals in ten years, each ordered by the name itself', (await renewals()).length === YEARS);
      const last = dates.at(-1) ?? '';
      const held = (await simulator.admin.domains()).find(({ name }) => name === domain);
      telling.expect(
        `paid until ${last.slice(0, 10)}, as the registrar has it`,
        held?.registryExpiry.slice(0, 10) === last.slice(0, 10) && yearOf(last) === yearOf(dates[0] ?? '') + YEARS,
      );
    },
  };
}

/** The date that is shown when the renewal of that year has ended. */
async function aYearLater(
  machine: Machine,
  telling: Telling,
  account: string,
  view: () => Promise<DomainView>,
  before: string | undefined,
): Promise<string> {
  const id = domainWorkflowId(account, domain);
  await telling.bounded(id, (signal) => machine.pass(id, 365 * DAY_MS, signal));
  const after = await telling.until(
    view,
    ({ name, running }) => running === undefined && name?.dates.expiresAt.at !== before,
  );
  return after.name?.dates.expiresAt.at ?? '';
}

function renewed({ orderId, amount, currency }: LedgerEntryView, until: string): string {
  return `Renewed until ${until.slice(0, 10)}. Order ${orderId ?? '-'}, ${amount} ${currency}.`;
}

function yearOf(instant: string): number {
  return Number(instant.slice(0, 4));
}
