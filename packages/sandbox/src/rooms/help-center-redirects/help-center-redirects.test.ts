import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('an address leads to one place, belongs to its Help Center and to something that is there [2.16 description, POST …/redirects]', async () => {
  const { get, send } = createCaller();
  const target_id = rows((await get('/articles')).body['data'])[0]?.['id'];
  const make = (body: object = {}, center = '79') =>
    send('POST', `/help_center/help_centers/${center}/redirects`, {
      from_url: 'https://help.workspace.example/new',
      locale: 'en',
      target_type: 'article',
      target_id,
      ...body,
    });
  expect((await make()).body).toMatchObject({ type: 'help_center_redirect', help_center_id: '79', target_id });
  expect(errorOf(await make())).toEqual([409, 'resource_conflict', 'A redirect with that URL already exists']);
  expect(errorOf(await make({ from_url: 'https://elsewhere.example/new' }))).toEqual([
    422,
    'data_invalid',
    "from_url must be an absolute URL within this help center's URL space",
  ]);
  expect(errorOf(await make({ target_type: 'moon' }))[2]).toBe("target_type must be 'article' or 'collection'");
  expect(errorOf(await make({ from_url: undefined }))).toEqual([400, 'parameter_not_found', 'from_url is required']);
  for (const field of ['locale', 'target_id'])
    expect(errorOf(await make({ [field]: undefined }))).toEqual([400, 'parameter_not_found', `${field} is required`]);
  const other = rows((await get('/help_center/help_centers')).body['data']).find(({ id }) => String(id) !== '79');
  const mine = rows((await get('/help_center/collections')).body['data']).find((one) => String(one['help_center_id']) === '79');
  const across = { from_url: `${other?.['url']}/new`, target_type: 'collection', target_id: mine?.['id'] };
  expect(errorOf(await make(across, String(other?.['id'])))).toEqual([404, 'not_found', 'Resource not found']);
  expect(errorOf(await make({}, '7'))).toEqual([404, 'not_found', 'Resource not found']);
});
