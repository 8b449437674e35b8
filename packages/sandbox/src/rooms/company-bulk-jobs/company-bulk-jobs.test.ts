import { expect, test } from 'vitest';
import { createCaller, createTestClock, errorOf, rows } from '../../testing/caller.ts';

const preview = { 'intercom-version': 'Preview' };

test('companies are saved by company_id, changed and deleted by id; an unknown id makes none [Preview description, /companies/bulk]', async () => {
  const clock = createTestClock();
  const caller = createCaller({ clock });
  const send = (method: string, path: string, body: object) => caller.send(method, path, body, preview);
  const saved = [
    { company_id: 'x', name: 'First', custom_attributes: { a: 1 } },
    { company_id: 'x', name: 'Second' },
  ];
  await send('POST', '/companies/bulk', { companies: saved });
  const found = rows((await caller.get('/companies?company_id=x')).body['data'])[0];
  expect(found).toMatchObject({ name: 'Second', custom_attributes: { a: 1 } });
  const id = String(found?.['id']);
  const job = (
    await send('PUT', '/companies/bulk', {
      companies: [
        { id, plan: 'Pro' },
        { id: 'nothing', name: 'Nobody' },
      ],
    })
  ).body;
  expect((await caller.get(`/companies/${id}`)).body['plan']).toMatchObject({ name: 'Pro' });
  expect(errorOf(await caller.get('/companies?name=Nobody'))[0]).toBe(404);
  clock.advance(60_000);
  expect((await caller.get(`/companies/bulk/${job['id']}`, preview)).body['state']).toBe('completed_with_errors');
  await send('POST', '/companies/bulk/delete', { companies: [{ id }] });
  expect(errorOf(await caller.get(`/companies/${id}`))[0]).toBe(404);
});
