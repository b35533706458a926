// What a caller asks for when several names are to be registered into one profile. Read by hand: it may come from any
// language. What is wrong with one name is kept beside that name, so that it never stops the others (R-24).
import { parseDomainName } from '../domain-name.js';
import { FieldReader } from '../field-reader.js';
import type { OperationRequest } from '../operation-request.js';
import { type Parsed, type Problem, valid } from '../problem.js';
import { type RegistrationRequest, parseRegistrationRequest } from '../registration-request.js';
import type { Master } from './group-snapshot.js';

type Fields = Readonly<Record<string, unknown>>;

/** As many as one group takes: its view is shown whole, and its names are asked at the same time. */
export const MAX_LINKED_NAMES = 100;

/** Fields of a registration that the group itself sets, or that belong to one name alone. */
type Reserved = 'domain' | 'linkTo' | 'linkDomains' | 'masterOrderId' | 'sharedProfile';

/** What all names of a group share. */
export type LinkedCommon = Omit<RegistrationRequest, Reserved>;

/** The input of `registerLinkedDomains`: the fields of a registration, and the names. */
export interface LinkedDomainsRequest extends Partial<LinkedCommon> {
  /** At most 60 characters: each name is asked with `{requestId}.{n}`. */
  readonly requestId: string;
  /** The backend's own id; never personal data, because it is a search attribute. */
  readonly reference?: string;
  readonly domains: readonly (string | LinkedName)[];
}

export interface LinkedName {
  readonly domain: string;
  /** Goes before the fields of the group, for this name alone. */
  readonly overrides?: Partial<Omit<LinkedCommon, 'profile'>>;
  /** What the asker knows to be wrong with it: the name is refused and the others go on. */
  readonly problems?: readonly Problem[];
}

/** One name as it will be asked for, or why it will not be. */
export interface PlannedName {
  /** In ASCII form where it could be read. */
  readonly domain: string;
  readonly overrides: Fields;
  readonly problems?: readonly [Problem, ...Problem[]];
}

export interface LinkedPlan {
  readonly requestId: string;
  readonly reference?: string;
  readonly common: Fields;
  /** In the order of the request. At least one of them is without problems. */
  readonly names: readonly PlannedName[];
}

const RESERVED: ReadonlySet<string> = new Set(['domain', 'linkTo', 'linkDomains', 'masterOrderId', 'sharedProfile']);
const REQUEST_ID = /^[A-Za-z0-9._-]{1,60}$/;
// As in a single request: what visibility queries can carry.
const PRINTABLE = /^[\x20-\x21\x23-\x5b\x5d-\x7e]{1,64}$/;

export function parseLinkedRequest(input: unknown): Parsed<LinkedPlan> {
  const reader = FieldReader.over(input, 'request');
  const requestId = reader.requiredText('requestId', {
    max: 60,
    pattern: REQUEST_ID,
    shape: 'must be 1 to 60 letters, digits, dots, underscores or hyphens',
  });
  const reference = reader.optionalText('reference', {
    max: 64,
    pattern: PRINTABLE,
    shape: 'must be printable ASCII without double quotes and backslashes',
  });
  const domains = reader.raw('domains');
  const entries: readonly unknown[] = Array.isArray(domains) ? domains : [];
  if (entries.length < 2 || entries.length > MAX_LINKED_NAMES) {
    reader.problem('domains', `domains must be a list of 2 to ${MAX_LINKED_NAMES} names.`);
  }
  const common = commonFields(reader, input);
  const envelope = reader.finish({ requestId });
  if (envelope.kind === 'invalid') return envelope;
  const known = new Set<string>();
  const names = entries.map((entry, index) => plannedName(entry, index, { requestId, common, known }));
  const groups = names.map((name) => name.problems ?? []);
  if (groups.every((problems) => problems.length > 0)) return { kind: 'invalid', problems: told(groups) };
  return valid({ requestId, ...(reference === undefined ? {} : { reference }), common, names });
}

/** What becomes of a name when it is asked for. `master` is given for all but the head. */
export function memberRequest(
  plan: LinkedPlan,
  index: number,
  groupId: string,
  master: Master | undefined,
): OperationRequest | undefined {
  const name = plan.names[index];
  if (name === undefined) return undefined;
  const request = parseRegistrationRequest(
    memberFields(plan, name, master === undefined ? { linkDomains: true } : { masterOrderId: master.orderId }, master),
  );
  if (request.kind === 'invalid') return undefined;
  return {
    requestId: `${plan.requestId}.${index + 1}`,
    ...(plan.reference === undefined ? {} : { reference: plan.reference }),
    group: groupId,
    operation: { type: 'registerDomain', request: request.value },
  };
}

/** One profile for all: the caller's, or one whose credentials are derived from the id of the group. */
function memberFields(
  { requestId, common }: Pick<LinkedPlan, 'requestId' | 'common'>,
  { domain, overrides }: { readonly domain: unknown; readonly overrides: Fields },
  link: Fields,
  master?: Master,
): Fields {
  const keyVersion = master?.keyVersion === undefined ? {} : { keyVersion: master.keyVersion };
  const profile =
    (common['profile'] ?? undefined) === undefined ? { sharedProfile: { salt: requestId, ...keyVersion } } : {};
  return { ...common, ...overrides, domain, ...link, ...profile };
}

function commonFields(reader: FieldReader, input: unknown): Fields {
  const {
    requestId: _,
    reference: __,
    domains: ___,
    ...common
  } = typeof input === 'object' ? ({ ...input } as Fields) : {};
  for (const field of Object.keys(common)) {
    if (!RESERVED.has(field)) continue;
    reader.problem(field, `${field} is set by the group of linked orders; leave it out.`);
  }
  return common;
}

interface Around {
  readonly requestId: string;
  readonly common: Fields;
  /** Names that came before. */
  readonly known: Set<string>;
}

function plannedName(entry: unknown, index: number, { requestId, common, known }: Around): PlannedName {
  const path = `domains.${index}`;
  const reader = FieldReader.over(typeof entry === 'string' ? { domain: entry } : entry, path, path);
  const typed = reader.raw('domain');
  const overrides = reader.raw('overrides') ?? {};
  const alreadyKnown = knownProblems(reader.raw('problems'));
  const hasOverrides = reader.optionalObject('overrides') !== undefined;
  reader.refuseUnknownFields();
  const fields: Fields = hasOverrides ? (overrides as Fields) : {};
  for (const field of Object.keys(fields)) {
    if (RESERVED.has(field) || field === 'profile')
      reader.problem(
        `overrides.${field}`,
        `${path}.overrides.${field} cannot differ within a group of linked orders; leave it out.`,
      );
  }
  const name = parseDomainName(typed, 'domain');
  const domain = name.kind === 'valid' ? name.value.aLabel : shownName(typed, path);
  if (known.has(domain)) reader.problem('domain', `${path}: domain ${domain} is named twice in this group.`);
  known.add(domain);
  const entryProblems = reader.finish(true);
  const asked = parseRegistrationRequest(
    memberFields(
      { requestId, common },
      { domain: name.kind === 'valid' ? domain : typed, overrides: fields },
      { linkDomains: true },
    ),
  );
  const problems = [
    ...alreadyKnown,
    ...(entryProblems.kind === 'invalid' ? entryProblems.problems : []),
    // A field of the entry that was refused above is not told a second time.
    ...(asked.kind === 'invalid' && entryProblems.kind === 'valid' && alreadyKnown.length === 0
      ? asked.problems.map((problem) => under(path, fields, problem))
      : []),
  ];
  const [first, ...rest] = problems;
  return { domain, overrides: fields, ...(first === undefined ? {} : { problems: [first, ...rest] }) };
}

/** Where the caller wrote it, and with its member. */
function under(path: string, overrides: Fields, { field, sentence }: Problem): Problem {
  const isOverride = Object.hasOwn(overrides, field.split('.')[0] ?? '');
  return { field: `${path}.${isOverride ? `overrides.${field}` : field}`, sentence: `${path}: ${sentence}` };
}

/** Nothing is left to be asked for: what is wrong with every name is told once, as a field of the group. */
function told(groups: readonly (readonly Problem[])[]): readonly [Problem, ...Problem[]] {
  const bare = groups.map((problems, index) => problems.map((problem) => withoutPath(problem, `domains.${index}`)));
  const shared = (bare[0] ?? []).filter((problem) =>
    bare.every((problems) =>
      problems.some((other) => other.field === problem.field && other.sentence === problem.sentence),
    ),
  );
  const own = groups.flat().filter((problem, _, all) => all.indexOf(problem) < 50);
  const [first, ...rest] = shared.length > 0 ? shared : own;
  if (first === undefined) throw new Error('told() is for groups in which every name has a problem');
  return [first, ...rest];
}

function withoutPath({ field, sentence }: Problem, path: string): Problem {
  return {
    field: field.startsWith(`${path}.`) ? field.slice(path.length + 1) : field,
    sentence: sentence.startsWith(`${path}: `) ? sentence.slice(path.length + 2) : sentence,
  };
}

function knownProblems(input: unknown): readonly Problem[] {
  if (!Array.isArray(input)) return [];
  return input.slice(0, 20).flatMap((entry: unknown) => {
    const { field, sentence } = (typeof entry === 'object' && entry !== null ? entry : {}) as Partial<Problem>;
    return typeof field === 'string' && typeof sentence === 'string'
      ? [{ field: field.slice(0, 200), sentence: sentence.slice(0, 500) }]
      : [];
  });
}

/** A name that cannot be read is shown as it came, harmless and short. */
function shownName(typed: unknown, path: string): string {
  if (typeof typed !== 'string' || typed === '') return path;
  return Array.from(typed.replace(/[\p{C}"|`]/gu, '?'))
    .slice(0, 80)
    .join('');
}

/** The names as the group begins with them: refused ones have ended already. */
export function isRefused(
  name: PlannedName,
): name is PlannedName & { readonly problems: readonly [Problem, ...Problem[]] } {
  return name.problems !== undefined;
}
