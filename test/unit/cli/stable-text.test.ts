import { expect, test } from 'vitest';
import { stableText } from './stable-text.js';

test.each([
  ['a date', 'expires 2027-11-22 08:30 UTC, read 2026-11-22T08:30:00.123Z', 'expires <date and time>, read <instant>'],
  ['an order', 'order 3515690, task 2', 'order <number>, task 2'],
  ['a made request id', 'cli-0f8fad5b-d9cb-469f-a165-70867728950e', 'cli-<uuid>'],
  ['a port', 'at 127.0.0.1:40123', 'at 127.0.0.1:<port>'],
  ['a duration and its padding', 'in 45 h     operator', 'in <duration>  operator'],
  ['progress', '08:30:00  a.com  sent\n08:30:01  a.com  read\ndone\n', '(one line for each change)\ndone\n'],
])('%s is replaced by what it stands for', (_, text, stable) => {
  expect(stableText(text)).toBe(stable);
});

test('what a run calls something of its own is renamed first', () => {
  expect(stableText('/tmp/x1/keys.json in ns-7', { '/tmp/x1/': '', 'ns-7': 'tenure' })).toBe('keys.json in tenure');
});
