// The transfer policy of ICANN for gTLDs in its two versions: the one in force, and the one that is adopted without a date.
import type { PolicySource, TransferFigures } from '../tld-policy.js';
import { type SwRegisterFigures, said } from './shared.js';

type Rules = Omit<TransferFigures, SwRegisterFigures>;

interface IcannTransferRules {
  readonly figures: Rules;
  readonly sources: readonly PolicySource<Extract<keyof Rules, string>>[];
}

const DAY_HOURS = 24;

/** Sixty days after registration, transfer and change of registrant; five days to object, then approved by itself. */
export const rulesInForce: IcannTransferRules = {
  figures: {
    proof: 'auth-code',
    addsYears: 1,
    resetsTerm: false,
    lockAfterCreateHours: 60 * DAY_HOURS,
    lockAfterTransferHours: 60 * DAY_HOURS,
    lockAfterOwnerChangeHours: 60 * DAY_HOURS,
    ackWindowDays: 5,
  },
  sources: [
    said('Lifecycle 6.3, 6.4', 'A', 'lockAfterCreateHours', 'lockAfterTransferHours', 'lockAfterOwnerChangeHours'),
    said('Lifecycle 4, 6.3', 'A'),
  ],
};

/**
 * Adopted by the GNSO Council in March 2025; its effective date was not confirmed in any source. The code is the TAC, made
 * on request and good for 336 hours; 720 hours' lock after registration and transfer, none after a change of registrant;
 * the losing registrar's message with its five days goes.
 */
export const rulesAdopted: IcannTransferRules = {
  figures: {
    proof: 'auth-code',
    codeTtlHours: 336,
    addsYears: 1,
    resetsTerm: false,
    lockAfterCreateHours: 720,
    lockAfterTransferHours: 720,
    lockAfterOwnerChangeHours: 0,
  },
  sources: [said('Lifecycle 4', 'A', 'addsYears', 'resetsTerm'), said('Lifecycle 6.3, right column', 'B')],
};
