// What TLDs, registrar records and connectors of one account must be to each other.
import type { Connector, RegistrarRecord } from '../connector.js';

export interface AccountParts {
  /** Names of the TLDs that were created; absent where nobody keeps such a list (the settings file). */
  readonly tlds?: ReadonlySet<string>;
  readonly registrars: readonly RegistrarRecord[];
  readonly connectors: readonly Connector[];
}

/** Whole sentences, each of which names the record; empty when all fit. */
export function accountProblems({ tlds, registrars, connectors }: AccountParts): readonly string[] {
  const problems: string[] = [];
  const byName = new Map(registrars.map((registrar) => [registrar.name, registrar]));
  if (byName.size !== registrars.length) problems.push('two registrars have the same name.');
  const serving = new Map<string, string>();
  for (const connector of connectors) {
    const about = `connector "${connector.name}"`;
    const other = serving.get(connector.tld);
    if (other !== undefined)
      problems.push(`two connectors serve the same TLD.${twoNames(other, connector.name, connector.tld)}`);
    serving.set(connector.tld, connector.name);
    if (tlds !== undefined && !tlds.has(connector.tld))
      problems.push(`${about}: the TLD .${connector.tld} is not there; create it first.`);
    const registrar = byName.get(connector.registrar);
    if (registrar === undefined)
      problems.push(`${about} names the registrar "${connector.registrar}", which is not there.`);
    else problems.push(...fitProblems(connector, registrar));
  }
  return problems;
}

function twoNames(one: string, other: string, tld: string): string {
  return one === other ? '' : ` "${one}" and "${other}" both serve .${tld}: change or remove one.`;
}

function fitProblems(connector: Connector, registrar: RegistrarRecord): readonly string[] {
  const about = `connector "${connector.name}"`;
  const problems: string[] = [];
  if (registrar.tlds !== undefined && !registrar.tlds.includes(connector.tld))
    problems.push(
      `${about}: registrar "${registrar.name}" does not serve .${connector.tld}; add it to its TLDs first.`,
    );
  if (registrar.api === 'none') {
    const automatic = Object.entries(connector.modes).filter(([, mode]) => mode === 'automatic');
    for (const [step] of automatic)
      problems.push(`${about}: registrar "${registrar.name}" has no API, so ${step} cannot be automatic.`);
    if (connector.changes === 'automatic')
      problems.push(`${about}: registrar "${registrar.name}" has no API, so changes must be manual.`);
  }
  return problems;
}
