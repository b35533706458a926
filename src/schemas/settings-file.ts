// The settings file (YAML): accounts with their registrar records and connectors. Shape and messages here; what a
// connector may combine is decided by the domain. The catalog will take its place; the words stay.
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Connector, RegistrarRecord } from '../domain/connector.js';
import type { Instant } from '../domain/instant.js';
import { type Pace, defaultPace, scaledPace } from '../domain/pace.js';
import type { AccountSettings, Settings } from '../domain/settings-catalog.js';
import { policyOfConnector } from '../domain/tld-policies.js';

const shortName = z.string().regex(/^[a-z0-9-]{1,20}$/, 'must be 1 to 20 lower-case letters, digits or hyphens');
const tld = z
  .string()
  .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/, 'must be a TLD without its leading dot, such as com or co.uk');
const mode = z.enum(['automatic', 'manual', 'unsupported']);

const registrarSchema = z.strictObject({
  name: shortName,
  url: z
    .url({
      protocol: /^https?$/,
      error: 'must be the address of the registrar, such as https://horizon.opensrs.net:55443/',
    })
    .refine((url) => !url.includes('@'), {
      error: 'must hold no user name and no password: the user name has its own field, the key its own file.',
    }),
  username: z.string().min(1),
  key: z.union([z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })], {
    error:
      'must say where the key is: { env: VARIABLE } or { file: path }. The key itself does not belong in this file.',
  }),
  environment: z.enum(['test', 'live']),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a currency code of three capital letters, such as USD')
    .default('USD'),
  orderMarker: z.enum(['affiliate_id', 'none']).default('affiliate_id'),
  writes: z.boolean().default(true),
  providerNameServers: z
    .array(z.string().regex(/^(?:[a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]+$/, 'must be a host name in small letters'))
    .max(13)
    .refine((hosts) => hosts.length !== 1, {
      error: 'needs two hosts at least, or none: the reseller default is used then',
    })
    .default([]),
  limits: z
    .strictObject({
      activitiesPerSecond: z.number().positive().max(1_000).default(2),
      concurrentCalls: z.int().min(1).max(100).default(4),
    })
    .prefault({}),
  caFile: z.string().optional(),
});

const connectorSchema = z.strictObject({
  name: z.string().min(1).max(100),
  tld,
  registrar: shortName,
  version: z.int().min(1).default(1),
  registration: mode,
  renewal: mode,
  transfer: mode,
  cancellation: mode,
  changes: z.enum(['automatic', 'manual']).default('automatic'),
  editNameServers: z.boolean().default(false),
  manageContacts: z.boolean().default(false),
  registrarLock: z.boolean().default(false),
  transferKey: z.boolean().default(false),
  transferUsesProviderNameServers: z.boolean().default(false),
  whoisPrivacy: z.boolean().default(false),
  acceptDefaultPolicy: z.boolean().default(false),
});

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
  accounts: z.record(
    shortName,
    z.strictObject({ registrars: z.array(registrarSchema).min(1), connectors: z.array(connectorSchema).min(1) }),
  ),
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
    accounts.set(account, accountFrom(settings, `${where}: accounts.${account}`, at));
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

/** XCP reference 6.2: an order whose answer was lost may still run at OpenSRS for a minute; read sooner, it would be sent again. */
const LIVE_FIRST_READING_MS = 60_000;

function refuseHasteOnLive(pace: Pace, where: string): void {
  const [first = 0, second = first] = pace.readBackDelaysMs;
  if (first >= LIVE_FIRST_READING_MS && second >= LIVE_FIRST_READING_MS) return;
  throw new SettingsError(
    `${where}: pace reads a lost order back after ${first} ms and ${second} ms; with a registrar in the live environment both ` +
      `must be ${LIVE_FIRST_READING_MS} ms at least. Leave pace.factor and pace.readBackDelaysMs out.`,
  );
}

function accountFrom(
  settings: z.infer<typeof fileSchema>['accounts'][string],
  where: string,
  at: Instant,
): AccountSettings {
  const registrars = settings.registrars.map(registrarFrom);
  const connectors = settings.connectors.map(connectorFrom);
  const names = new Set(registrars.map((registrar) => registrar.name));
  const problems: string[] = [];
  if (names.size !== registrars.length) problems.push('two registrars have the same name.');
  if (new Set(connectors.map((connector) => connector.tld)).size !== connectors.length)
    problems.push('two connectors serve the same TLD.');
  for (const registrar of registrars) {
    if (registrar.environment === 'live' && !registrar.url.startsWith('https:'))
      problems.push(`registrar "${registrar.name}" is live: its url must begin with https.`);
  }
  for (const connector of connectors) {
    if (!names.has(connector.registrar))
      problems.push(`connector "${connector.name}" names the registrar "${connector.registrar}", which is not there.`);
    problems.push(...policyProblems(connector, at));
  }
  if (problems.length > 0)
    throw new SettingsError(
      `${where} has ${problems.length} problem(s):\n${problems.map((line) => `  ${line}`).join('\n')}`,
    );
  return { registrars, connectors };
}

function policyProblems(connector: Connector, at: Instant): readonly string[] {
  const policy = policyOfConnector(connector, at);
  const about = `connector "${connector.name}"`;
  if (policy === undefined) {
    return [
      `${about}: there is no policy record for .${connector.tld}. State acceptDefaultPolicy: true to sell it by the careful ` +
        'default (one year, no lock, no privacy), once the registrar has confirmed that it fits.',
    ];
  }
  const problems: string[] = [];
  if (connector.flags.registrarLock && !policy.capability.registrarLock)
    problems.push(`${about}: .${connector.tld} has no registrar lock.`);
  if (connector.flags.whoisPrivacy && !policy.capability.whoisPrivacy)
    problems.push(`${about}: .${connector.tld} has no WHOIS privacy.`);
  if (connector.flags.transferKey && !policy.capability.authCodeReadable)
    problems.push(`${about}: the registrar does not show the transfer key of .${connector.tld}.`);
  return problems;
}

function registrarFrom(record: z.infer<typeof registrarSchema>): RegistrarRecord {
  const { key, caFile, ...rest } = record;
  return {
    ...rest,
    key: 'env' in key ? { kind: 'environment', variable: key.env } : { kind: 'file', path: key.file },
    ...(caFile === undefined ? {} : { caFile }),
  };
}

function connectorFrom(record: z.infer<typeof connectorSchema>): Connector {
  const {
    name,
    tld: served,
    registrar,
    version,
    changes,
    acceptDefaultPolicy,
    registration,
    renewal,
    transfer,
    cancellation,
    ...flags
  } = record;
  return {
    name,
    tld: served,
    registrar,
    version,
    changes,
    modes: { registration, renewal, transfer, cancellation },
    flags,
    ...(acceptDefaultPolicy ? { acceptDefaultPolicy } : {}),
  };
}

function paceFrom(overrides: z.infer<typeof paceSchema> | undefined): Pace {
  if (overrides === undefined) return defaultPace;
  const { factor, ...figures } = overrides;
  const given = Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined)) as Partial<Pace>;
  const scaled = factor === 1 ? defaultPace : scaledPace(defaultPace, factor);
  if (Object.keys(given).length === 0) return scaled;
  return { ...scaled, ...given, version: `${scaled.version}+file` };
}
