// What the codec server answers before it looks at a body: which road, who may ask, from which page. Pure.
import { createHash, timingSafeEqual } from 'node:crypto';

export type CodecAction = 'encode' | 'decode';

export interface CodecRequestHead {
  readonly method: string;
  /** Path and query as received. */
  readonly url: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly contentType: string | undefined;
  readonly authorization: string | undefined;
  readonly requestedPrivateNetwork: boolean;
}

export interface CodecServerRules {
  /** Names under which this server may be addressed, without port; a page on a foreign name that resolves to us is refused (DNS rebinding). */
  readonly hostNames: readonly string[];
  /** Origins of Web UIs (`http://127.0.0.1:8233`) that may read answers; compared as they are. */
  readonly allowedOrigins: readonly string[];
  readonly token: string | undefined;
}

export type CodecVerdict =
  | { readonly kind: 'act'; readonly action: CodecAction; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'preflight'; readonly headers: Readonly<Record<string, string>> }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly sentence: string;
      readonly headers: Readonly<Record<string, string>>;
    };

export function judgeCodecRequest(head: CodecRequestHead, rules: CodecServerRules): CodecVerdict {
  if (!rules.hostNames.includes(hostNameOf(head.host))) {
    return refused(421, 'This codec server is not addressed by that host name.', {});
  }
  if (head.origin !== undefined && !rules.allowedOrigins.includes(head.origin)) {
    return refused(403, 'Pages of this origin may not use the codec server.', { vary: 'Origin' });
  }
  const headers = corsHeaders(head);
  // Only the last part counts: `/decode`, but also `/tenure/decode`, for setups with one path per namespace.
  const action = /\/(encode|decode)$/.exec(pathOf(head.url))?.[1];
  if (action !== 'encode' && action !== 'decode') {
    return refused(404, 'The codec server answers at /encode and /decode.', headers);
  }
  if (head.method === 'OPTIONS') return { kind: 'preflight', headers: { ...headers, ...preflightHeaders(head) } };
  if (head.method !== 'POST') {
    return refused(405, 'The codec server takes POST requests.', { ...headers, allow: 'POST, OPTIONS' });
  }
  if (rules.token !== undefined && !isBearer(head.authorization, rules.token)) {
    return refused(401, 'The codec server needs its bearer token.', { ...headers, 'www-authenticate': 'Bearer' });
  }
  // A JSON content type cannot be sent by a foreign page without a preflight, which we refuse.
  if (!/^application\/json\s*(;|$)/i.test(head.contentType ?? '')) {
    return refused(415, 'The codec server takes application/json.', headers);
  }
  return { kind: 'act', action, headers };
}

/** Both names of one listener: people open the Web UI by either, and the browser treats them as two origins. */
export function loopbackOrigins(port: number): readonly string[] {
  return [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
}

function corsHeaders(head: CodecRequestHead): Readonly<Record<string, string>> {
  if (head.origin === undefined) return {};
  // We know no cookies, but a Web UI set to send credentials gets no answer from its browser without the last one.
  return {
    vary: 'Origin',
    'access-control-allow-origin': head.origin,
    'access-control-allow-credentials': 'true',
  };
}

function preflightHeaders(head: CodecRequestHead): Readonly<Record<string, string>> {
  return {
    'access-control-allow-methods': 'POST',
    // What Web UI 2.54.1 sets: the first two on each request, the others where it passes its user's tokens on.
    'access-control-allow-headers': 'content-type, x-namespace, authorization, authorization-extras',
    'access-control-max-age': '600',
    ...(head.requestedPrivateNetwork ? { 'access-control-allow-private-network': 'true' } : {}),
  };
}

function refused(status: number, sentence: string, headers: Readonly<Record<string, string>>): CodecVerdict {
  return { kind: 'refused', status, sentence, headers };
}

function hostNameOf(host: string | undefined): string {
  return (host ?? '').replace(/:\d+$/, '').toLowerCase();
}

function pathOf(url: string): string {
  return url.replace(/[?#].*$/s, '');
}

function isBearer(authorization: string | undefined, token: string): boolean {
  const [, given = ''] = /^Bearer (.+)$/i.exec(authorization ?? '') ?? [];
  // Digests have one length, which the comparison in constant time requires.
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
