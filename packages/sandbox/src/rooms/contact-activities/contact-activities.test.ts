import { expect, test } from 'vitest';
import { createCaller, rows, thing } from '../../testing/caller.ts';

const preview = { 'intercom-version': 'Preview' };

test('created, merged and deleted, oldest first, fifty a page unless told [facts 5.3; Preview description, GET /contacts/activities]', async () => {
  const { get, send } = createCaller();
  const make = async (body: object) => String((await send('POST', '/contacts', body)).body['id']);
  const [into, from] = [await make({ role: 'user', phone: '+353871234567' }), await make({ role: 'lead', phone: '+353871234567' })];
  await send('POST', '/contacts/merge', { from, into });
  await send('DELETE', `/contacts/${into}`);
  const seen: Record<string, unknown>[] = [];
  const sizes: number[] = [];
  for (let after = ''; ; ) {
    const { data, pages } = (await get(`/contacts/activities${after}`, preview)).body;
    seen.push(...rows(data));
    sizes.push(rows(data).length);
    const next = thing(pages)['next'];
    if (!next) break;
    after = `?starting_after=${encodeURIComponent(String(thing(next)['starting_after']))}`;
  }
  expect(sizes[0]).toBe(50);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  const times = seen.map(({ created_at }) => Number(created_at));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  const ours = seen.filter(({ contact_id }) => contact_id === into).map(({ event_type }) => String(event_type));
  expect(ours.sort()).toEqual(['contact.created', 'contact.deleted', 'contact.merged']);
  expect(seen).toContainEqual(expect.objectContaining({ event_type: 'contact.merged', merge_source_id: from, merge_target_id: into }));
});
