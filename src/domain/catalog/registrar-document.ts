// A registrar record as people write it (settings file, import, update), and what it becomes.
import type { RegistrarLimits, RegistrarRecord, SecretReference } from '../connector.js';
import { readContact, withoutUndefined } from '../contact.js';
import { FieldReader, type TextRule } from '../field-reader.js';
import type { Parsed } from '../problem.js';
import { readChoice, readNumber, readTexts } from './read-values.js';
import { TLD_PATTERN } from './tld-entry.js';

export const SHORT_NAME: TextRule = {
  max: 20,
  pattern: /^[a-z0-9-]{1,20}$/,
  shape: 'must be 1 to 20 lower-case letters, digits or hyphens',
};
const CURRENCY: TextRule = {
  max: 3,
  pattern: /^[A-Z]{3}$/,
  shape: 'must be a currency code of three capital letters, such as USD',
};
const HOST = /^(?:[a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]+$/;

const NO_KEY: SecretReference = { kind: 'environment', variable: '' };

const defaultLimits: RegistrarLimits = { activitiesPerSecond: 2, concurrentCalls: 4 };

export function parseRegistrar(input: unknown, prefix = ''): Parsed<RegistrarRecord> {
  const reader = FieldReader.over(input, 'the registrar record', prefix);
  const techContact = reader.optionalObject('defaultTechContact');
  const api = reader.choice('api', ['xcp', 'none'], 'xcp');
  // Without an API there is nothing to reach and nothing to sign with.
  const isAsked = (field: string): boolean => api === 'xcp' || reader.has(field);
  const record = {
    name: reader.requiredText('name', SHORT_NAME),
    api,
    url: isAsked('url') ? readUrl(reader) : '',
    username: isAsked('username') ? reader.requiredText('username', { max: 100 }) : '',
    key: isAsked('key') ? readKey(reader) : NO_KEY,
    environment: readChoice(reader, 'environment', ['test', 'live']),
    currency: reader.optionalText('currency', CURRENCY) ?? 'USD',
    tlds: readTexts(reader, 'tlds', {
      maxItems: 1_000,
      pattern: TLD_PATTERN,
      shape: 'must be a TLD without its leading dot, such as com or co.uk',
    }),
    orderMarker: reader.choice('orderMarker', ['affiliate_id', 'none'], 'affiliate_id'),
    writes: reader.optionalFlag('writes') ?? true,
    events: reader.choice('events', ['poll', 'off'], 'off'),
    providerNameServers: readNameServers(reader),
    dnsTemplate: reader.optionalText('dnsTemplate', { max: 50 }),
    defaultTechContact: techContact === undefined ? undefined : readContact(techContact),
    limits: readLimits(reader),
    caFile: reader.optionalText('caFile', { max: 500 }),
  };
  if (record.environment === 'live' && record.url.startsWith('http:'))
    reader.problem('url', `registrar "${record.name}" is live: its url must begin with https.`);
  reader.refuseUnknownFields();
  return reader.finish(withoutUndefined(record));
}

/** As it is written: what is as by default is left out. */
export function registrarDocument(record: RegistrarRecord): Readonly<Record<string, unknown>> {
  const { url, username, key, limits, api, currency, orderMarker, writes, events, providerNameServers, ...rest } =
    record;
  return withoutUndefined({
    ...rest,
    api: api === 'xcp' ? undefined : api,
    url: url === '' ? undefined : url,
    username: username === '' ? undefined : username,
    key: keyDocument(key),
    currency: currency === 'USD' ? undefined : currency,
    orderMarker: orderMarker === 'affiliate_id' ? undefined : orderMarker,
    writes: writes ? undefined : writes,
    events: events === 'off' ? undefined : events,
    providerNameServers: providerNameServers.length === 0 ? undefined : providerNameServers,
    limits:
      limits.activitiesPerSecond === defaultLimits.activitiesPerSecond &&
      limits.concurrentCalls === defaultLimits.concurrentCalls
        ? undefined
        : limits,
  });
}

function keyDocument(key: SecretReference): object | undefined {
  if (key.kind === 'file') return { file: key.path };
  return key.variable === '' ? undefined : { env: key.variable };
}

function readUrl(reader: FieldReader): string {
  const url = reader.requiredText('url', { max: 500 });
  if (url === '') return url;
  if (url.includes('@')) {
    reader.problem(
      'url',
      `${reader.path('url')} must hold no user name and no password: the user name has its own field, the key its own file.`,
    );
    return '';
  }
  if (isWebAddress(url)) return url;
  const example = 'such as https://horizon.opensrs.net:55443/';
  reader.problem('url', `${reader.path('url')} must be the address of the registrar, ${example}.`);
  return '';
}

function isWebAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol) && /^https?:\/\//.test(text);
  } catch {
    return false;
  }
}

/** Never quotes what was found: it may be the key itself. */
function readKey(reader: FieldReader): SecretReference {
  const value = reader.raw('key');
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 1) {
    const { env, file } = value as { readonly env?: unknown; readonly file?: unknown };
    if (isPlace(env)) return { kind: 'environment', variable: env };
    if (isPlace(file)) return { kind: 'file', path: file };
  }
  reader.problem(
    'key',
    `${reader.path('key')} must say where the key is: { env: VARIABLE } or { file: path }. The key itself does not belong in this file.`,
  );
  return NO_KEY;
}

function isPlace(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 500;
}

function readNameServers(reader: FieldReader): readonly string[] {
  const shape = 'must be a host name in small letters';
  const hosts = readTexts(reader, 'providerNameServers', { maxItems: 13, pattern: HOST, shape }) ?? [];
  if (hosts.length === 1) {
    const path = reader.path('providerNameServers');
    reader.problem(
      'providerNameServers',
      `${path} needs two hosts at least, or none: the reseller default is used then.`,
    );
  }
  return hosts;
}

function readLimits(reader: FieldReader): RegistrarLimits {
  const limits = reader.optionalObject('limits');
  if (limits === undefined) return defaultLimits;
  const read = {
    activitiesPerSecond:
      readNumber(limits, 'activitiesPerSecond', { min: 0.001, max: 1_000 }) ?? defaultLimits.activitiesPerSecond,
    concurrentCalls:
      readNumber(limits, 'concurrentCalls', { min: 1, max: 100, isInteger: true }) ?? defaultLimits.concurrentCalls,
  };
  limits.refuseUnknownFields();
  return read;
}
