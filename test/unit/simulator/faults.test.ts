import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultSchema, type FaultInput } from '../../../src/simulator/faults/fault.js';
import { createFaultTable, isGlobMatch, type CallShape } from '../../../src/simulator/faults/fault-table.js';
import { createRandom } from '../../../src/simulator/state/random.js';

const CALL: CallShape = { command: 'SW_REGISTER', object: 'DOMAIN', domain: 'acme.com', account: 'r' };
const table = (...faults: readonly FaultInput[]): ReturnType<typeof createFaultTable> => {
  const made = createFaultTable();
  for (const fault of faults) made.add(faultSchema.parse(fault));
  return made;
};
const hits = (made: ReturnType<typeof createFaultTable>, calls: number, call: CallShape = CALL): readonly string[] => {
  const random = createRandom(7);
  return Array.from({ length: calls }, () => made.match(call, random).ids.join(' '));
};

describe('which calls a fault hits', () => {
  test.each<[string, FaultInput, readonly string[]]>([
    ['the first, by default', { id: 'f', action: { kind: 'drop' } }, ['f', '', '']],
    ['the n-th', { id: 'f', action: { kind: 'drop' }, nth: 2 }, ['', 'f', '']],
    ['as many as asked', { id: 'f', action: { kind: 'drop' }, times: 2 }, ['f', 'f', '']],
    ['all', { id: 'f', action: { kind: 'drop' }, times: 'always' }, ['f', 'f', 'f']],
    ['none of another command', { id: 'f', on: { command: 'RENEW' }, action: { kind: 'drop' } }, ['', '', '']],
    ['a command in any case', { id: 'f', on: { command: 'sw_register' }, action: { kind: 'drop' } }, ['f', '', '']],
    ['names by glob', { id: 'f', on: { domain: '*.com' }, action: { kind: 'drop' } }, ['f', '', '']],
    ['no other names', { id: 'f', on: { domain: '*.net' }, action: { kind: 'drop' } }, ['', '', '']],
    ['no other account', { id: 'f', on: { account: 'x' }, action: { kind: 'drop' } }, ['', '', '']],
  ])('%s', (_, fault, expected) => expect(hits(table(fault), 3)).toEqual(expected));

  test('a call is bent on the wire by one fault, and in its behaviour by several', () => {
    const made = table(
      { id: 'a', action: { kind: 'drop' } },
      { id: 'b', action: { kind: 'delay', ms: 1 } },
      { id: 'c', action: { kind: 'lock_ignored' } },
      { id: 'd', action: { kind: 'privacy_refused' } },
    );
    expect(hits(made, 3)).toEqual(['a c d', 'b', '']);
  });

  test('probability repeats for the same seed', () => {
    const run = (): readonly string[] => hits(table({ id: 'f', action: { kind: 'drop' }, probability: 0.3 }), 200);
    expect(run()).toEqual(run());
    expect(run().filter((id) => id === 'f').length).toBeGreaterThan(30);
    expect(run().filter((id) => id === 'f').length).toBeLessThan(90);
  });

  test('a name of the same id replaces the earlier fault', () => {
    const made = table({ id: 'f', action: { kind: 'drop' } }, { id: 'f', action: { kind: 'malformed_xml' } });
    expect(made.list()).toMatchObject([{ id: 'f', fault: { action: { kind: 'malformed_xml' } } }]);
  });
});

describe('holding', () => {
  test('release lets all held calls go', async () => {
    const made = table({ id: 'f', action: { kind: 'hold' } });
    const held = Promise.all([made.holdFor('f'), made.holdFor('f')]);
    expect(made.list()).toMatchObject([{ held: 2 }]);
    expect(made.release('f')).toBe(2);
    await held;
    expect(made.list()).toMatchObject([{ held: 0 }]);
  });

  test('removing the fault lets them go, too', async () => {
    const made = table({ id: 'f', action: { kind: 'hold' } });
    const held = made.holdFor('f');
    made.remove('f');
    await expect(held).resolves.toBeUndefined();
  });

  test('an unknown fault holds nothing', () => expect(createFaultTable().release('x')).toBeUndefined());
});

describe('globs', () => {
  test.each([
    ['*.com', 'a.com', true],
    ['*.com', 'com', false],
    ['a*c', 'ac', true],
    ['ab*ba', 'aba', false],
    ['*a*b*', 'xaxbx', true],
    ['*a*b*', 'bxa', false],
    ['a.c', 'abc', false],
    ['*', '', true],
  ])('%s against %s', (pattern, text, expected) => expect(isGlobMatch(pattern, text)).toBe(expected));

  test('agree with the regular expression that they stand for', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 8 });
    fc.assert(
      fc.property(letters, fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 10 }), (pattern, text) => {
        const expression = new RegExp(`^${pattern.replace(/\./g, '\\.').replace(/\*/g, '.*')}$`);
        expect(isGlobMatch(pattern, text)).toBe(expression.test(text));
      }),
    );
  });
});

test('a fault with an unknown key is refused, so that a misspelt switch is not silently nothing', () => {
  expect(faultSchema.safeParse({ action: { kind: 'drop' }, time: 1 }).success).toBe(false);
});
