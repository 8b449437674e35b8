import { describe, expect, test } from 'vitest';
import { createCaller, errorOf } from '../testing/caller.ts';
import { dayIn } from './calendar.ts';
import { compileQuery, type Field, type Searchable, searchFieldsOf, sortRows, wordsOf } from './search.ts';

interface Row {
  name: string | null;
  body: string;
  count: number | null;
  flag: boolean;
  at: number | null;
  tags: string[];
}

const row: Row = {
  name: 'Ada Byron',
  body: '<p>I need <b>support</b>, please!</p>',
  count: 5,
  flag: true,
  at: 1_000_000,
  tags: ['t1', 't2'],
};
const fields = new Map<string, Field<Row>>([
  ['name', { type: 'string', read: (one) => one.name }],
  ['body', { type: 'words', read: (one) => one.body }],
  ['count', { type: 'integer', read: (one) => one.count }],
  ['flag', { type: 'boolean', read: (one) => one.flag }],
  ['at', { type: 'date', read: (one) => one.at }],
  ['tag_id', { type: 'tag', read: (one) => one.tags }],
]);
const { operators } = searchFieldsOf('conversations.search');
const { operators: contactOperators } = searchFieldsOf('contacts.search');
const exact: Searchable<Row> = { field: (name) => fields.get(name), operators };
const byDay: Searchable<Row> = { field: (name) => fields.get(name), operators: contactOperators, dayOf: dayIn('America/Los_Angeles') };

describe('one filter', () => {
  test.each<[string, string, unknown, boolean]>([
    ['name', '=', 'ada byron', true],
    ['name', '=', 'ada', false],
    ['name', '!=', 'Grace', true],
    ['name', '~', 'byr', true],
    ['name', '!~', 'byr', false],
    ['name', '^', 'Ada', true],
    ['name', '^', 'Byron', false],
    ['name', '$', 'byron', true],
    ['name', 'IN', ['x', 'Ada Byron'], true],
    ['name', 'NIN', ['x', 'Ada Byron'], false],
    ['name', '=', null, false],
    ['name', '=', 5, false],
    ['name', '=', true, false],
    ['name', '!=', null, true],
    ['count', '>', 5, false],
    ['count', '>=', 5, true],
    ['count', '<', '6', true],
    ['count', '<', 5, false],
    ['count', '<=', 4, false],
    ['count', '<=', 5, true],
    ['count', 'IN', [4, 5], true],
    ['flag', '=', true, true],
    ['flag', '=', 'false', false],
    ['flag', '=', 'true', true],
    ['at', '=', 1_000_000, true],
    ['at', '>', 999_999, true],
    ['at', '<', 1_000_000, false],
    ['tag_id', '=', 't2', true],
    ['tag_id', '!=', 't2', false],
    ['tag_id', '!=', 't3', true],
    ['tag_id', 'IN', ['t3', 't1'], true],
    ['tag_id', 'NIN', ['t2'], false],
    ['tag_id', 'NIN', ['t3'], true],
    ['tag_id', '~', '2', true],
    ['tag_id', '!~', '2', false],
    ['tag_id', '!~', '3', true],
    ['body', '=', 'support', true],
    ['body', '=', 'need support', false],
    ['body', '~', 'supp', true],
    ['body', '~', 'need support', false],
    ['body', '^', 'plea', true],
    ['body', '!~', 'refund', true],
    ['body', '=', 'b', false],
  ])('%s %s %j is %s', (field, operator, value, expected) => {
    expect(compileQuery({ field, operator, value }, exact)(row)).toBe(expected);
  });

  test('what is not set is null, and no text matches it', () => {
    const empty = { ...row, name: null, count: null, tags: [] };
    for (const operator of ['<', '<=', '>', '>=']) {
      expect(compileQuery({ field: 'count', operator, value: 0 }, exact)(empty)).toBe(false);
    }
    expect(compileQuery({ field: 'name', operator: '=', value: null }, exact)(empty)).toBe(true);
    expect(compileQuery({ field: 'name', operator: '~', value: 'null' }, exact)(empty)).toBe(false);
    expect(compileQuery({ field: 'tag_id', operator: '=', value: null }, exact)(empty)).toBe(true);
  });
});

describe('groups', () => {
  const yes = { field: 'flag', operator: '=', value: true };
  const no = { field: 'flag', operator: '=', value: false };
  const group = (operator: string, ...value: unknown[]) => ({ operator, value });

  test('AND and OR, two levels deep', () => {
    expect(compileQuery(group('AND', yes, group('OR', no, yes)), exact)(row)).toBe(true);
    expect(compileQuery(group('AND', yes, group('OR', no, no)), exact)(row)).toBe(false);
  });

  test.each([
    ['a third level', group('AND', group('OR', group('AND', yes))), 'query'],
    ['sixteen filters', group('AND', ...Array.from({ length: 16 }, () => yes)), 'value'],
    ['an unknown word', group('XOR', yes), 'operator'],
    ['no filters', group('AND'), 'value'],
    ['a filter without its list', { operator: 'AND', value: yes }, 'value'],
    ['a text', 'refund', 'query'],
    ['a list', [yes], 'query'],
    ['nothing in a group', group('AND', null), 'query'],
    ['nothing', undefined, undefined],
    ['nothing, said', null, undefined],
    ['an operator that the field does not have', { field: 'flag', operator: '~', value: true }, 'operator'],
    ['a field that there is not', { field: 'size', operator: '=', value: 1 }, 'field'],
    ['a list for one value', { field: 'name', operator: '=', value: ['Ada'] }, 'value'],
    ['one value for a list', { field: 'name', operator: 'IN', value: 'Ada' }, 'value'],
    ['an endless number', { field: 'count', operator: '>', value: Number.POSITIVE_INFINITY }, 'value'],
  ])('%s is refused', (_, query, field) => {
    expect(() => compileQuery(query, exact)).toThrowError(expect.objectContaining({ status: 400, field }));
  });

  test('fifteen filters are allowed', () => {
    expect(compileQuery(group('OR', ...Array.from({ length: 15 }, () => yes)), exact)(row)).toBe(true);
  });
});

describe('contacts compare whole days of the workspace', () => {
  // 2026-03-10 15:30 in UTC is 08:30 on the 10th in Los Angeles; the day there lasts from 07:00 to 07:00 UTC.
  const noon = Date.UTC(2026, 2, 10, 15, 30) / 1000;
  const test1 = (operator: string, at: number) => compileQuery({ field: 'at', operator, value: noon }, byDay)({ ...row, at });
  const start = Date.UTC(2026, 2, 10, 7) / 1000;
  const end = Date.UTC(2026, 2, 11, 7) / 1000;

  test('= is the day, > from the next day on, < before it', () => {
    expect([start - 1, start, end - 1, end].map((at) => test1('=', at))).toEqual([false, true, true, false]);
    expect([end - 1, end].map((at) => test1('>', at))).toEqual([false, true]);
    expect([start - 1, start].map((at) => test1('<', at))).toEqual([true, false]);
  });

  test('what has no date is on no day, and is found as null', () => {
    const undated = { ...row, at: null };
    const matches = (operator: string, value: unknown) => compileQuery({ field: 'at', operator, value }, byDay)(undated);
    expect(['=', '>', '<'].map((operator) => matches(operator, noon))).toEqual([false, false, false]);
    expect(['=', '>', '<'].map((operator) => matches(operator, null))).toEqual([true, false, false]);
  });

  test.each([
    ['America/Los_Angeles', Date.UTC(2026, 2, 8, 20), 23],
    ['America/Los_Angeles', Date.UTC(2026, 10, 1, 20), 25],
    ['Pacific/Auckland', Date.UTC(2026, 3, 5, 1), 25],
    ['UTC', Date.UTC(2026, 3, 5, 1), 24],
  ])('in %s a day may have other than 24 hours', (zone, at, hours) => {
    const [from, to] = dayIn(zone)(at / 1000);
    expect((to - from) / 3600).toBe(hours);
  });

  test('milliseconds match nothing and raise nothing', () => {
    expect(compileQuery({ field: 'at', operator: '=', value: 1_773_156_600_000_000 }, byDay)(row)).toBe(false);
  });

  test.each(['>=', '<=', '!=', 'IN'])('%s is refused for dates', (operator) => {
    expect(() => compileQuery({ field: 'at', operator, value: noon }, byDay)).toThrowError(expect.objectContaining({ status: 400 }));
  });
});

test.each([
  ['unknown field', { field: 'shoe_size', operator: '=', value: 1 }, [400, 'invalid_field', 'shoe_size is not a valid search field']],
  [
    'unknown attribute',
    { field: 'custom_attributes.x', operator: '=', value: 1 },
    [400, 'invalid_field', 'custom_attributes.x is not a valid search field'],
  ],
  ['list without list', { field: 'email', operator: 'IN', value: 'a' }, [400, 'type_mismatch', 'The value of IN must be an array']],
  ['text for a date', { field: 'created_at', operator: '>', value: 'yesterday' }, [400, 'type_mismatch', 'The value must be of type date']],
  ['list for one', { field: 'email', operator: '=', value: ['a'] }, [400, 'type_mismatch', 'The value of = must not be an array']],
  ['thing for a tag', { field: 'tag_id', operator: '=', value: {} }, [400, 'type_mismatch', 'The value must be of type string']],
  ['thing for a field', { field: { a: 1 }, operator: '=', value: 1 }, [400, 'invalid_field', '{"a":1} is not a valid search field']],
  [
    'endless name',
    { field: 'x'.repeat(150), operator: '=', value: 1 },
    [400, 'invalid_field', `${'x'.repeat(100)} is not a valid search field`],
  ],
  ['AND on a field', { field: 'email', operator: 'AND', value: [] }, [500, 'server_error', 'An unexpected error occurred']],
  ['OR on a field', { field: 'email', operator: 'OR', value: [] }, [500, 'server_error', 'An unexpected error occurred']],
  ['no query', undefined, [400, 'parameter_not_found', 'query is a required parameter']],
])('%s ends in an error of Intercom', async (_, query, expected) => {
  expect(errorOf(await createCaller().send('POST', '/contacts/search', { query }))).toEqual(expected);
});

test('the order of a search is checked from 2.16 on', async () => {
  const caller = createCaller();
  const body = { query: { field: 'role', operator: '=', value: 'user' }, sort: { field: 'name', order: 'desc' } };
  expect(errorOf(await caller.send('POST', '/contacts/search', body))).toEqual([
    400,
    'invalid_sort_order',
    "Invalid sort order 'desc'. Must be one of: ascending, descending",
  ]);
  expect((await caller.send('POST', '/contacts/search', body, { 'intercom-version': '2.15' })).status).toBe(200);
});

describe('the order of what was found', () => {
  const found = [
    { id: 'b', n: 2, flag: false, tags: ['i'] },
    { id: 'a', n: 2, flag: true, tags: ['h', 'j'] },
    { id: 'c', n: null, flag: true, tags: [] },
    { id: 'd', n: 10, flag: false, tags: ['g'] },
  ];
  type Found = (typeof found)[number];
  const columns = new Map<string, Field<Found>>([
    ['n', { type: 'integer', read: (one) => one.n }],
    ['flag', { type: 'boolean', read: (one) => one.flag }],
    ['tag', { type: 'tag', read: (one) => one.tags }],
  ]);
  const searchable: Searchable<Found> = { field: (name) => columns.get(name), operators };
  const idsBy = (sort: unknown) =>
    sortRows(found, sort, searchable)
      ?.rows.map(({ id }) => id)
      .join('');

  test.each<[unknown, string]>([
    [{ field: 'n', order: 'ascending' }, 'cabd'],
    [{ field: 'n', order: 'descending' }, 'dbac'],
    [{ field: 'n' }, 'dbac'],
    ['n', 'dbac'],
    [{ field: 'flag', order: 'ascending' }, 'bdac'],
    [{ field: 'tag', order: 'ascending' }, 'cdab'],
  ])('by %j', (sort, ids) => {
    expect(idsBy(sort)).toBe(ids);
  });

  test('is nothing without a sort, and tells by what and which way it went', () => {
    expect([sortRows(found, undefined, searchable), sortRows(found, null, searchable)]).toEqual([undefined, undefined]);
    const down = sortRows(found, { field: 'flag' }, searchable);
    expect([down?.descending, down?.keyOf(found[1] as Found)]).toEqual([true, [1, 'a']]);
    expect(sortRows(found, { field: 'flag', order: 'ascending' }, searchable)?.descending).toBe(false);
  });

  test('by what is no field is refused, with its name cut short', () => {
    const name = 'x'.repeat(150);
    for (const sort of [{ field: name }, name]) {
      const refusal = { status: 400, code: 'invalid_field', message: `${'x'.repeat(100)} is not a valid sort field`, field: 'sort' };
      expect(() => idsBy(sort)).toThrow(expect.objectContaining(refusal));
    }
    const strict = { ...searchable, checksOrder: true };
    expect(() => sortRows(found, { field: 'n', order: 'y'.repeat(150) }, strict)).toThrow(
      `Invalid sort order '${'y'.repeat(100)}'. Must be one of: ascending, descending`,
    );
    expect(sortRows(found, { field: 'n', order: 'ascending' }, strict)?.rows).toHaveLength(4);
    expect(sortRows(found, 'n', strict)?.descending).toBe(true);
    expect(sortRows(found, { field: 'n', order: 'descending' }, strict)?.rows).toHaveLength(4);
  });
});

test.each([
  [{ field: 'body', operator: '=', value: {} }, 'string'],
  [{ field: 'flag', operator: '=', value: 'yes' }, 'boolean'],
  [{ field: 'count', operator: '=', value: 'five' }, 'integer'],
])('%j is not of the type %s', (query, type) => {
  const refusal = { status: 400, code: 'type_mismatch', message: `The value must be of type ${type}`, field: 'value' };
  expect(() => compileQuery(query, exact)).toThrow(expect.objectContaining(refusal));
});

test('words come from the text, not from the markup', () => {
  expect(wordsOf('<p class="refund">Größe, e-mail &amp; "Order" #12!</p>')).toEqual(['größe', 'e-mail', 'order', '12']);
});
