/** What may be told about a call: for logs and metrics, with nothing personal or secret in it by construction. */
import { shownDomain } from './redact.js';
import type { XcpCommand } from './command.js';
import type { XcpOutcome } from './outcome.js';

/** One call, as the `onExchange` hook sees it. */
export interface XcpExchange {
  readonly action: string;
  readonly object: string;
  readonly kind: 'read' | 'write';
  /** The name the command is about, where it has one. */
  readonly domain: string | undefined;
  readonly outcome: XcpOutcome['kind'];
  /** `response_code` when answered, otherwise the reason of the outcome. */
  readonly detail: string;
  readonly isSuccess: boolean | undefined;
  readonly transactionId: string | undefined;
  /** From `call` to its outcome, waiting for a free place included. @format milliseconds */
  readonly durationMs: number;
}

/** The visible part of a call. */
export function exchangeFrom(command: XcpCommand, outcome: XcpOutcome, durationMs: number): XcpExchange {
  const answered = outcome.kind === 'answered' ? outcome.reply : undefined;
  return {
    action: command.action,
    object: command.object,
    kind: command.kind,
    domain: shownDomain(command.attributes),
    outcome: outcome.kind,
    detail: outcome.kind === 'answered' ? outcome.reply.code : outcome.reason,
    isSuccess: answered?.isSuccess,
    transactionId: answered?.transactionId,
    durationMs,
  };
}
