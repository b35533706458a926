// What comes and goes; the workers themselves are the SDK's.
import type { Worker } from '@temporalio/worker';
import { expect, test } from 'vitest';
import { Fleet, type Wanted } from '../../../src/worker/fleet.js';

interface Standing {
  readonly wanted: (key: string, stamp?: string) => Wanted;
  readonly running: () => readonly string[];
  readonly fail: (key: string) => void;
}

function standingWorkers(): Standing {
  const ends = new Map<string, { readonly end: () => void; readonly fail: (error: Error) => void }>();
  const make = (key: string): Worker => {
    let state = 'INITIALIZED';
    const worker = {
      getState: () => state,
      shutdown: () => ends.get(key)?.end(),
      run: () => {
        state = 'RUNNING';
        return new Promise<void>((resolve, reject) => {
          const stop = (): void => {
            state = 'STOPPED';
            ends.delete(key);
          };
          ends.set(key, { end: () => (stop(), resolve()), fail: (error) => (stop(), reject(error)) });
        });
      },
    };
    return worker as unknown as Worker;
  };
  return {
    wanted: (key, stamp = '') => ({ key, stamp, create: () => Promise.resolve(make(`${key}${stamp}`)) }),
    running: () => [...ends.keys()].toSorted(),
    fail: (key) => ends.get(key)?.fail(new Error(`${key} failed`)),
  };
}

const isQueue = (key: string): boolean => key !== 'workflows';

test('a queue that is wanted anew is served, one that is wanted no more is stopped, and the others run on', async () => {
  const { wanted, running } = standingWorkers();
  const fleet = new Fleet(() => {});
  await fleet.add(wanted('workflows'));
  await fleet.become([wanted('a'), wanted('b')], isQueue);
  expect(running()).toEqual(['a', 'b', 'workflows']);
  await fleet.become([wanted('b'), wanted('c')], isQueue);
  expect(running()).toEqual(['b', 'c', 'workflows']);
  await fleet.stop();
  expect(running()).toEqual([]);
});

test('other limits make another worker', async () => {
  const { wanted, running } = standingWorkers();
  const fleet = new Fleet(() => {});
  await fleet.become([wanted('a', '-slow')], isQueue);
  await fleet.become([wanted('a', '-fast')], isQueue);
  expect(running()).toEqual(['a-fast']);
});

test('a queue that cannot be served is said, hides no other, and is tried again', async () => {
  const { wanted, running } = standingWorkers();
  const warnings: string[] = [];
  const fleet = new Fleet((sentence) => warnings.push(sentence));
  const broken: Wanted = { key: 'a', stamp: '', create: () => Promise.reject(new Error('no connection')) };
  await fleet.become([broken, wanted('b')], isQueue);
  expect([running(), warnings]).toEqual([['b'], [expect.stringContaining('Queue a cannot be served')]]);
  await fleet.become([wanted('a'), wanted('b')], isQueue);
  expect(running()).toEqual(['a', 'b']);
});

test('a worker that fails is told, and one that is made while all stop does not stay', async () => {
  const { wanted, running, fail } = standingWorkers();
  const fleet = new Fleet(() => {});
  await fleet.become([wanted('a'), wanted('b')], isQueue);
  fail('a');
  await expect(fleet.failure).rejects.toThrow('a failed');
  await fleet.stop();
  await fleet.add(wanted('late'));
  expect(running()).toEqual([]);
});
