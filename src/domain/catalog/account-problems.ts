// What TLDs, registrar records and connectors of one account must be to each other.
import type { Connector, RegistrarRecord } from '../connector.js';

export interface AccountParts {
  /** Names of the TLDs that were created; absent where nobody keeps such a list (the settings file). */
  readonly tlds?: ReadonlySet<string>;
  readonly registrars: readonly RegistrarRecord[];
  readonly connectors: readonly Connector[];
}

/** What is wrong with one record, seen beside the others. The sentence names it. */
export interface AccountProblem {
  readonly of: 'registrar' | 'connector';
  readonly name: string;
  readonly field: string;
  readonly sentence: string;
}

/** Empty when all fit each other. */
export function accountProblems({ tlds, registrars, connectors }: AccountParts): readonly AccountProblem[] {
  const byName = new Map(registrars.map((registrar) => [registrar.name, registrar]));
  const serving = new Map<string, string>();
  const problems: AccountProblem[] = [];
  for (const connector of connectors) {
    const { name, tld } = connector;
    const about = `connector "${name}"`;
    const wrong = (field: string, sentence: string): void =>
      void problems.push({ of: 'connector', name, field, sentence: `${about}${sentence}` });
    const other = serving.get(tld);
    if (other !== undefined)
      wrong('tld', ` and "${other}": two connectors serve the same TLD, .${tld}; change or remove one.`);
    serving.set(tld, name);
    if (tlds !== undefined && !tlds.has(tld)) wrong('tld', `: the TLD .${tld} is not there; create it first.`);
    const registrar = byName.get(connector.registrar);
    if (registrar === undefined)
      wrong('registrar', ` names the registrar "${connector.registrar}", which is not there.`);
    else fitProblems(connector, registrar).forEach(([field, sentence]) => wrong(field, sentence));
  }
  return problems;
}

function fitProblems(
  { tld, modes, changes }: Connector,
  registrar: RegistrarRecord,
): readonly (readonly [field: string, sentence: string])[] {
  const problems: (readonly [string, string])[] = [];
  const whose = `: registrar "${registrar.name}"`;
  if (registrar.tlds !== undefined && !registrar.tlds.includes(tld))
    problems.push(['registrar', `${whose} does not serve .${tld}; add it to its TLDs first.`]);
  if (registrar.api === 'xcp') return problems;
  for (const [step, mode] of Object.entries(modes))
    if (mode === 'automatic') problems.push([step, `${whose} has no API, so ${step} cannot be automatic.`]);
  if (changes === 'automatic') problems.push(['changes', `${whose} has no API, so changes must be manual.`]);
  return problems;
}
