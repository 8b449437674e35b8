import { findOperation } from '@gatehouse/connector';
import { expect, test } from 'vitest';
import { inputHash } from './input-hash.ts';

const create = findOperation('tags.create');
const hash = (input: unknown) => inputHash(create, input);

test('the same input has the same hash, however its fields are ordered', () => {
  const one = { name: 'a', users: [{ id: '1', untag: true }], nested: { x: null, y: [1] } };
  const same = { nested: { y: [1], x: null }, users: [{ untag: true, id: '1' }], name: 'a' };
  expect(hash(one)).toBe(hash(same));
  expect(hash(one)).toMatch(/^[0-9a-f]{64}$/);
});

test('an id is the same as a number and as text, and nothing else is', () => {
  expect(hash({ admin_id: 1 })).toBe(hash({ admin_id: '1' }));
  expect(hash({ name: 1 })).not.toBe(hash({ name: '1' }));
});

test('whatever differs tells two calls apart', () => {
  const inputs = [
    {},
    { name: 'a' },
    { name: 'b' },
    { name: null },
    { name: ['a'] },
    { name: ['a', 'b'] },
    { name: ['b', 'a'] },
    { name: [{ id: '1' }] },
    { name: [{ id: '2' }] },
    { name: { a: 'a' } },
    { a: 'name' },
    null,
    'a',
    1,
  ];
  const hashes = [...inputs.map(hash), inputHash(findOperation('tags.list'), {})];
  expect(new Set(hashes).size).toBe(inputs.length + 1);
});
