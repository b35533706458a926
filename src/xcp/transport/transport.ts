/** The transport as one function type, so that it can be replaced: by a recording, by a proxy, by a fake of three lines. */
import type { NotSentReason, UnknownReason } from '../outcome.js';

/** One signed request. */
export interface WireRequest {
  /** Exactly the bytes that were signed. */
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  /** A `write` is never aborted after its first byte, and never travels over a connection that was used before. */
  readonly kind: 'read' | 'write';
  /** From the call until the last byte of the reply, connecting included. @format milliseconds */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
  /** After this instant the first byte is not written any more. @format epoch milliseconds */
  readonly sendBefore?: number;
}

/** What the transport saw of the socket. It does not look into the body. */
export type WireOutcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly contentType: string | undefined;
      readonly body: Buffer;
    }
  | { readonly kind: 'not_sent'; readonly reason: NotSentReason; readonly message: string }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly message: string };

/**
 * Sends one request once. The contract: it never throws, never repeats, never follows a redirect, and says `not_sent` only
 * when no byte of the request can have left this host. Any HTTP status is `answered`.
 */
export type XcpTransport = (request: WireRequest) => Promise<WireOutcome>;

/** A transport together with the connections it keeps. */
export interface ClosableTransport {
  readonly send: XcpTransport;
  /** Closes idle connections and keeps none from now on; calls under way run to their end. */
  readonly close: () => void;
}
