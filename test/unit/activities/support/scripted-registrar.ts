// The real XCP client over a transport that answers from a script: what is tested is what becomes of the registrar's answers.
// The registrar itself is the simulator's part, in test/stack.
import type { RegistrarRecord } from '../../../../src/domain/connector.js';
import { type XcpClient, createXcpClient } from '../../../../src/xcp/client.js';
import { decodeEnvelope } from '../../../../src/xcp/envelope/decode.js';
import { encodeEnvelope } from '../../../../src/xcp/envelope/encode.js';
import type { XcpTransport } from '../../../../src/xcp/transport/transport.js';
import { assocOf, textOf, type XcpAssoc } from '../../../../src/xcp/value.js';

export interface ScriptedReply {
  readonly code: string;
  readonly isSuccess?: boolean;
  readonly text?: string;
  readonly attributes?: XcpAssoc;
}

/** From action and attributes to a reply, or to what the transport saw instead of one. */
export type Script = (
  action: string,
  attributes: XcpAssoc,
) => ScriptedReply | Extract<Awaited<ReturnType<XcpTransport>>, { kind: 'not_sent' | 'unknown' }>;

export interface ScriptedRegistrar {
  readonly client: XcpClient;
  readonly record: RegistrarRecord;
  /** Actions in the order in which they were asked. */
  readonly calls: string[];
}

export function scriptedRegistrar(script: Script, changes: Partial<RegistrarRecord> = {}): ScriptedRegistrar {
  const calls: string[] = [];
  const transport: XcpTransport = (request) => {
    const message = decodeEnvelope(request.body);
    const action = textOf(message, 'action') ?? '';
    calls.push(action);
    const reply = script(action, assocOf(message, 'attributes'));
    if ('kind' in reply) return Promise.resolve(reply);
    const body = encodeEnvelope({
      protocol: 'XCP',
      action: 'REPLY',
      object: textOf(message, 'object') ?? '',
      is_success: (reply.isSuccess ?? reply.code.startsWith('2')) ? '1' : '0',
      response_code: reply.code,
      response_text: reply.text ?? `Code ${reply.code}`,
      attributes: reply.attributes ?? {},
    });
    return Promise.resolve({ kind: 'answered', status: 200, contentType: 'text/xml', body });
  };
  const record: RegistrarRecord = {
    name: 'opensrs',
    api: 'xcp',
    url: 'https://127.0.0.1/',
    username: 'reseller',
    key: { kind: 'environment', variable: 'UNUSED' },
    environment: 'test',
    currency: 'USD',
    orderMarker: 'affiliate_id',
    writes: true,
    events: 'off',
    providerNameServers: [],
    limits: { activitiesPerSecond: 2, concurrentCalls: 4 },
    ...changes,
  };
  const client = createXcpClient({ url: record.url, username: record.username, key: 'not-a-real-key', transport });
  return { client, record, calls };
}
