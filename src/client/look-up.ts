// "Is it free?" for any number of names, asked ten at a time.
import { parseAccount } from '../contract/ids.js';
import type { Problem } from '../domain/problem.js';
import { MAX_LOOK_UPS, type NameAvailability } from '../domain/registrar/name-look-up.js';
import { parseNameAtEdge } from './decode-labels.js';
import { TenureInputError, TenureUnavailableError } from './errors.js';
import { RegistrarHandle } from './registrar-handle.js';
import { registrarNames } from './registrar-names.js';
import type { Session } from './session.js';

export interface LookUpOptions {
  /** Ask this registrar instead of the one that the connector of each name's TLD names. */
  readonly registrar?: string;
}

/** Throws {@link TenureInputError}, {@link TenureUnavailableError}. */
export async function lookUp(
  session: Session,
  names: readonly string[],
  options: LookUpOptions,
): Promise<readonly NameAvailability[]> {
  const domains = aLabelsOf(names);
  const { registrar } = options;
  const route = registrar === undefined ? 'by_connector' : 'here';
  const handle = registrar === undefined ? await anyOf(session) : registrarHandle(session, registrar);
  const answers: NameAvailability[] = [];
  for (let begin = 0; begin < domains.length; begin += MAX_LOOK_UPS)
    answers.push(...(await handle.lookUp({ domains: domains.slice(begin, begin + MAX_LOOK_UPS), route })));
  return answers;
}

/** Throws {@link TenureInputError}. */
export function registrarHandle(session: Session, name: string): RegistrarHandle {
  const parsed = parseAccount(name, 'registrar');
  if (parsed.kind === 'invalid') throw new TenureInputError(parsed.problems);
  return new RegistrarHandle(session, parsed.value);
}

function aLabelsOf(names: readonly string[]): readonly string[] {
  const parsed = names.map((name) => parseNameAtEdge(name));
  const [first, ...rest] = parsed.flatMap((each): readonly Problem[] => (each.kind === 'invalid' ? each.problems : []));
  if (first !== undefined) throw new TenureInputError([first, ...rest]);
  const domains = new Set(parsed.flatMap((each) => (each.kind === 'valid' ? [each.value.aLabel] : [])));
  if (domains.size === 0) throw new TenureInputError([{ field: 'domain', sentence: 'Name at least one domain.' }]);
  return [...domains];
}

/** Whichever runs can route: the worker behind it has the connectors of the account. */
async function anyOf(session: Session): Promise<RegistrarHandle> {
  const [name] = await registrarNames(session);
  if (name !== undefined) return new RegistrarHandle(session, name);
  throw new TenureUnavailableError(
    `No registrar of account ${session.account} is served in namespace ${session.namespace} at ${session.address}. ` +
      'Start a worker whose settings have the account: tenure worker. One that was started a moment ago may need some seconds.',
  );
}
