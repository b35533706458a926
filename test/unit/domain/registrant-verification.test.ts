import { describe, expect, test } from 'vitest';
import { type VerificationReading, figureOf, obligationFrom } from '../../../src/domain/registrant-verification.js';
import { policyOf } from './support/orders.js';

const deadline = '2027-03-16T00:00:00.000Z';
const com = policyOf('com');

describe('what a registrant still has to do', () => {
  test.each(['unverified', 'pending', 'verifying', 'not_verified'] as const)(
    'while %s: to follow the link, by the deadline, or the name stops resolving',
    (status) => {
      expect(obligationFrom({ status, deadline }, com)).toEqual({
        what: 'the registrant follows the link in the verification mail',
        until: deadline,
        consequence: 'the name stops resolving',
      });
    },
  );

  test.each(['verified', 'unknown'] as const)('nothing, when %s', (status) => {
    expect(obligationFrom({ status }, com)).toBeUndefined();
  });

  test('suspended: the consequence is here already, and no deadline is left', () => {
    expect(obligationFrom({ status: 'suspended', deadline }, com)).toEqual({
      what: expect.stringContaining('suspended until then') as string,
    });
  });

  test('a mail that came back is said to have come back', () => {
    const reading: VerificationReading = { status: 'verifying', deadline, hasMailBounced: true };
    expect(obligationFrom(reading, com)?.what).toContain('came back');
  });

  test('no consequence is invented where policy knows none', () => {
    expect(obligationFrom({ status: 'verifying' }, {})).toEqual({
      what: 'the registrant follows the link in the verification mail',
    });
  });
});

test('R-1: days to agree and days of tests are figures of the pinned policy', () => {
  expect(figureOf(com, 'owner-change-approval')?.windowDays).toBe(14);
  expect(figureOf(policyOf('it'), 'name-servers-answer')?.windowDays).toBe(30);
  expect(figureOf(policyOf('us'), 'owner-change-approval')).toBeUndefined();
});
