// A stranger's XCP client, written from the protocol reference: signs, posts, and reads replies without any code of ours.
import { createHash } from 'node:crypto';
import { request, type Agent } from 'node:http';
import { SaxesParser } from 'saxes';

export interface Credentials {
  readonly username: string;
  readonly key: string;
}

export const CREDENTIALS: Credentials = { username: 'reseller1', key: '0123456789abcdef0123456789abcdef' };

export type Value = string | readonly Value[] | { readonly [key: string]: Value };
export type Assoc = { readonly [key: string]: Value };

export function sign(body: string | Uint8Array, key: string): string {
  const md5 = (data: Uint8Array): string => createHash('md5').update(data).digest('hex');
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  const inner = md5(Buffer.concat([bytes, Buffer.from(key)]));
  return md5(Buffer.from(inner + key));
}

const escape = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&apos;');

function xml(value: Value): string {
  if (typeof value === 'string') return escape(value);
  const isList = Array.isArray(value);
  const items = Object.entries(value).map(([key, inner]) => `<item key="${escape(key)}">${xml(inner)}</item>`);
  return isList ? `<dt_array>${items.join('')}</dt_array>` : `<dt_assoc>${items.join('')}</dt_assoc>`;
}

export function envelope(action: string, object: string, attributes: Assoc | undefined, top: Assoc = {}): string {
  const root = { protocol: 'XCP', action, object, ...top, ...(attributes === undefined ? {} : { attributes }) };
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n<!DOCTYPE OPS_envelope SYSTEM "ops.dtd">\n' +
    `<OPS_envelope><header><version>0.9</version></header><body><data_block>${xml(root)}</data_block></body></OPS_envelope>`
  );
}

export interface HttpReply {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Posts signed bytes. Rejects when the connection ends without a whole reply. */
export function post(
  url: string,
  body: string | Uint8Array,
  options: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly credentials?: Credentials;
    readonly agent?: Agent;
  } = {},
): Promise<HttpReply> {
  const credentials = options.credentials ?? CREDENTIALS;
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  const headers = {
    'Content-Type': 'text/xml',
    'X-Username': credentials.username,
    'X-Signature': sign(bytes, credentials.key),
    'Content-Length': String(bytes.length),
    ...options.headers,
  };
  return new Promise((resolve, reject) => {
    const req = request(
      url,
      { method: 'POST', headers, ...(options.agent === undefined ? { agent: false } : { agent: options.agent }) },
      (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('error', reject);
        res.on('end', () =>
          resolve({
            status: res.statusCode ?? 0,
            reason: res.statusMessage ?? '',
            headers: res.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    req.on('error', reject);
    req.end(bytes);
  });
}

export interface Reply {
  readonly isSuccess: string;
  readonly code: string;
  /** Trimmed, white space collapsed: wording may hold newlines. */
  readonly text: string;
  readonly attributes: Assoc;
  readonly root: Assoc;
}

/** Reads a reply document into plain values; arrays in numeric key order. */
export function parse(text: string): Assoc {
  const parser = new SaxesParser();
  const stack: { name: string; key: string; text: string; value: Value | undefined; items: [string, Value][] }[] = [];
  let root: Value | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) =>
    stack.push({ name: tag.name, key: tag.attributes['key'] ?? '', text: '', value: undefined, items: [] }),
  );
  parser.on('text', (chunk) => {
    const top = stack.at(-1);
    if (top !== undefined) top.text += chunk;
  });
  parser.on('closetag', () => {
    const done = stack.pop();
    const parent = stack.at(-1);
    if (done === undefined || parent === undefined) return;
    if (done.name === 'dt_assoc') parent.value = Object.fromEntries(done.items);
    else if (done.name === 'dt_array')
      parent.value = done.items.toSorted((a, b) => Number(a[0]) - Number(b[0])).map(([, value]) => value);
    else if (done.name === 'item') parent.items.push([done.key, done.value ?? done.text]);
    else if (done.name === 'data_block') root = done.value;
  });
  parser.write(text).close();
  if (root === undefined || typeof root === 'string' || Array.isArray(root))
    throw new Error('the reply has no dt_assoc root');
  return root as Assoc;
}

export function readReply(http: HttpReply): Reply {
  const root = parse(http.body);
  const text = (key: string): string => {
    const value = root[key];
    return typeof value === 'string' ? value.trim() : '';
  };
  const attributes = root['attributes'];
  return {
    isSuccess: text('is_success'),
    code: text('response_code'),
    text: text('response_text').replace(/\s+/g, ' '),
    attributes: typeof attributes === 'object' && !Array.isArray(attributes) ? (attributes as Assoc) : {},
    root,
  };
}

export async function call(
  url: string,
  action: string,
  object: string,
  attributes?: Assoc,
  top?: Assoc,
): Promise<Reply> {
  return readReply(await post(url, envelope(action, object, attributes, top)));
}

/** The text of an attribute; fails the test when it is absent or a structure. */
export function textOf(value: Value | undefined): string {
  if (typeof value !== 'string') throw new Error('the attribute is no text');
  return value;
}

export const CONTACT: Assoc = {
  first_name: 'Owen',
  last_name: 'Ottway',
  org_name: 'Example Inc.',
  address1: '32 Oak Street',
  city: 'SomeCity',
  state: 'CA',
  postal_code: '90210',
  country: 'US',
  phone: '+1.4165550123x1902',
  email: 'owen@example.org',
};

/** The smallest registration that is complete. */
export function registration(domain: string, more: Assoc = {}): Assoc {
  return {
    domain,
    reg_type: 'new',
    period: '1',
    handle: 'process',
    reg_username: 'acme01',
    reg_password: 'S3cretpass99',
    custom_tech_contact: '0',
    custom_nameservers: '0',
    contact_set: { owner: CONTACT, admin: CONTACT, billing: CONTACT },
    ...more,
  };
}

/** An assoc without the named keys. */
export function without(map: Assoc, ...keys: readonly string[]): Assoc {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));
}
