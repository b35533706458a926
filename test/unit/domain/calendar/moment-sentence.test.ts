import { expect, test } from 'vitest';
import type { CalendarMoment } from '../../../../src/domain/calendar/calendar-moment.js';
import { isMissedNotice, momentSentence } from '../../../../src/domain/calendar/moment-sentence.js';

const AT = '2027-05-02T08:00:00.000Z';
const EXPIRY = '2027-06-01T08:00:00.000Z';

const notice: CalendarMoment = {
  kind: 'errp_notice',
  key: 'errp_notice:first',
  at: AT,
  notice: 'first',
  opensAt: '2027-04-27T08:00:00.000Z',
  closesAt: '2027-05-06T08:00:00.000Z',
};
const decide = { kind: 'decide', key: 'decide', at: AT } as const;

test.each<[CalendarMoment, string]>([
  [notice, 'The first notice before expiry, about a month ahead, is due, and counts until 2027-05-06 08:00 UTC.'],
  [
    { kind: 'renewal_due_notice', key: 'renewal_due_notice', at: AT, decideBy: '2027-05-28T12:00:00.000Z' },
    'Nobody has decided whether to renew; it can be decided until 2027-05-28 12:00 UTC.',
  ],
  [
    { kind: 'renew', key: 'renew', at: AT, renewBy: '2027-05-28T12:00:00.000Z' },
    'The renewal is to be ordered, at the latest on 2027-05-28 12:00 UTC.',
  ],
  [
    { kind: 'let_expire_check', key: 'let_expire_check', at: AT, intent: 'lapse' },
    "The registrar's settings for expiry are compared with what is wanted (lapse).",
  ],
  [
    { ...decide, follows: { kind: 'renewal_overdue', expiresAt: EXPIRY } },
    'The renewal should have been confirmed by now, and the name expires on 2027-06-01 08:00 UTC: look why.',
  ],
  [
    { ...decide, follows: { kind: 'lapses', expiresAt: EXPIRY } },
    'The name is not renewed and expires on 2027-06-01 08:00 UTC.',
  ],
  [
    { ...decide, follows: { kind: 'stop_renewal', by: '2027-05-31T08:00:00.000Z' } },
    'The registry would renew and charge by itself: it must be stopped by 2027-05-31 08:00 UTC.',
  ],
  [
    { kind: 'read_expiry', key: 'read_expiry', at: AT, why: 'renewal_takes_effect' },
    'The renewal shows at the registry about now: the expiry date is read.',
  ],
  [
    { kind: 'read_expiry', key: 'read_expiry', at: AT, why: 'registry_renews_by_itself' },
    'The registry renews by itself about now: the expiry date is read.',
  ],
  [
    { kind: 'phase_change', key: 'phase_change:redemption', at: AT, phase: 'redemption', remedy: 'restore' },
    'The redemption period has begun. Only a restore brings it back.',
  ],
  [
    { kind: 'phase_change', key: 'phase_change:unknown', at: AT, phase: 'unknown', remedy: 'ask_registrar' },
    'What the registry does with the name from now on is not known here. Ask the registrar before anything is promised.',
  ],
])('a moment is said in a sentence: $kind', (moment, sentence) => expect(momentSentence(moment)).toBe(sentence));

test.each([
  ['given while its window is open', '2027-05-06T08:00:00.000Z', false],
  ['missed afterwards', '2027-05-06T08:00:00.001Z', true],
])('R-21: a notice is %s', (_, now, missed) => expect(isMissedNotice(notice, now)).toBe(missed));

test('R-21: only notices can be missed', () => {
  const late = { kind: 'renew', key: 'renew', at: AT, renewBy: AT } as const;
  expect(isMissedNotice(late, EXPIRY)).toBe(false);
});
