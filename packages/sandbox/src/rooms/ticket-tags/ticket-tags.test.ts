import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('a tag says who put it on, and a search finds by it; taking it off names the teammate in the body [facts 7]', async () => {
  const caller = createCaller();
  const admin_id = caller.sandbox.admins[0]?.id;
  const tag = (await caller.send('POST', '/tags', { name: 'Urgent & new' })).body;
  const query = { field: 'ticket_type_id', operator: '=', value: '1234' };
  const ticket = rows((await caller.send('POST', '/tickets/search', { query })).body['tickets'])[0];
  const path = `/tickets/${ticket?.['id']}/tags`;
  expect((await caller.send('POST', path, { id: tag['id'], admin_id })).body).toMatchObject({
    name: 'Urgent &amp; new',
    applied_by: { type: 'admin', id: admin_id },
  });
  const tagged = { field: 'tag_ids', operator: '=', value: tag['id'] };
  expect((await caller.send('POST', '/tickets/search', { query: tagged })).body['total_count']).toBe(1);
  expect((await caller.send('DELETE', `${path}/${tag['id']}`, { admin_id })).status).toBe(200);
  expect(errorOf(await caller.send('DELETE', `${path}/${tag['id']}`, { admin_id }))).toEqual([404, 'tag_not_found', 'Tag not found']);
  expect(errorOf(await caller.send('POST', '/tickets/1/tags', { id: tag['id'], admin_id }))).toEqual([
    404,
    'ticket_not_found',
    'Ticket not found',
  ]);
});
