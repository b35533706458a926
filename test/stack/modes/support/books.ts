// What the simulator's books and journal say of one name.
import type { TenureEnvironment } from '../../../support/tenure-environment.js';

const READS = /^(GET|LOOKUP|CHECK|QUERY|BELONGS)/;

/** Commands that change something, in the order in which they were sent, whether or not they were carried out. */
export async function writesFor({ simulator }: TenureEnvironment, domain: string): Promise<readonly string[]> {
  const calls = await simulator.admin.journal(domain);
  return calls.map(({ command }) => command).filter((command) => !READS.test(command));
}

/** Calls of any kind. */
export async function callsFor({ simulator }: TenureEnvironment, domain: string): Promise<number> {
  return (await simulator.admin.journal(domain)).length;
}

/** What was paid for, such as `renewal`. */
export async function chargesFor({ simulator }: TenureEnvironment, domain: string): Promise<readonly unknown[]> {
  const { entries } = await simulator.admin.ledger(domain);
  return entries.filter(({ kind }) => kind === 'charge').map(({ operation }) => operation);
}

/** In the account, or with somebody else, or nowhere: as the books have the name. */
export async function nameInBooks(
  { simulator }: TenureEnvironment,
  domain: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const found = (await simulator.admin.domains()).find(({ name }) => name === domain);
  if (found === undefined) return undefined;
  return { ...found, isHeld: found.account !== null, paidUntilYear: Number(found.registryExpiry.slice(0, 4)) };
}
