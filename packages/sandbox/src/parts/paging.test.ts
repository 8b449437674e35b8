import { describe, expect, test } from 'vitest';
import { type Answer, createCaller, errorOf, rows, text, thing } from '../testing/caller.ts';
import { compareValues, cursorPage, decodeCursor, encodeCursor, perPage } from './paging.ts';

const caller = createCaller({ size: { contacts: 230, companies: 70, conversations: 130, articles: 40 } });

const idsOf = (list: unknown) => rows(list).map((row) => text(row['id']));

/** Follows a list to its end and answers every id, in the order in which it came. */
async function walk(first: Answer, list: string, next: (answer: Answer) => Promise<Answer> | undefined): Promise<string[]> {
  const ids: string[] = [];
  for (let answer: Answer | undefined = first; answer; answer = await next(answer)) {
    expect(answer.status).toBe(200);
    ids.push(...idsOf(answer.body[list]));
  }
  return ids;
}

/** Of a walk: the pages count up, and only the last one has no next, with rows on it. */
async function expectPages(first: Answer, list: string, next: (answer: Answer) => Promise<Answer> | undefined): Promise<string[]> {
  let page = 0;
  return walk(first, list, (answer) => {
    page += 1;
    const following = next(answer);
    const total = Math.ceil(Number(first.body['total_count']) / Number(first.body['pages']?.['per_page']));
    expect(answer.body['pages']).toMatchObject({ type: 'pages', page, total_pages: total });
    expect(rows(answer.body[list]).length).toBeGreaterThan(0);
    expect(following === undefined).toBe(page === total);
    return following;
  });
}

const cursorOf = (answer: Answer) => text(answer.body['pages']?.['next']?.['starting_after']) || undefined;

describe('every form walks the whole list, without loss or repetition', () => {
  test.each([
    ['/contacts?per_page=7', 'data'],
    ['/conversations?per_page=9', 'conversations'],
  ])('cursor: %s', async (path, list) => {
    const first = await caller.get(path);
    const ids = await expectPages(first, list, (answer) => {
      const cursor = cursorOf(answer);
      return cursor === undefined ? undefined : caller.get(`${path}&starting_after=${encodeURIComponent(cursor)}`);
    });
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(first.body['total_count']);
  });

  test.each([
    ['/contacts/search', 'data', { field: 'role', operator: '=', value: 'user' }, undefined],
    ['/contacts/search', 'data', { field: 'role', operator: '=', value: 'user' }, { field: 'name', order: 'ascending' }],
    ['/contacts/search', 'data', { field: 'role', operator: '!=', value: 'x' }, { field: 'last_seen_at', order: 'descending' }],
    ['/conversations/search', 'conversations', { field: 'id', operator: '!=', value: '1' }, undefined],
  ])('body cursor: %s %#', async (path, list, query, sort) => {
    const ask = (cursor?: string) => caller.send('POST', path, { query, sort, pagination: { per_page: 8, starting_after: cursor } });
    const first = await ask();
    const ids = await walk(first, list, (answer) => {
      const cursor = cursorOf(answer);
      return cursor === undefined ? undefined : ask(cursor);
    });
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(first.body['total_count']);
    expect(ids.length).toBeGreaterThan(8);
  });

  test.each(['/companies?per_page=8', '/articles?per_page=7'])('page: %s, by the URL of the next page', async (path) => {
    const first = await caller.get(path);
    const ids = await expectPages(first, 'data', (answer) => {
      const next = text(answer.body['pages']?.['next']);
      return next ? caller.get(next) : undefined;
    });
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(first.body['total_count']);
  });

  test.each(['/contacts', '/companies'])('%s: a page that takes up all there is has no next', async (path) => {
    const small = createCaller();
    const total = (await small.get(path)).body['total_count'];
    const { body } = await small.get(`${path}?per_page=${total}`);
    expect(rows(body['data'])).toHaveLength(Number(total));
    expect(body['pages']?.['next'] ?? null).toBeNull();
  });

  test('the next page knows its number', async () => {
    expect((await caller.get('/contacts?per_page=7')).body['pages']?.['next']?.['page']).toBe(2);
  });

  test('url: events, newest first', async () => {
    const company = await caller.get('/companies?company_id=acme');
    const people = await caller.get(`/companies/${company.body['data']?.[0]?.['id']}/contacts`);
    expect(people.body['total_count']).toBe(12);
    const seen = await Promise.all(
      rows(people.body['data']).map(async (contact) => {
        const path = `/events?type=user&user_id=${contact['external_id']}`;
        const all = await caller.get(`${path}&per_page=150`);
        const ids = await walk(await caller.get(`${path}&per_page=2`), 'events', (answer) => {
          const next = text(answer.body['pages']?.['next']);
          return next ? caller.get(next) : undefined;
        });
        expect(ids).toEqual(idsOf(all.body['events']));
        return ids.length;
      }),
    );
    expect(Math.max(...seen)).toBeGreaterThan(4);
  });
});

test('a list without a cursor is read from its beginning', async () => {
  for (const nothing of [undefined, null, '']) expect(decodeCursor(nothing)).toBeUndefined();
  expect((await caller.get('/contacts?per_page=7&starting_after=')).body['pages']?.['page']).toBe(1);
});

test('a cursor holds where the page ended, in milliseconds as those of Intercom, and the next page', async () => {
  const { body } = await caller.get('/contacts?per_page=3');
  const last = thing(body['data']?.[2]);
  expect(decodeCursor(body['pages']?.['next']?.['starting_after'])).toEqual([Number(last['created_at']) * 1000, last['id'], 2]);
});

test('the last page of contacts has no next, that of companies has null', async () => {
  const contacts = await caller.get(`/contacts?per_page=150&starting_after=${encodeURIComponent(encodeCursor([9e15, 'f', 2]))}`);
  expect(contacts.body['data']).toEqual([]);
  expect(Object.keys(contacts.body['pages'] ?? {})).not.toContain('next');
  expect((await caller.get('/companies?page=9000&per_page=1')).body['pages']).toMatchObject({ next: null, page: 9000 });
  expect((await caller.get('/companies?page=10000&per_page=1')).status).toBe(200);
  expect(errorOf(await caller.get('/companies?page=9000&per_page=60'))).toEqual([
    400,
    'client_error',
    'page limit reached, please use scroll API',
  ]);
});

test.each([
  ['/contacts', 10],
  ['/conversations', 20],
  ['/companies', 15],
  ['/articles', 25],
])('%s has its own standard page', async (path, count) => {
  expect((await caller.get(path)).body['pages']?.['per_page']).toBe(count);
});

test('the number of a page is clamped, and must be a number', async () => {
  const pageOf = async (page: string) => (await caller.get(`/articles?page=${page}`)).body['pages']?.['page'];
  expect([await pageOf(''), await pageOf('-3'), await pageOf('2')]).toEqual([1, 1, 2]);
  for (const wrong of ['two', '1.5', '1234567890']) {
    const { status, body } = await caller.get(`/articles?page=${wrong}`);
    expect([status, body['errors']?.[0]?.['field']]).toEqual([400, 'page']);
  }
});

test('the address of the next page says how long the pages are', async () => {
  expect(text((await caller.get('/articles')).body['pages']?.['next'])).toMatch(/\/articles\?per_page=25&page=2$/);
});

test('nothing has no pages [2.16 description, examples of empty lists]', async () => {
  const query = { field: 'role', operator: '=', value: 'nobody' };
  const none = { page: 1, total_pages: 0 };
  expect((await caller.send('POST', '/contacts/search', { query })).body).toMatchObject({ total_count: 0, pages: none });
  const small = createCaller({ size: { contacts: 1, companies: 0, conversations: 0, articles: 0 } });
  expect((await small.get('/articles')).body).toMatchObject({ total_count: 0, pages: none });
});

test('the size of a page is clamped, and must be a number', async () => {
  expect((await caller.get('/contacts?per_page=9999')).body['pages']?.['per_page']).toBe(150);
  expect((await caller.get('/contacts?per_page=0')).body['pages']?.['per_page']).toBe(1);
  expect((await caller.get('/contacts?per_page=ten')).status).toBe(400);
  expect(perPage('25', 10, 150)).toBe(25);
});

const inBase64 = (json: string) => Buffer.from(json).toString('base64');
const wrongPlaces = [
  '[1]',
  '[1,"a",2,0]',
  '[1,"a",0]',
  '[1,"a",1]',
  '[1,"a",2.5]',
  '[1,"",2]',
  '[1,7,2]',
  '[true,"a",2]',
  '[1e999,"a",2]',
  '{"a":1}',
];

test.each(['nonsense', '%%%', ...wrongPlaces.map(inBase64)])('a bad cursor is refused in words: %s', async (cursor) => {
  const expected = [
    400,
    'client_error',
    'Invalid starting_after param. Please try again using a starting_after value from a paginated response',
  ];
  expect(errorOf(await caller.get(`/contacts?starting_after=${encodeURIComponent(cursor)}`))).toEqual(expected);
  const query = { field: 'role', operator: '=', value: 'user' };
  expect(errorOf(await caller.send('POST', '/contacts/search', { query, pagination: { starting_after: cursor } }))).toEqual(expected);
});

test('a cursor names a place: rows that disappear shift nothing', () => {
  const rows = [1, 2, 3, 4, 5, 6].map((value) => ({ value, id: `r${value}` }));
  const request = { perPage: 2, keyOf: (row: { value: number; id: string }) => [row.value, row.id] as const, descending: false };
  const first = cursorPage(rows, { ...request, cursor: undefined });
  const without = rows.filter((row) => row.value > 2);
  const second = cursorPage(without, { ...request, cursor: decodeCursor(first.pages.next?.starting_after) });
  expect(second.rows.map((row) => row.value)).toEqual([3, 4]);
});

test('rows of a page: the standard unless told, within bounds, and whole', () => {
  for (const nothing of [undefined, null, '']) expect(perPage(nothing, 20, 150)).toBe(20);
  const given = [1, '1', 150, '150', 151, '9999', 0, '-5', -1];
  expect(given.map((count) => perPage(count, 20, 150))).toEqual([1, 1, 150, 150, 150, 150, 1, 1, 1]);
  for (const wrong of ['many', '1.5', 1.5, '1e2', ' 1', Number.NaN, true, [], {}]) {
    expect(() => perPage(wrong, 20, 150)).toThrow(expect.objectContaining({ status: 400, code: 'parameter_invalid', field: 'per_page' }));
  }
});

test('nothing sorts before everything, numbers by size, words by code unit', () => {
  const values = ['b', 'B', '', 'a'];
  expect(values.toSorted(compareValues)).toEqual(['', 'B', 'a', 'b']);
  expect([10, null, 9, -1].toSorted(compareValues)).toEqual([null, -1, 9, 10]);
  expect([compareValues('a', 'a'), compareValues('a', 'b'), compareValues(2, 1)]).toEqual([0, -1, 1]);
  expect([compareValues(null, null), compareValues(null, 'a'), compareValues('a', null)]).toEqual([0, -1, 1]);
});

test('page 0 of articles is answered as such, and page 1 comes next; of companies it is page 1 [recorded: articles, GET /articles?page=0]', async () => {
  const [zero, one] = [(await caller.get('/articles?page=0')).body, (await caller.get('/articles?page=1')).body];
  expect(zero['pages']).toMatchObject({ page: 0, next: expect.stringMatching(/\?page=1&/) });
  expect(zero['data']).toEqual(one['data']);
  expect((await caller.get('/companies?page=0')).body['pages']).toMatchObject({ page: 1 });
});

test('a cursor holds a time in milliseconds, also of a search that sorts [facts 5.1]', async () => {
  const held = (body: unknown) => {
    const cursor = thing(thing(thing(body)['pages'])['next'])['starting_after'];
    return JSON.parse(Buffer.from(text(cursor), 'base64').toString()) as [number, string, number];
  };
  const query = { field: 'role', operator: '=', value: 'user' };
  const listed = (await caller.get('/contacts?per_page=5')).body;
  const last = thing(rows(listed['data']).at(-1));
  expect(held(listed)).toEqual([Number(last['created_at']) * 1000, text(last['id']), 2]);
  const search = { query, sort: { field: 'signed_up_at', order: 'ascending' }, pagination: { per_page: 5 } };
  const sorted = (await caller.send('POST', '/contacts/search', search)).body;
  const end = thing(rows(sorted['data']).at(-1));
  expect(held(sorted)).toEqual([Number(end['signed_up_at']) * 1000, text(end['id']), 2]);
});
