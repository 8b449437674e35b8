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

test('what is older than 90 days is in no list, and counts in the summary [2.16 description, GET /events]', async () => {
  const clock = createTestClock();
  const caller = createCaller({ clock });
  const person = await acmePerson(caller);
  const asked = `/events?type=user&user_id=${person['external_id']}&summary=true`;
  const before = (await caller.get(asked)).body['events'];
  clock.advance(91 * 86_400_000);
  expect((await caller.get(asked)).body['events']).toEqual(before);
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

test('an event is taken with an empty 202, and a repeat of name and time is kept once [2.16 description, POST /events]', async () => {
  const caller = createCaller();
  await caller.send('POST', '/contacts', { external_id: 'doer' });
  const event = {
    event_name: 'tried-it',
    created_at: 1_773_000_000,
    user_id: 'doer',
    metadata: Object.fromEntries([...'abcdefghijklm'].map((key) => [key, 1])),
  };
  for (let times = 0; times < 2; times += 1) {
    const { status, body } = await caller.send('POST', '/events', event);
    expect([status, body['text']]).toEqual([202, '']);
  }
  const listed = rows((await caller.get('/events?type=user&user_id=doer')).body['events']);
  expect(listed.map(({ event_name, created_at }) => [event_name, created_at])).toEqual([['tried-it', 1_773_000_000]]);
  // Ten facts and no more.
  expect(Object.keys(listed[0]?.['metadata'] ?? {})).toHaveLength(10);
});

test('an event of nobody, or of somebody unknown, is refused; a lead is named by id', async () => {
  const caller = createCaller();
  const { id } = (await caller.send('POST', '/contacts', { role: 'lead' })).body;
  expect(errorOf(await caller.send('POST', '/events', { event_name: 'x', created_at: 1 }))[1]).toBe('parameter_not_found');
  expect(errorOf(await caller.send('POST', '/events', { event_name: 'x', user_id: 'nobody' }))).toEqual([
    404,
    'not_found',
    'User Not Found',
  ]);
  expect((await caller.send('POST', '/events', { event_name: 'x', id })).status).toBe(202);
});

test('what is told as a number shows among the summaries', async () => {
  const caller = createCaller();
  await caller.send('POST', '/contacts', { external_id: 'doer' });
  const event_summaries = { event_name: 'logged-in', count: 7, first: 1_772_000_000, last: 1_773_000_000 };
  expect((await caller.send('POST', '/events/summaries', { user_id: 'doer', event_summaries })).status).toBe(200);
  const { body } = await caller.get('/events?type=user&user_id=doer&summary=true');
  expect(rows(body['events'])).toMatchObject([{ name: 'logged-in', count: 7 }]);
});
