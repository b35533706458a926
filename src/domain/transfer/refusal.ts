// Who refused a transfer. The registrar has no field for it: its words are a hint, the place where it stood is the measure.
import type { TransferResult } from '../transfer-result.js';
import type { TransferPlace } from './transfer-standing.js';

export type RefusedBy = Extract<TransferResult, { outcome: 'transfer_refused' }>['by'];

export interface Refusal {
  readonly by: RefusedBy;
  /** The registry did not take the auth code: another one helps. */
  readonly isCodeWrong: boolean;
}

/** Whole phrases only: these texts are the registrar's, and a wrong guess must fall back to the place. */
const SILENCE = /did not (answer|respond)|no (answer|response)|timed? ?out|expired/i;
const CODE = /auth(?:orization|entication)?[ -]?(?:info|code)|transfer key/i;
const OWNER = /(?:declined|refused|rejected|denied) by the (?:registrant|(?:domain )?owner)/i;
const LOSING = /(?:declined|refused|rejected|denied) by the losing registrar/i;

/**
 * @param text what the registrar says of the cancelled order; may be empty
 * @param place where the transfer stood when it was last seen under way
 * @param isPastWindow whether whoever had to act there had used up the time
 */
export function refusalFrom(text: string, place: TransferPlace | undefined, isPastWindow: boolean): Refusal {
  if (CODE.test(text)) return { by: 'registry', isCodeWrong: true };
  if (OWNER.test(text)) return { by: 'registrant', isCodeWrong: false };
  if (LOSING.test(text)) return { by: 'losing_registrar', isCodeWrong: false };
  if (SILENCE.test(text) || isPastWindow) return { by: 'nobody_answered', isCodeWrong: false };
  switch (place) {
    case 'registrant':
      return { by: 'registrant', isCodeWrong: false };
    case 'registry':
      return { by: 'losing_registrar', isCodeWrong: false };
    case 'staff':
    case 'submitted':
    case undefined:
      return { by: 'registry', isCodeWrong: false };
  }
}

export function refusalSentence({ by, isCodeWrong }: Refusal): string {
  if (isCodeWrong) return 'The registry did not accept the auth code. Nothing was charged.';
  switch (by) {
    case 'registrant':
      return 'The registrant declined the transfer. Nothing was charged.';
    case 'losing_registrar':
      return 'The losing registrar refused the transfer. Nothing was charged.';
    case 'registry':
      return 'The transfer was refused at the registry. Nothing was charged.';
    case 'nobody_answered':
      return 'Nobody answered in time, and the transfer was cancelled. Nothing was charged.';
  }
}
