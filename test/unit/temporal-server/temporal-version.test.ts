import { expect, test } from 'vitest';
import { isSufficient, parseTemporalVersion, serverMinor } from '../../../src/temporal-server/temporal-version.js';

const printed = (server: string) => `temporal version 1.9.1 (Server ${server}, UI 2.54.1)\n`;

test('reads the three versions that the CLI prints', () => {
  expect(parseTemporalVersion(printed('1.32.0'))).toEqual({
    cliVersion: '1.9.1',
    serverVersion: '1.32.0',
    uiVersion: '2.54.1',
  });
});

test.each(['', 'temporal 1.9.1', 'Temporalio 3', 'usage: temporal version 1.9.1'])(
  'takes %j for no Temporal CLI',
  (output) => {
    expect(parseTemporalVersion(output)).toBeUndefined();
  },
);

test.each([
  ['1.31.9', false],
  ['1.32.0', true],
  ['1.32.0-rc.1', true],
  ['1.100.2', true],
  ['0.99.0', false],
  ['2.0.0', true],
  ['DEV', false],
])('server %s sufficient: %s', (server, sufficient) => {
  const version = { cliVersion: '1.9.1', serverVersion: server, uiVersion: '2.54.1' };
  expect(isSufficient(version)).toBe(sufficient);
});

test('names the database by the minor version', () => {
  expect(serverMinor('1.32.0')).toBe('1.32');
});
