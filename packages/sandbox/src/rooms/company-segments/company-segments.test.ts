import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('the segments of a company are those that it shows, and by which the list finds it [facts 5.3]', async () => {
  const caller = createCaller({ size: { contacts: 200, companies: 40, conversations: 5, articles: 2 } });
  for (const company of rows((await caller.get('/companies?per_page=60')).body['data'])) {
    const segments = rows((await caller.get(`/companies/${company['id']}/segments`)).body['data']);
    expect(segments.map(({ id }) => id).sort()).toEqual(
      rows(company['segments']?.['segments'])
        .map(({ id }) => id)
        .sort(),
    );
  }
  expect(errorOf(await caller.get('/companies/nobody/segments'))).toEqual([404, 'company_not_found', 'Company Not Found']);
});
