import { expect, test } from 'vitest';
import { createIds } from './ids.ts';

test('every id of a call is another one', () => {
  const { newHexId, newNumber } = createIds(1, 7, 1_773_156_606);
  const ids = [newHexId(), newHexId(), newHexId(), newNumber(15_000_000), newNumber(15_000_000), newNumber(15_000_000)];
  expect(new Set(ids).size).toBe(ids.length);
});

test('the same seed, sequence and time give the same ids; the first are those that state files of earlier versions hold', () => {
  const take = (seed: number, sequence: number) => {
    const { newHexId, newNumber } = createIds(seed, sequence, 1_773_156_606);
    return [newHexId(), newHexId(), newNumber(15_000_000)];
  };
  expect(take(1, 1)).toEqual(take(1, 1));
  expect(take(1, 1)[0]).toBe('69b038fe6283e1f46381f8b8');
  expect(take(1, 1)[2]).toBe('15000001');
  expect(take(1, 2)).not.toEqual(take(1, 1));
  expect(take(2, 1)[0]).not.toBe(take(1, 1)[0]);
});
