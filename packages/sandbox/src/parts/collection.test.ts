import { describe, expect, test } from 'vitest';
import { createCollection } from './collection.ts';
import { type Row, room } from './room.ts';

interface Book extends Row {
  title: string;
  isbn: string | null;
  read_at: number;
  lent: boolean;
  notes: string[];
}

const books = room<Book>()({
  name: 'books',
  order: { by: (book) => book.read_at, descending: true },
  listed: (book) => !book.lent,
  keys: { title: 'any case', isbn: 'exact' },
  keyed: (book) => book.title !== 'Lost',
});

const book = (id: string, fields: Partial<Book> = {}): Book => ({
  id,
  title: `Title ${id}`,
  isbn: null,
  read_at: 100,
  lent: false,
  notes: [],
  ...fields,
});

const shelf = () => createCollection(books, [book('a', { read_at: 1 }), book('b', { read_at: 3, isbn: 'B1' }), book('c', { read_at: 2 })]);
const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id).join('');

describe('order', () => {
  test('what is put stands where it belongs, ids breaking ties; what lists leave out is there all the same', () => {
    const rows = shelf();
    for (const one of [book('e', { read_at: 2 }), book('d', { read_at: 2 }), book('z', { lent: true })]) rows.apply(books.put(one));
    expect(idsOf(rows.listed())).toBe('bedca');
    expect(idsOf(rows.all())).toBe('abcedz');
  });

  test('a row that is set moves, appears and disappears', () => {
    const rows = shelf();
    rows.apply(books.set('a', { read_at: 9 }));
    expect(idsOf(rows.listed())).toBe('abc');
    rows.apply(books.set('b', { lent: true }));
    expect(idsOf(rows.listed())).toBe('ac');
    rows.apply(books.set('b', { read_at: 10 }));
    expect(idsOf(rows.listed())).toBe('ac');
    rows.apply(books.set('b', { lent: false }));
    expect(idsOf(rows.listed())).toBe('bac');
    rows.apply(books.set('a', { title: 'Other' }));
    expect(rows.listed()[1]?.title).toBe('Other');
  });

  test('without an order rows stand as they came, one that is put again in its place', () => {
    const plain = room<Book>()({ name: 'plain', listed: ({ lent }) => !lent });
    const rows = createCollection(plain, [book('b'), book('a'), book('c', { lent: true })]);
    rows.apply(plain.put(book('b', { title: 'Again' })));
    expect(rows.listed().map(({ title }) => title)).toEqual(['Again', 'Title a']);
  });
});

describe('keys', () => {
  test('find a row by what it is now, in any case or exactly', () => {
    const rows = shelf();
    expect(rows.find('title', 'tITLE B')?.id).toBe('b');
    expect([rows.find('isbn', 'B1')?.id, rows.find('isbn', 'b1')]).toEqual(['b', undefined]);
    rows.apply(books.set('b', { title: 'New', isbn: null }));
    expect([rows.find('title', 'title b'), rows.find('isbn', 'B1'), rows.find('title', 'new')?.id]).toEqual([undefined, undefined, 'b']);
    rows.apply(books.set('b', { title: 'Lost' }));
    expect(rows.find('title', 'lost')).toBeUndefined();
  });

  test('a row gives up only its own key', () => {
    const rows = shelf();
    rows.apply(books.set('c', { title: 'Title a' }));
    rows.apply(books.remove('a'));
    expect(rows.find('title', 'title a')?.id).toBe('c');
  });
});

describe('changes', () => {
  test('push adds to the end of a list; a row that somebody holds stays as it was', () => {
    const rows = shelf();
    const held = rows.get('a');
    const { before, after, written } = rows.apply(books.push('a', 'notes', ['one', 'two']));
    expect([before, after, written]).toEqual([held, { ...held, notes: ['one', 'two'] }, ['notes']]);
    expect([held?.notes, rows.get('a')?.notes, rows.listed().at(-1)?.notes]).toEqual([[], ['one', 'two'], ['one', 'two']]);
  });

  test('remove takes a row out everywhere', () => {
    const rows = shelf();
    expect(rows.apply(books.remove('b'))).toMatchObject({ before: { id: 'b' }, after: undefined });
    expect([idsOf(rows.listed()), idsOf(rows.all()), rows.get('b'), rows.find('isbn', 'B1')]).toEqual(['ca', 'ac', undefined, undefined]);
  });

  test('what happens to a row that is not there changes nothing', () => {
    const rows = shelf();
    for (const change of [books.set('x', { lent: true }), books.push('x', 'notes', ['n']), books.remove('x')]) {
      expect(rows.apply(change)).toMatchObject({ before: undefined, after: undefined });
    }
    expect(idsOf(rows.all())).toBe('abc');
  });

  test('rows cannot be changed in place', () => {
    const rows = shelf();
    rows.apply(books.put(book('d')));
    for (const id of ['a', 'd']) expect(() => Object.assign(rows.get(id) ?? {}, { title: 'Changed' })).toThrow(TypeError);
  });
});
