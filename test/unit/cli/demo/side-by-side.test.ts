// Chapters at the same time, told in their order.
import { expect, test } from 'vitest';
import { type Told, sideBySide } from '../../../../src/cli/demo/all/side-by-side.js';
import { Stopped } from '../../../../src/cli/demo/stopped.js';

const running = new AbortController().signal;

/** A chapter that goes on when it is told to. */
function chapter(title: string): { readonly told: Told; readonly goOn: () => void; readonly fail: () => void } {
  let goOn = (): void => undefined;
  let fail = (): void => undefined;
  const going = new Promise<void>((resolve, reject) => {
    goOn = resolve;
    fail = () => reject(new Error('it went away'));
  });
  const run: Told['run'] = async (out, expectations) => {
    out(`${title} begins`);
    await going;
    expectations.expect(`${title} ends`, true);
  };
  return { told: { title, run }, goOn: () => goOn(), fail: () => fail() };
}

test('a chapter that is done early is told after the one before it', async () => {
  const lines: string[] = [];
  const [one, two, three] = [chapter('one'), chapter('two'), chapter('three')];
  const all = sideBySide([one.told, two.told, three.told], (line) => lines.push(line), running);
  three.goOn();
  two.goOn();
  await Promise.resolve();
  expect(lines).toEqual(['one begins']);
  one.goOn();
  const expectations = await all;
  expect(lines).toEqual(['one', 'two', 'three'].flatMap((title) => [`${title} begins`, `   ok   ${title} ends`]));
  expect(expectations.map(({ met, unmet }) => [met, unmet.length])).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
  ]);
});

test('a chapter that breaks off is a claim that is not met, and the others are told', async () => {
  const lines: string[] = [];
  const [one, two] = [chapter('one'), chapter('two')];
  const all = sideBySide([one.told, two.told], (line) => lines.push(line), running);
  one.fail();
  two.goOn();
  const [broken, whole] = await all;
  expect(broken?.unmet).toEqual(['"one" is told to its end (it went away)']);
  expect(whole?.unmet).toEqual([]);
  expect(lines.at(-1)).toBe('   ok   two ends');
});

test('a story that is stopped claims nothing more', async () => {
  const lines: string[] = [];
  const stop = new AbortController();
  const one = chapter('one');
  const all = sideBySide([one.told], (line) => lines.push(line), stop.signal);
  stop.abort();
  one.fail();
  await expect(all).rejects.toBeInstanceOf(Stopped);
  expect(lines).toEqual(['one begins']);
});
