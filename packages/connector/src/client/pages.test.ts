import { describe, expect, it } from 'vitest';
import { loadOperation } from '../index.ts';
import { nextInput, rowsOf, walk } from './pages.ts';

const contacts = await loadOperation('contacts.list');
const search = await loadOperation('contacts.search');
const companies = await loadOperation('companies.list');
const events = await loadOperation('events.list');
const tags = await loadOperation('tags.list');
const scroll = (await loadOperation('companies.scroll')) as unknown as typeof contacts;
const audiences = await loadOperation('audiences.list');
const merges = await loadOperation('contact_merges.list');
const articles = await loadOperation('articles.search');

describe('the next page', () => {
  it.each([
    [{ next: { starting_after: 'abc' } }, { per_page: 5, starting_after: 'abc' }],
    [{ next: { starting_after: '' } }, undefined],
    [{ next: { starting_after: 7 } }, undefined],
    [{ next: 'https://api.intercom.io/contacts?per_page=5&starting_after=abc' }, { per_page: 5, starting_after: 'abc' }],
    [{ next: '/contacts?starting_after=abc' }, { per_page: 5, starting_after: 'abc' }],
    [{ next: 'https://api.intercom.io/contacts?page=2' }, undefined],
    [{ next: null }, undefined],
    ['abc', undefined],
    [undefined, undefined],
  ])('by a cursor in the query: %j', (pages, next) => {
    expect(nextInput(contacts, { per_page: 5 }, { pages })).toEqual(next);
  });

  it.each([
    [{ next: { starting_after: 'abc' } }, { query: 'q', pagination: { per_page: 5, starting_after: 'abc' } }],
    [{ next: { starting_after: '' } }, undefined],
    [{ next: {} }, undefined],
  ])('by a cursor in the body: %j', (pages, next) => {
    expect(nextInput(search, { query: 'q', pagination: { per_page: 5 } }, { pages })).toEqual(next);
    if (next) expect(nextInput(search, { query: 'q' }, { pages })).toEqual({ query: 'q', pagination: { starting_after: 'abc' } });
  });

  it.each([
    [{}, { page: 1, total_pages: 3 }, { page: 2 }],
    [{}, { page: 2, total_pages: 3 }, { page: 3 }],
    [{}, { page: 3, total_pages: 3 }, undefined],
    [{ page: 2 }, { total_pages: 3 }, { page: 3 }],
    [{}, { total_pages: 2 }, { page: 2 }],
    [{}, { total_pages: 1 }, undefined],
    [{}, { page: 1, next: 'https://…' }, { page: 2 }],
    [{}, { page: 1, next: null }, undefined],
    [{}, { page: 1, next: { page: 2, starting_after: 'abc' } }, { page: 2 }],
    [{}, { page: 2, next: {} }, undefined],
    [{}, { page: 1, next: '' }, undefined],
    [{}, { page: 1, total_pages: 1, next: 'https://…' }, undefined],
    [{}, { page: 1, total_pages: null, next: 'https://…' }, { page: 2 }],
    [{ per_page: 5 }, { page: '1', total_pages: '2' }, { per_page: 5, page: 2 }],
  ])('by a number: %j after %j', (input, pages, next) => {
    expect(nextInput(companies, input, { pages })).toEqual(next);
  });

  it('by an address: its query replaces ours, of its fields only those that we know and that fit', () => {
    const input = { type: 'user', user_id: 'u-1', per_page: 2, before: 'x' };
    const next = (query: string) => nextInput(events, input, { pages: { next: `https://elsewhere.example/events?${query}` } });
    expect(next('type=user&intercom_user_id=abc&summary=true&page=2')).toEqual({ type: 'user', intercom_user_id: 'abc', summary: true });
    expect(next('type=user&summary=false&per_page=many')).toEqual({ type: 'user', summary: false });
    expect(next('')).toEqual({});
  });

  it('by an address: it changes nothing that stands in the path', () => {
    const nested = { ...events, places: { ...events.places, user_id: 'path' } } as typeof events;
    const pages = { next: 'https://elsewhere.example/users/u-2/events?before=17&user_id=u-2' };
    expect(nextInput(nested, { user_id: 'u-1', before: '9' }, { pages })).toEqual({ user_id: 'u-1', before: '17' });
  });

  it.each([
    [
      { data: [1], scroll_param: 'abc' },
      { per_page: 5, scroll_param: 'abc' },
    ],
    [{ data: [], scroll_param: 'abc' }, undefined],
    [{ data: [1], scroll_param: '' }, undefined],
    [{ data: [1], scroll_param: 7 }, undefined],
    [{ data: [1] }, undefined],
  ])('by a scroll: after %j', (body, next) => {
    expect(nextInput(scroll, { per_page: 5 }, body)).toEqual(next);
  });

  it.each([
    [
      { page: 1, total_pages: 3, total_count: 120 },
      { per_page: 50, page: 2 },
    ],
    [{ page: 3, total_pages: 3, total_count: 120 }, undefined],
    [{ data: [] }, undefined],
  ])('by a number beside the rows: after %j', (body, next) => {
    expect(nextInput(audiences, { per_page: 50 }, body)).toEqual(next);
  });

  it.each([
    [
      { next_cursor: 'abc', has_more: true },
      { id: '1', cursor: 'abc' },
    ],
    [{ next_cursor: 'abc', has_more: false }, undefined],
    [{ next_cursor: null, has_more: false }, undefined],
    [{}, undefined],
  ])('by the next cursor: after %j', (body, next) => {
    expect(nextInput(merges, { id: '1' }, body)).toEqual(next);
  });

  it.each([null, undefined, 7, 'no address', ''])('by an address that is %j: there is none', (next) => {
    expect(nextInput(events, { type: 'user', user_id: 'u-1' }, { pages: { next } })).toBeUndefined();
  });

  it('has its rows where the operation says, below another field, too', () => {
    expect(rowsOf(articles, { data: { articles: [1, 2], highlights: [] } })).toEqual([1, 2]);
    expect(rowsOf(articles, { data: [] })).toEqual([]);
  });

  it('of what comes at once does not exist', () => {
    expect(nextInput(tags, {}, { pages: { next: { starting_after: 'abc' } } })).toBeUndefined();
    expect(nextInput({ ...tags, paging: { form: 'none', items: 'data' } } as typeof tags, {}, {})).toBeUndefined();
  });
});

it('rows are where the operation has them, and none where there is no list', () => {
  expect(rowsOf(events, { events: [1], data: [2] })).toEqual([1]);
  expect(rowsOf({}, { data: [2] })).toEqual([2]);
  for (const body of [{ data: {} }, {}, null, undefined, 'data']) expect(rowsOf(contacts, body)).toEqual([]);
});

describe('a walk', () => {
  const read = async (bodies: readonly unknown[], operation = contacts) => {
    const asked: unknown[] = [];
    const pages: unknown[] = [];
    const fetchPage = async (input: unknown) => {
      asked.push(input);
      return bodies[asked.length - 1];
    };
    const error = await (async () => {
      for await (const page of walk(operation, { per_page: 1 }, fetchPage)) pages.push(page);
    })().catch((thrown: unknown) => thrown);
    return { asked, pages, error };
  };
  const page = (cursor?: string) => ({ data: [], pages: { next: cursor === undefined ? null : { starting_after: cursor } } });

  it('asks for page after page until there is none', async () => {
    const bodies = [page('a'), page('b'), page()];
    expect(await read(bodies)).toEqual({
      asked: [{ per_page: 1 }, { per_page: 1, starting_after: 'a' }, { per_page: 1, starting_after: 'b' }],
      pages: bodies,
      error: undefined,
    });
  });

  it('goes on under one scroll until a page is empty', async () => {
    const full = { data: [1], scroll_param: 'abc' };
    const bodies = [full, full, full, { ...full, data: [] }];
    const { asked, pages, error } = await read(bodies, scroll);
    expect([asked.length, pages, error]).toEqual([4, bodies, undefined]);
  });

  it('ends with an error where it would go in a circle', async () => {
    const { asked, pages, error } = await read([page('a'), page('b'), page('a')]);
    expect([asked.length, pages.length]).toEqual([3, 3]);
    expect(error).toMatchObject({ code: 'walk_incomplete', operation: 'contacts.list', outcome: 'failed' });
  });
});
