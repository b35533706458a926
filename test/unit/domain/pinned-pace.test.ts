// What an operation keeps of its pace: a version, and what the settings file changed.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { defaultPace, scaledPace } from '../../../src/domain/pace.js';
import { paceOf, paces, pinnedPaceFrom } from '../../../src/domain/pinned-pace.js';

describe('a pace that is pinned', () => {
  test.each([1, 0.01, 0.002])('at factor %d gives the same figures again', (factor) => {
    const pace = factor === 1 ? defaultPace : scaledPace(defaultPace, factor);
    const pinned: unknown = JSON.parse(JSON.stringify(pinnedPaceFrom(pace, factor)));
    expect(paceOf(pinned as never)).toEqual(pace);
    expect(JSON.stringify(pinned).length).toBeLessThan(60);
  });

  test('keeps what the settings file gave, and its own name', () => {
    const pace = { ...scaledPace(defaultPace, 0.5), maxAttempts: 2, version: `${defaultPace.version}*0.5+file` };
    expect(paceOf(pinnedPaceFrom(pace, 0.5))).toEqual(pace);
  });

  test('of an unknown version is no guess', () => {
    expect(() => paceOf({ of: '2031-01-01.1', factor: 1 })).toThrow(/not known to this worker/);
  });

  // Operations under way go by it: a figure that changes takes a new version, and the old one stays.
  test.each([['2026-11-22.1', '58e9312cee8a9f6a']])('version %s is what it was', (version, hash) => {
    const text = JSON.stringify(paces.get(version));
    expect(createHash('sha256').update(text).digest('hex').slice(0, 16)).toBe(hash);
  });
});
