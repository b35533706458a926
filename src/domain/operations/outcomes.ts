// How the operations on a name that exists end. One variant for each ending; what is not known there is not a field there.
import type { CommonEnding } from '../common-ending.js';
import type { Instant } from '../instant.js';
import type { Charge } from '../operation.js';
import type { PrivacyState } from '../registration-result.js';

/** The name is as it was asked for, by the registrar's own answer. */
export type ChangeDone =
  | {
      readonly outcome: 'renewed';
      readonly orderIds: readonly string[];
      /** Read at the registrar, never computed. */
      readonly expiresAt: Instant;
      /** Absent where nothing could be read before: by hand, or after the operation had to begin anew. */
      readonly expiresBefore?: Instant;
      readonly periodYears: number;
      /** Absent where an operator renewed by hand: the registrar's panel knows what it cost. */
      readonly charge?: Charge;
      /** The date read differs from what the term should give; absent when it fits. */
      readonly remark?: string;
    }
  | { readonly outcome: 'restored'; readonly expiresAt: Instant; readonly charge?: Charge }
  /** The registrar will let the name go at its expiry; the date is absent where a person did it and nobody could read it. */
  | { readonly outcome: 'lapsing'; readonly expiresAt?: Instant }
  /** The name is not in the account any more. */
  | { readonly outcome: 'deleted'; readonly sentence: string }
  | { readonly outcome: 'orders_cancelled'; readonly orderIds: readonly string[] }
  | { readonly outcome: 'lock_set'; readonly locked: boolean; readonly unchanged: boolean }
  | { readonly outcome: 'privacy_set'; readonly state: PrivacyState; readonly unchanged: boolean }
  | { readonly outcome: 'name_servers_set'; readonly nameServers: readonly string[]; readonly unchanged: boolean }
  | {
      readonly outcome: 'contacts_set';
      readonly unchanged: boolean;
      /** Of a trade, where the registrar told what it cost. */
      readonly charge?: Charge;
      /** Something that the registrant still has to do, with its deadline. */
      readonly verification?: { readonly what: string; readonly until?: Instant; readonly consequence?: string };
    }
  /** Sealed to the asker's one-time public key: nobody else, Tenure included, can read it. */
  | { readonly outcome: 'transfer_key_sealed'; readonly sealed: string; readonly remark?: string }
  /** Mailed by the registrar, by its own word, or given out by an operator. */
  | { readonly outcome: 'transfer_key_sent'; readonly sentence: string };

export type ChangeUndone =
  /** The name is not in this account at the registrar. */
  | { readonly outcome: 'not_held'; readonly sentence: string }
  /** The rules of the registry, the policy or the request forbid it now. */
  | { readonly outcome: 'not_allowed'; readonly sentence: string; readonly notBefore?: Instant }
  /** Above the ceiling that the request names. */
  | { readonly outcome: 'too_expensive'; readonly price: string; readonly ceiling: string }
  /** What was asked for came about by something else: nothing was sent, and nothing was paid. */
  | { readonly outcome: 'done_elsewhere'; readonly sentence: string; readonly expiresAt?: Instant }
  /** The answer to a request to mail was lost, and nothing can be read that would tell whether it was done. */
  | { readonly outcome: 'sending_unknown'; readonly sentence: string }
  /** The registrar refused host by host (435, 466 and kin). */
  | {
      readonly outcome: 'hosts_unknown';
      readonly hosts: readonly string[];
      readonly registrarText: string;
    };

export type ChangeResult = ChangeDone | ChangeUndone | CommonEnding;
