// The settings file (YAML): what a worker needs to know, and accounts with their registrar records and connectors where these
// are not kept in the catalog. The frame is read here; what a record may be is decided by the domain, in the same words for both.
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { accountProblems } from '../domain/catalog/account-problems.js';
import { parseConnector } from '../domain/catalog/connector-document.js';
import { connectorPolicyProblems } from '../domain/catalog/policy-problems.js';
import { parseRegistrar } from '../domain/catalog/registrar-document.js';
import type { Instant } from '../domain/instant.js';
import { type Pace, defaultPace, hasteProblem, scaledPace } from '../domain/pace.js';
import type { Parsed } from '../domain/problem.js';
import type { AccountSettings, Settings } from '../domain/settings-catalog.js';

const shortName = z.string().regex(/^[a-z0-9-]{1,20}$/, 'must be 1 to 20 lower-case letters, digits or hyphens');
const paceSchema = z.strictObject({
  /** Multiplies every wait; below 1 for tests and demonstrations against the simulator. */
  factor: z.number().positive().max(1).default(1),
  readBackDelaysMs: z.array(z.int().min(0)).min(1).optional(),
  priceMaxAgeMs: z.int().min(1).optional(),
  writePickupMs: z.int().min(1_000).optional(),
  unsentDeadlineMs: z.int().min(1).optional(),
  registryDeadlineMs: z.int().min(1).optional(),
  fundsDeadlineMs: z.int().min(1).optional(),
  parkedDeadlineMs: z.int().min(1).optional(),
  silentChildMs: z.int().min(1_000).optional(),
});

const fileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  pace: paceSchema.optional(),
  /** Left out where accounts are kept in the catalog. */
  accounts: z
    .record(
      shortName,
      z.strictObject({ registrars: z.array(z.unknown()).min(1), connectors: z.array(z.unknown()).min(1) }),
    )
    .default({}),
});

/** Thrown with one readable text that lists every problem with its place in the file. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** `at`: when the TLD policies are looked up that the connectors have to fit. */
export function parseSettings(yaml: string, where: string, at: Instant): Settings {
  const document = documentFrom(yaml, where);
  const parsed = fileSchema.safeParse(document);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || '(top)'}: ${issue.message}`);
    throw new SettingsError(`${where} has ${lines.length} problem(s):\n${lines.join('\n')}`);
  }
  const accounts = new Map<string, AccountSettings>();
  for (const [account, settings] of Object.entries(parsed.data.accounts)) {
    accounts.set(account, accountFrom(settings, where, `accounts.${account}`, at));
  }
  const pace = paceFrom(parsed.data.pace);
  const records = [...accounts.values()].flatMap((account) => account.registrars);
  if (records.some((record) => record.environment === 'live')) refuseHasteOnLive(pace, where);
  return { pace, paceFactor: parsed.data.pace?.factor ?? 1, accounts };
}

/** Says where a mistake is and never quotes the line: somebody may have written the key there. */
function documentFrom(yaml: string, where: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const [first] = document.errors;
  if (first !== undefined) {
    const { line, col } = lines.linePos(first.pos[0]);
    throw new SettingsError(`${where} is not YAML: line ${line}, column ${col} (${first.code}).`);
  }
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    // The cause quotes the alias, which may be anything; the sentence says enough.
    throw new SettingsError(`${where} is not YAML that can be read: its aliases do not resolve.`);
  }
}

function refuseHasteOnLive(pace: Pace, where: string): void {
  const problem = hasteProblem(pace);
  if (problem !== undefined) throw new SettingsError(`${where}: ${problem}`);
}

function accountFrom(
  settings: z.infer<typeof fileSchema>['accounts'][string],
  where: string,
  path: string,
  at: Instant,
): AccountSettings {
  const problems: string[] = [];
  const taken = <T>(parsed: Parsed<T>): readonly T[] => {
    if (parsed.kind === 'valid') return [parsed.value];
    problems.push(...parsed.problems.map(({ sentence }) => sentence));
    return [];
  };
  const registrars = settings.registrars.flatMap((record, n) =>
    taken(parseRegistrar(record, `${path}.registrars.${n}`)),
  );
  const connectors = settings.connectors.flatMap((connector, n) =>
    taken(parseConnector(connector, `${path}.connectors.${n}`)),
  );
  // What records are to each other can be told only when all of them could be read.
  if (problems.length === 0) {
    if (new Set(registrars.map(({ name }) => name)).size !== registrars.length)
      problems.push('two registrars have the same name.');
    const found = [
      ...accountProblems({ registrars, connectors }),
      ...connectors.flatMap((connector) => connectorPolicyProblems(connector, at)),
    ];
    problems.push(...found.map(({ sentence }) => sentence));
  }
  if (problems.length > 0)
    throw new SettingsError(
      `${where}: ${path} has ${problems.length} problem(s):\n${problems.map((line) => `  ${line}`).join('\n')}`,
    );
  return { registrars, connectors };
}

function paceFrom(overrides: z.infer<typeof paceSchema> | undefined): Pace {
  if (overrides === undefined) return defaultPace;
  const { factor, ...figures } = overrides;
  const given = Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined)) as Partial<Pace>;
  const scaled = factor === 1 ? defaultPace : scaledPace(defaultPace, factor);
  if (Object.keys(given).length === 0) return scaled;
  return { ...scaled, ...given, version: `${scaled.version}+file` };
}
