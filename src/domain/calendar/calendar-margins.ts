// How much earlier than the last possible day things are done: data with a version and with the source of each figure.

/** One of the three notices that ICANN's recovery policy asks for, in days from expiry; negative before it. */
export interface NoticeWindow {
  readonly notice: ErrpNotice;
  readonly opensOffsetDays: number;
  readonly closesOffsetDays: number;
  /** When in the window it is sent, if the name was held by then. */
  readonly aimOffsetDays: number;
}

export type ErrpNotice = 'first' | 'second' | 'after_expiry';

/** Of the way in which a renewal is made. A connector without renewals counts as by hand: a person acts, elsewhere. */
export interface ByMode<Figure> {
  readonly automatic: Figure;
  readonly manual: Figure;
}

export interface CalendarMargins {
  readonly version: string;
  /** Full hour, UTC, of every moment that may need a person; such moments are never on a Saturday or Sunday. */
  readonly workingHourUtc: number;
  /** From `renewBy` to the last day that the TLD's record gives. */
  readonly renewByDays: ByMode<number>;
  /** How long before `renewBy` a renewal that is wanted is asked for. */
  readonly renewalLeadDays: ByMode<number>;
  /** How long before the deciding moment somebody is told that nothing has been decided. */
  readonly renewalDueLeadDays: number;
  /** Before expiry: when to check that the registrar will do what is wanted. */
  readonly letExpireCheckDays: number;
  /** The same before the deciding moment, where that is earlier. */
  readonly letExpireCheckLeadDays: number;
  /** After a date that moves without an order: when to read what it became. */
  readonly readAfterDays: number;
  /** Two expiry dates that differ by no more belong to one term: what was done for the one is done for the other. */
  readonly sameTermDays: number;
  readonly notices: readonly NoticeWindow[];
}

/** Sources: the domain lifecycle reference ("Lifecycle") and the protocol reference ("XCP"), by their sections. */
export const calendarMargins: CalendarMargins = {
  version: '2026-11-22.1',
  // Our choice: in the working hours of Europe and of the east of America.
  workingHourUtc: 12,
  // Our choice: XCP 1.8 gives dates without a zone, so a day may be missing; a person needs a week with its weekend.
  renewByDays: { automatic: 1, manual: 5 },
  // Our choice: longer than the seven days in which we wait for funds (Lifecycle 9.4: a top-up may need two working days),
  // with time for a person afterwards; by hand one week more.
  renewalLeadDays: { automatic: 14, manual: 21 },
  // Our choice: a month to ask a customer, as in the first notice of Lifecycle 6.1.
  renewalDueLeadDays: 30,
  // XCP 5.4: the registrar's own renewal runs about 30 days before expiry and needs about two days to be switched;
  // three more are our choice, for a weekend.
  letExpireCheckDays: 35,
  // Our choice: a week, where the deciding moment is so early that the figure above would come after it.
  letExpireCheckLeadDays: 7,
  // Our choice: registries think in their own zones, and answer of yesterday's date tomorrow.
  readAfterDays: 1,
  // Our choice: more than a correction (month ends: 31 days), less than the time from our first moment of a term to the next term.
  sameTermDays: 45,
  // Lifecycle 6.1 for the windows. Aims are our choice: "about one month", "about one week", and soon after expiry with
  // days left for a repetition.
  notices: [
    { notice: 'first', opensOffsetDays: -35, closesOffsetDays: -26, aimOffsetDays: -30 },
    { notice: 'second', opensOffsetDays: -10, closesOffsetDays: -4, aimOffsetDays: -7 },
    { notice: 'after_expiry', opensOffsetDays: 0, closesOffsetDays: 5, aimOffsetDays: 1 },
  ],
};
