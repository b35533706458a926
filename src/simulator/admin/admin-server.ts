// The admin port: JSON over HTTP, on loopback unless asked otherwise. It has no authentication of its own.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { runDue } from '../registry/due.js';
import { reportBug } from '../report-bug.js';
import { answerAdmin, type AdminAnswer, type AdminContext } from './routes.js';

const MAX_BODY_BYTES = 1_048_576;

export function createAdminServer(context: () => AdminContext): Server {
  return createServer((request, response) => {
    serve(context, request, response).catch((error: unknown) => {
      reportBug('admin', error);
      send(response, { status: 500, body: { error: 'The simulator failed; this is a bug of the simulator.' } });
    });
  });
}

async function serve(context: () => AdminContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readJson(request);
  if (body.kind === 'gone') return;
  send(
    response,
    body.kind === 'wrong' ? { status: 400, body: { error: body.why } } : answerOn(context(), request, body.value),
  );
}

/** Scheduled things that are due happen before the answer is made, and again after the clock was moved. */
function answerOn(context: AdminContext, request: IncomingMessage, body: unknown): AdminAnswer {
  runDue(context.world);
  const [pathname = '', search = ''] = (request.url ?? '/').split('?', 2);
  const path = pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  const answer = answerAdmin(context, {
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(search),
    body,
  });
  runDue(context.world);
  return answer;
}

/** Percent-decoding of one segment; what is not valid UTF-8 stays as it is and matches nothing. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function send(response: ServerResponse, answer: AdminAnswer): void {
  const bytes = Buffer.from(`${JSON.stringify(answer.body)}\n`);
  response.writeHead(answer.status, { 'Content-Type': 'application/json', 'Content-Length': bytes.length });
  response.end(bytes);
}

type JsonReading =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'wrong'; readonly why: string }
  | { readonly kind: 'gone' };

function readJson(request: IncomingMessage): Promise<JsonReading> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= MAX_BODY_BYTES) chunks.push(chunk);
    });
    request.on('end', () =>
      resolve(
        length > MAX_BODY_BYTES
          ? { kind: 'wrong', why: 'The body is too long.' }
          : parseJson(Buffer.concat(chunks).toString('utf8')),
      ),
    );
    request.on('error', () => resolve({ kind: 'gone' }));
  });
}

function parseJson(text: string): JsonReading {
  if (text.trim() === '') return { kind: 'read', value: undefined };
  try {
    return { kind: 'read', value: JSON.parse(text) as unknown };
  } catch {
    // The parser's own message would quote the body; the caller knows what it sent.
    return { kind: 'wrong', why: 'The body is not JSON.' };
  }
}
