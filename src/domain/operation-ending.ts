// How a result is shown: end state, a sentence without personal data, and the failure type where it is one.
import { assertNever } from './assert-never.js';
import { shownInstant } from './instant.js';
import type { OperationResult } from './operation.js';

export type OperationEnding =
  | { readonly state: 'succeeded' | 'cancelled'; readonly sentence: string }
  | { readonly state: 'failed'; readonly sentence: string; readonly failure: OperationFailure };

export type OperationFailure =
  | 'DomainUnavailable'
  | 'PremiumName'
  | 'InvalidInput'
  | 'RegistrarRefused'
  | 'OrderDeclined'
  | 'InsufficientFunds'
  | 'NotSent'
  | 'OrderExpired'
  | 'NotHeld'
  | 'NotAllowed'
  | 'NotTransferable'
  | 'TransferRefused'
  | 'TooExpensive'
  | 'DoneElsewhere'
  | 'HostsUnknown'
  | 'SendingUnknown'
  | 'StepRejected';

export function endingOf(result: OperationResult): OperationEnding {
  switch (result.outcome) {
    case 'registered':
      return succeeded(
        `Registered; expires ${shownInstant(result.expiresAt)} by the registrar's own answer.`,
        result.shortfalls,
      );
    case 'transferred':
      return succeeded(
        `Transferred in; expires ${shownInstant(result.expiresAt)} by the registrar's own answer.`,
        result.verification === undefined
          ? result.shortfalls
          : [...result.shortfalls, verificationSentence(result.verification)],
      );
    case 'renewed':
      return succeeded(
        `Renewed; expires ${shownInstant(result.expiresAt)} by the registrar's own answer.`,
        result.remark === undefined ? [] : [result.remark],
      );
    case 'restored':
      return succeeded(`Restored; expires ${shownInstant(result.expiresAt)} by the registrar's own answer.`);
    case 'lapsing':
      return succeeded(
        `The registrar lets the name go at its expiry${result.expiresAt === undefined ? '' : `, ${shownInstant(result.expiresAt)}`}.`,
      );
    case 'deleted':
      return succeeded(result.sentence);
    case 'orders_cancelled':
      return succeeded(
        result.orderIds.length === 0
          ? 'No order of this name waited at the registrar.'
          : `Cancelled at the registrar: ${result.orderIds.join(', ')}.`,
      );
    case 'lock_set':
      return succeeded(`The name is ${result.locked ? 'locked' : 'unlocked'}${asBefore(result.unchanged)}.`);
    case 'privacy_set':
      return succeeded(`WHOIS privacy is ${result.state}${asBefore(result.unchanged)}.`);
    case 'name_servers_set':
      return succeeded(`Name servers: ${result.nameServers.join(', ')}${asBefore(result.unchanged)}.`);
    case 'contacts_set':
      return succeeded(
        `The contacts are as asked${asBefore(result.unchanged)}.`,
        result.verification === undefined ? [] : [verificationSentence(result.verification)],
      );
    case 'transfer_key_sealed':
      return succeeded(
        'The transfer key was read and sealed to the key of the asker.',
        result.remark === undefined ? [] : [result.remark],
      );
    case 'transfer_key_sent':
      return succeeded(result.sentence);
    case 'cancelled':
      return { state: 'cancelled', sentence: result.sentence };
    case 'taken':
      return failed('DomainUnavailable', 'The name is taken. Nothing was bought.');
    case 'premium':
      return failed('PremiumName', result.sentence);
    case 'invalid':
      return failed('InvalidInput', result.problems[0].sentence);
    case 'refused':
      return failed('RegistrarRefused', `The registrar refused with code ${result.code}. Nothing was bought.`);
    case 'declined':
      return result.orderIds.length === 0
        ? failed('OrderDeclined', 'What was asked for was declined. Nothing was bought.')
        : failed('OrderDeclined', 'The order was declined and was not processed again. Nothing was bought.');
    case 'insufficient_funds':
      return failed(
        'InsufficientFunds',
        `The balance did not cover the price of ${result.price} before the deadline. Nothing was sent.`,
      );
    case 'not_sent':
      return failed('NotSent', result.sentence);
    case 'expired':
      return failed('OrderExpired', result.sentence);
    case 'not_held':
      return failed('NotHeld', result.sentence);
    case 'not_allowed':
      return failed('NotAllowed', `${result.sentence}${notBefore(result.notBefore)}`);
    case 'not_transferable':
      return failed('NotTransferable', `It cannot be transferred now: ${result.reason}${notBefore(result.notBefore)}`);
    case 'transfer_refused':
      return failed('TransferRefused', result.sentence);
    case 'too_expensive':
      return failed(
        'TooExpensive',
        `The price is ${result.price}, above the ceiling of ${result.ceiling}. Nothing was bought.`,
      );
    case 'done_elsewhere':
      return failed('DoneElsewhere', result.sentence);
    case 'hosts_unknown':
      return failed('HostsUnknown', `The registry does not know: ${result.hosts.join(', ')}. Nothing was changed.`);
    case 'sending_unknown':
      return failed('SendingUnknown', result.sentence);
    case 'rejected':
      return failed('StepRejected', result.sentence);
    default:
      return assertNever(result);
  }
}

function succeeded(sentence: string, remarks: readonly string[] = []): OperationEnding {
  return { state: 'succeeded', sentence: [sentence, ...remarks].join(' ') };
}

function failed(failure: OperationFailure, sentence: string): OperationEnding {
  return { state: 'failed', failure, sentence };
}

function asBefore(unchanged: boolean): string {
  return unchanged ? ', as it was before: nothing was sent' : '';
}

function notBefore(at: string | undefined): string {
  return at === undefined ? '' : ` Not before ${shownInstant(at)}.`;
}

function verificationSentence({
  what,
  until,
  consequence,
}: {
  readonly what: string;
  readonly until?: string;
  readonly consequence?: string;
}): string {
  const by = until === undefined ? '' : ` by ${shownInstant(until)}`;
  return `Still to be done${by}: ${what}${consequence === undefined ? '' : `, or ${consequence}`}.`;
}
