import { describe, expect, test } from 'vitest';
import {
  expiredObjection,
  isAboutHosts,
  parseNameserversRequest,
} from '../../../../src/domain/operations/update-nameservers.js';

const now = Date.parse('2027-03-01T12:00:00Z');

describe('an expired name', () => {
  test("keeps its delegation, by the registrar's own date", () => {
    const truth = { expiresAt: '2028-03-01T00:00:00.000Z', registrarExpiresAt: '2027-03-01T00:00:00.000Z' };
    expect(expiredObjection(truth, now)).toMatchObject({ outcome: 'not_allowed' });
  });

  test('is judged by the date of the registry where the registrar tells none', () => {
    expect(expiredObjection({ expiresAt: '2027-03-01T00:00:00.000Z' }, now)).toBeDefined();
    expect(expiredObjection({ expiresAt: '2027-03-02T00:00:00.000Z' }, now)).toBeUndefined();
  });

  test('is not one whose registry lags behind a renewal', () => {
    const truth = { expiresAt: '2027-03-01T00:00:00.000Z', registrarExpiresAt: '2028-03-01T00:00:00.000Z' };
    expect(expiredObjection(truth, now)).toBeUndefined();
  });
});

test.each([
  ['435', '', true],
  ['405', 'Registry error', true],
  ['465', 'Invalid nameserver', true],
  ['465', 'Bad host name', true],
  ['445', 'Quota', false],
  ['480', 'Not found', false],
])('single hosts are asked for after %s %j: %s', (code, text, expected) => {
  expect(isAboutHosts(code, text)).toBe(expected);
});

test('the whole set is asked for, in order', () => {
  const nameServers = ['ns2.example.net', 'ns1.example.net'];
  expect(parseNameserversRequest({ domain: 'example.com', nameServers })).toMatchObject({
    kind: 'valid',
    value: { domain: 'example.com', nameServers },
  });
  expect(parseNameserversRequest({ domain: 'example.com' })).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'nameServers' }],
  });
});
