import { expect, test } from 'vitest';
import { createCaller, createTestClock, errorOf, rows, text, thing } from '../../testing/caller.ts';

const acmePerson = async (caller: ReturnType<typeof createCaller>) => {
  const company = thing((await caller.get('/companies?name=Acme%20Corp')).body['data']?.[0]);
  return thing((await caller.get(`/companies/${company['id']}/contacts?per_page=1`)).body['data']?.[0]);
};

test('events are found by external id, email and contact id alike', async () => {
  const caller = createCaller();
  const person = await acmePerson(caller);
  const by = async (query: string) => (await caller.get(`/events?type=user&${query}`)).body['events'];
  const all = await by(`user_id=${person['external_id']}`);
  expect(rows(all).length).toBeGreaterThan(0);
  expect(all?.[0]).toMatchObject({ type: 'event', user_id: person['external_id'], intercom_user_id: person['id'], email: person['email'] });
  expect(await by(`email=${encodeURIComponent(text(person['email']))}`)).toEqual(all);
  expect(await by(`intercom_user_id=${person['id']}`)).toEqual(all);
});

test('a summary counts them by name', async () => {
  const caller = createCaller();
  const person = await acmePerson(caller);
  const events = rows((await caller.get(`/events?type=user&user_id=${person['external_id']}&per_page=150`)).body['events']);
  const { body } = await caller.get(`/events?type=user&user_id=${person['external_id']}&summary=true`);
  expect(body['type']).toBe('event.summary');
  const counts = rows(body['events']).map((line) => Number(line['count']));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(events.length);
});

test('after 90 days nothing is left', async () => {
  const clock = createTestClock();
  const caller = createCaller({ clock });
  const person = await acmePerson(caller);
  clock.advance(91 * 86_400_000);
  expect((await caller.get(`/events?type=user&user_id=${person['external_id']}`)).body['events']).toEqual([]);
});

test('an archived contact has none', async () => {
  const caller = createCaller();
  const { id } = await acmePerson(caller);
  expect((await caller.get(`/events?type=user&intercom_user_id=${id}`)).status).toBe(200);
  await caller.send('POST', `/contacts/${id}/archive`);
  expect(errorOf(await caller.get(`/events?type=user&intercom_user_id=${id}`))).toEqual([404, 'not_found', 'User Not Found']);
});

test.each([
  ['user_id=x', [400, 'parameter_not_found', 'type is a required parameter']],
  ['type=lead&user_id=x', [400, 'parameter_invalid', "Type isn't an option"]],
  ['type=user', [400, 'parameter_not_found', 'user_id, email or intercom_user_id is a required parameter']],
  ['type=user&user_id=nobody', [404, 'not_found', 'User Not Found']],
])('%s is refused', async (query, expected) => {
  expect(errorOf(await createCaller().get(`/events?${query}`))).toEqual(expected);
});
