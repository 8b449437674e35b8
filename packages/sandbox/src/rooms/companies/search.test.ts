import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

const preview = { 'intercom-version': 'Preview' };

test('fifteen a page unless told, and never a company without users [facts 5.3; Preview description, POST /companies/search]', async () => {
  const { send } = createCaller({ size: { contacts: 60, companies: 40, conversations: 5, articles: 1 } });
  const lonely = (await send('POST', '/companies', { company_id: 'lonely', name: 'Lonely' })).body;
  const search = (body: object) => send('POST', '/companies/search', body, preview);
  const all = { field: 'created_at', operator: '>', value: 0 };
  const first = (await search({ query: all })).body;
  expect(first['pages']).toMatchObject({ per_page: 15, next: { page: 2 } });
  expect(rows(first['data'])).toHaveLength(15);
  const found = await search({ query: { field: 'company_id', operator: '=', value: lonely['company_id'] } });
  expect(found.body['total_count']).toBe(0);
});

test('sorted as asked; a plan, a segment and an unknown order are refused by name [Preview description, POST /companies/search]', async () => {
  const { send } = createCaller();
  const search = (body: object) => send('POST', '/companies/search', body, preview);
  const query = { field: 'user_count', operator: '>', value: 0 };
  const spent = rows((await search({ query, sort: { field: 'monthly_spend', order: 'ascending' } })).body['data']).map((company) =>
    Number(company['monthly_spend']),
  );
  expect(spent).toEqual(spent.toSorted((a, b) => a - b));
  for (const field of ['plan.id', 'segment_id']) {
    expect(errorOf(await search({ query: { field, operator: '=', value: 'x' } })).slice(0, 3)).toEqual([
      400,
      'invalid_field',
      `${field} is not a valid search field`,
    ]);
  }
  expect(errorOf(await search({ query, sort: { field: 'name', order: 'up' } }))[1]).toBe('invalid_sort_order');
  expect(errorOf(await search({ query: { field: 'tag_id', operator: '~', value: '1' } }))[0]).toBe(400);
});
