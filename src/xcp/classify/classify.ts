/**
 * From an answer to its meaning: a pure function, in the order of opensrs-xcp section 2.7. Money hangs on two habits:
 * `forced_pending` is looked at before success or failure, and what is not in a table is `unknown`.
 */
import type { XcpCommand } from '../command.js';
import type { XcpReply } from '../reply.js';
import { assocOf, isAssoc, textOf, wordOf } from '../value.js';
import type { Classification } from './classification.js';
import { codeRowFor, type CodeRow, type Column, type Verdict } from './code-table.js';
import { parkedFrom } from './parked.js';
import { plainText, textVerdictFor } from './text-rules.js';

/** What the judgement needs to know of a command. */
export type JudgedCommand = Pick<XcpCommand, 'action' | 'object' | 'kind' | 'createsOrder' | 'attributes'>;

/** What the caller knows beside the reply. */
export interface ClassifyContext {
  /**
   * True when this order may have been sent before and its answer lost. "Already exists" (485) can then be our own success,
   * and is `unknown` instead of `refused`. @default false
   */
  readonly isRepeat?: boolean;
}

/** The meaning of a reply to a command. Total: every reply has one, and an unmapped one is `unknown`. */
export function classify(command: JudgedCommand, reply: XcpReply, context: ClassifyContext = {}): Classification {
  const { action, object } = command;
  const fromText = textVerdictFor(action, reply.code, reply.text);
  const line = codeRowFor(action, object, reply.code);
  const column = columnOf(command);
  if (fromText?.verdict === 'config' || (line !== undefined && line[column] === 'config')) return config(reply);
  const parked = command.kind === 'write' ? parkedFrom(reply) : undefined;
  if (parked !== undefined) return parked;
  if (fromText?.verdict === 'progress') return inProgress(reply, fromText.because);
  if (isAccepted(command, reply)) return inProgress(reply, 'asynchronous');
  if (fromText?.verdict === 'refused') return reply.isSuccess ? unknown(reply) : refused(reply, fromText.reason);
  if (reply.code === '485' && command.createsOrder && context.isRepeat === true) return unknown(reply);
  return fromTable(command, reply, line, column);
}

/** Which column of the code table judges a command. */
export function columnOf(command: Pick<JudgedCommand, 'kind' | 'createsOrder'>): Column {
  if (command.kind === 'read') return 'read';
  return command.createsOrder ? 'order' : 'write';
}

/** Rule 4: code 250, or the marks of a queued request beside a success. */
function isAccepted(command: JudgedCommand, reply: XcpReply): boolean {
  if (command.kind === 'read') return false;
  if (reply.code === '250') return true;
  const isQueued = wordOf(reply.attributes, 'async_reason') ?? wordOf(reply.attributes, 'queue_request_id');
  return reply.isSuccess && isQueued !== undefined;
}

function fromTable(command: JudgedCommand, reply: XcpReply, line: CodeRow | undefined, column: Column): Classification {
  if (line === undefined) return unlisted(command, reply);
  const verdict: Verdict = line[column];
  switch (verdict) {
    case 'done':
      return saysYes(command, reply) ? success(command, reply) : unknown(reply);
    case 'noop':
      // Said with is_success=0 where a wanted object exists already (485), with 1 otherwise.
      return reply.isSuccess || reply.code === '485' ? done(reply, true) : unknown(reply);
    case 'progress':
      return inProgress(reply, line.progress ?? 'unlisted_success');
    case 'retry':
    case 'check':
      return reply.isSuccess ? unknown(reply) : retryLater(reply, verdict === 'check');
    case 'refused':
      // A refusal that calls itself a success contradicts itself, and nobody has written down which half is true.
      return reply.isSuccess || line.refusal === undefined ? unknown(reply) : refused(reply, line.refusal);
    case 'config':
      return config(reply);
    case 'unknown':
    case '-':
      return unknown(reply);
  }
}

/** A look-up answers by its code; old replies do not agree on is_success there (opensrs-xcp 3.1: branch on the code). */
function saysYes(command: JudgedCommand, reply: XcpReply): boolean {
  return reply.isSuccess || (command.kind === 'read' && /^2[12]\d$/.test(reply.code));
}

/** Codes in no table. An unknown success is under way until a read confirms it; anything else is not known. */
function unlisted(command: JudgedCommand, reply: XcpReply): Classification {
  if (!reply.isSuccess || !/^2\d\d$/.test(reply.code)) return unknown(reply);
  return command.kind === 'read' ? done(reply, false) : inProgress(reply, 'unlisted_success');
}

/** Rules 5 to 7, and the failures that hide inside a success. */
function success(command: JudgedCommand, reply: XcpReply): Classification {
  if (command.kind === 'read') return done(reply, false);
  const failure = failureInDetails(command, reply);
  if (failure !== undefined) return failure;
  if (!command.createsOrder) return done(reply, false);
  const orderId = orderIdOf(reply);
  const handle = textOf(command.attributes, 'handle');
  if (handle === 'save') return { kind: 'saved', orderId };
  const transferId = wordOf(reply.attributes, 'transfer_id');
  const isTransfer = textOf(command.attributes, 'reg_type') === 'transfer' || transferId !== undefined;
  if (isTransfer) return { kind: 'transfer_started', orderId, transferId };
  // Without `handle` the reseller's setting decides whether the order ran, and we do not know that setting.
  const needsHandle = command.action === 'SW_REGISTER' || command.action === 'RENEW';
  if (needsHandle && handle !== 'process') return unknown(reply);
  return { kind: 'done', orderId, isNoop: false };
}

/** MODIFY and UPDATE_CONTACTS say 200 above while single domains failed inside `details` (opensrs-xcp 3.12, 3.13). */
function failureInDetails(command: JudgedCommand, reply: XcpReply): Classification | undefined {
  const details = assocOf(reply.attributes, 'details');
  for (const name of Object.keys(details)) {
    const detail = details[name];
    if (!isAssoc(detail) || wordOf(detail, 'is_success') !== '0') continue;
    const code = wordOf(detail, 'response_code') ?? 'missing';
    return classify(command, {
      ...reply,
      isSuccess: false,
      code,
      text: textOf(detail, 'response_text') ?? '',
      attributes: detail,
    });
  }
  return undefined;
}

/** The order a reply names. `RENEW` and `PROCESS_PENDING` say `order_id`, where `id` may be something else (opensrs-xcp 3.17). */
export function orderIdOf(reply: XcpReply): string | undefined {
  return wordOf(reply.attributes, 'order_id') ?? wordOf(reply.attributes, 'id');
}

function done(reply: XcpReply, isNoop: boolean): Classification {
  return { kind: 'done', orderId: orderIdOf(reply), isNoop };
}

function inProgress(
  reply: XcpReply,
  because: Extract<Classification, { kind: 'in_progress' }>['because'],
): Classification {
  return {
    kind: 'in_progress',
    because,
    code: reply.code,
    orderId: orderIdOf(reply),
    queueRequestId: wordOf(reply.attributes, 'queue_request_id'),
    asyncReason: wordOf(reply.attributes, 'async_reason'),
    text: plainText(reply.text),
  };
}

function refused(reply: XcpReply, reason: Extract<Classification, { kind: 'refused' }>['reason']): Classification {
  return { kind: 'refused', code: reply.code, reason, text: sentenceOf(reply), orderId: orderIdOf(reply) };
}

/** `error` names the bad field where the text only says that there is one (opensrs-xcp 2.6). */
function sentenceOf(reply: XcpReply): string {
  const [text, error] = [plainText(reply.text), plainText(textOf(reply.attributes, 'error') ?? '')];
  return error === '' || text.includes(error) ? text : `${text} (${error})`;
}

function retryLater(reply: XcpReply, checkFirst: boolean): Classification {
  return { kind: 'retry_later', code: reply.code, checkFirst, text: plainText(reply.text) };
}

function config(reply: XcpReply): Classification {
  return { kind: 'config', code: reply.code, text: plainText(reply.text) };
}

function unknown(reply: XcpReply): Classification {
  return { kind: 'unknown', code: reply.code, text: plainText(reply.text) };
}
