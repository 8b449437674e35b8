import { expect, test } from 'vitest';
import { findOperation } from '../index.ts';
import { byResource, indexByName } from './names.ts';

const renamed = { ...findOperation('contacts.archive'), aliases: ['contacts.hide', 'people.archive'] };
const other = findOperation('tags.list');

test('an operation is found by its name and by those it had before', () => {
  const index = indexByName([renamed, other]);
  expect(index.get('contacts.archive')).toBe(renamed);
  expect(index.get('contacts.hide')).toBe(renamed);
  expect(index.get('people.archive')).toBe(renamed);
  expect(index.get('tags.hide')).toBeUndefined();
});

test('a client has it under all of them', () => {
  expect(byResource([renamed, other], ({ name }) => name)).toEqual({
    contacts: { archive: 'contacts.archive', hide: 'contacts.archive' },
    people: { archive: 'contacts.archive' },
    tags: { list: 'tags.list' },
  });
});
