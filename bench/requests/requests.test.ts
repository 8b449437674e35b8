import { operations } from '@gatehouse/connector';
import { expect, test } from 'vitest';
import { dealt, halves, jobs, lists, type Request } from './requests.ts';

const all = [...halves.forBuilding, ...halves.setAside];
const everything = [...all, ...lists.fresh];
const names = new Set<string>(operations.map(({ name }) => name));

test('every operation that a request names exists, once', () => {
  for (const { words, operations: right } of everything) {
    expect({ words, unknown: right.filter((name) => !names.has(name)) }).toEqual({ words, unknown: [] });
    expect({ words, named: new Set(right).size }).toEqual({ words, named: right.length });
  }
});

test('no request is in two lists, or twice', () => {
  const seen = everything.map(({ words }) => words.toLowerCase().replace(/[^a-z0-9]+/g, ' '));
  expect(seen.filter((words, index) => seen.indexOf(words) !== index)).toEqual([]);
  expect(all.length).toBeGreaterThanOrEqual(280);
});

test('both halves have the same of each job, and of what nothing serves', () => {
  const count = (half: readonly Request[], job: string, served: boolean) =>
    half.filter((one) => one.job === job && one.operations.length > 0 === served).length;
  for (const job of jobs)
    for (const served of [true, false]) {
      const [built, aside] = [count(halves.forBuilding, job, served), count(halves.setAside, job, served)];
      expect({ job, served, apart: Math.abs(built - aside) <= 1 }).toEqual({ job, served, apart: true });
      expect({ job, served, any: built + aside > 0 }).toEqual({ job, served, any: true });
    }
  const unserved = Object.values(halves).map((half) => half.filter((one) => one.operations.length === 0).length);
  expect(unserved).toEqual([15, 15]);
  expect(halves.forBuilding.length).toBe(halves.setAside.length);
});

test('nobody moved a request to the other half', () => {
  expect(dealt(all)).toEqual(halves);
});
