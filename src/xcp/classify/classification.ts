/** What an answer means. One union for all commands; a closed world with `unknown` in it, so that nothing is guessed. */

/** Why OpenSRS refused; from the response code, in a few cases with its text. */
export type RefusalReason =
  | 'already_exists'
  | 'contact_rejected'
  | 'insufficient_funds'
  | 'invalid_data'
  | 'missing_field'
  | 'nameserver_missing'
  | 'no_price'
  | 'not_found'
  | 'not_permitted'
  | 'not_redeemable'
  | 'not_transferable'
  | 'profile_credentials'
  | 'quota'
  | 'registry_refused'
  | 'too_young_or_locked'
  | 'unsupported_tld';

/** Why a thing is under way, so that one waits and reads, and never sends again. */
export type ProgressReason =
  | 'another_request'
  | 'asynchronous'
  | 'being_processed'
  | 'consent'
  | 'renewal_in_flight'
  | 'unlisted_success'
  | 'year_already_moved';

/** Why an order was parked. `insufficient_funds_likely`: the reply claims success, which is how a shortage usually looks. */
export type ParkReason = RefusalReason | 'insufficient_funds_likely' | 'unstated';

/** Meanings a command that changes nothing can have. */
export type ReadClassification =
  { readonly kind: 'done'; readonly orderId: string | undefined; readonly isNoop: boolean } | NotDone;

/** Meanings shared by all commands. `text` is the registrar's own and may hold personal data: keep it out of logs. */
export type NotDone =
  /** Definite. `orderId`: some refusals leave an order behind, which can be processed or cancelled later. */
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly reason: RefusalReason;
      readonly text: string;
      readonly orderId: string | undefined;
    }
  /** Rejected before any effect: the same request may be sent after a pause; with `checkFirst` only after one reading shows no order. */
  | { readonly kind: 'retry_later'; readonly code: string; readonly checkFirst: boolean; readonly text: string }
  /** Credentials, address, account or a bug of the client: nobody's order is at fault. Nothing was executed. */
  | { readonly kind: 'config'; readonly code: string; readonly text: string }
  /** May have taken effect, or an answer without a known meaning: settle by reading. */
  | { readonly kind: 'unknown'; readonly code: string; readonly text: string };

/** The meaning of any reply. */
export type Classification =
  | ReadClassification
  /** The order waits in the pending queue because `handle` was `save`. */
  | { readonly kind: 'saved'; readonly orderId: string | undefined }
  | { readonly kind: 'transfer_started'; readonly orderId: string | undefined; readonly transferId: string | undefined }
  /** Accepted or already under way: wait and read, never send again. */
  | {
      readonly kind: 'in_progress';
      readonly because: ProgressReason;
      readonly code: string;
      readonly orderId: string | undefined;
      readonly queueRequestId: string | undefined;
      /** `general` or `has_claim` (the registrant must act first). */
      readonly asyncReason: string | undefined;
      readonly text: string;
    }
  /** An order exists and is not done, whatever success or failure the reply claims. `orderId` is absent only where the reply hides it. */
  | {
      readonly kind: 'parked';
      readonly orderId: string | undefined;
      readonly reason: ParkReason;
      readonly code: string;
      readonly text: string;
    };
