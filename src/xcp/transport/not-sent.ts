/** Names the reason of a connection that never stood. The codes are those of Node's `dns`, `net` and `tls`. */
import type { NotSentReason } from '../outcome.js';
import type { WireOutcome } from './transport.js';

const SENTENCES: Readonly<Record<NotSentReason, string>> = {
  name_not_resolved: 'The host name of the registrar URL could not be resolved; check the URL and the resolver.',
  connection_refused:
    'The registrar refused the connection; check the address and port, and the allow-list of addresses.',
  connection_failed: 'No connection to the registrar could be made; check the network.',
  tls_failed: 'The TLS handshake failed: the certificate or its authority is not accepted for this host name.',
  connect_timeout: 'No connection stood within the connect timeout.',
  no_free_connection: 'All connections of this credential stayed busy.',
  too_late: 'The time in which the request might be sent had passed before its first byte was sent.',
  aborted: 'The call was aborted before its first byte was sent.',
};

/** Nothing left this host, for this reason. */
export function notSentFor(reason: NotSentReason): WireOutcome {
  return { kind: 'not_sent', reason, message: SENTENCES[reason] };
}

/** An error that came before any byte of the request was written. Its code is kept, its message (which may hold addresses) is not. */
export function notSentFrom(error: NodeJS.ErrnoException): WireOutcome {
  const code = /^[A-Z0-9_]{1,60}$/.test(error.code ?? '') ? error.code : undefined;
  const reason = reasonFrom(code ?? '');
  if (code === undefined) return notSentFor(reason);
  return { kind: 'not_sent', reason, message: `${SENTENCES[reason]} (${code})` };
}

function reasonFrom(code: string): NotSentReason {
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return 'name_not_resolved';
  if (code === 'ECONNREFUSED') return 'connection_refused';
  if (code === 'ETIMEDOUT') return 'connect_timeout';
  // OpenSSL verification results (UNABLE_TO_…, DEPTH_ZERO_…, CERT_…) and Node's own ERR_TLS_…, ERR_SSL_… and EPROTO.
  if (/CERT|SSL|TLS|EPROTO|SELF_SIGNED|UNABLE_TO|CRL|HOSTNAME/.test(code)) return 'tls_failed';
  return 'connection_failed';
}
