import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('a dismissed banner shows no more, to that contact alone; dismissing again changes nothing [2.16 description, POST /contacts/{id}/banners/{view_id}/dismiss]', async () => {
  const caller = createCaller();
  const [one, other] = [
    (await caller.send('POST', '/contacts', { role: 'user', external_id: 'a' })).body['id'],
    (await caller.send('POST', '/contacts', { role: 'lead' })).body['id'],
  ];
  const shown = async (id: unknown) => rows((await caller.get(`/contacts/${id}/banners`)).body['data']).map(({ title }) => String(title));
  expect(await shown(one)).toEqual(['Hi there', 'New prices']);
  expect(await shown(other)).toEqual(['Hi there']);
  const view = rows((await caller.get(`/contacts/${one}/banners`)).body['data'])[0]?.['view_id'];
  for (let times = 0; times < 2; times += 1) {
    expect((await caller.send('POST', `/contacts/${one}/banners/${view}/dismiss`)).body).toEqual({
      type: 'banner_dismiss',
      view_id: view,
      dismissed: true,
    });
  }
  expect(await shown(one)).toEqual(['New prices']);
  expect(await shown(other)).toEqual(['Hi there']);
  expect(errorOf(await caller.send('POST', `/contacts/${other}/banners/${view}/dismiss`))[0]).toBe(404);
});
