import { describe, expect, test } from 'vitest';
import { createWorld } from '../../state/world.ts';
import { type Caller, createCaller, createTestClock, errorOf, rows, startOfDay, text } from '../../testing/caller.ts';
import { companies } from '../companies/room.ts';
import { rooms } from '../registry.ts';
import { archiving, contacts } from './room.ts';

const create = async (caller: Caller, body: object) => (await caller.send('POST', '/contacts', body)).body;

/** Keys of the recorded answer, in its order. */
const recordedKeys =
  'type id workspace_id external_id role email phone name avatar owner_id social_profiles has_hard_bounced marked_email_as_spam unsubscribed_from_emails created_at updated_at signed_up_at last_seen_at last_replied_at last_contacted_at last_email_opened_at last_email_clicked_at language_override browser browser_version browser_language os location android_app_name android_app_version android_device android_os_version android_sdk_version android_last_seen_at ios_app_name ios_app_version ios_device ios_os_version ios_sdk_version ios_last_seen_at custom_attributes tags notes companies opted_out_subscription_types opted_in_subscription_types utm_campaign utm_content utm_medium utm_source utm_term referrer sms_consent unsubscribed_from_sms'.split(
    ' ',
  );

test('a new contact has every field, unset ones null, as recorded', async () => {
  const caller = createCaller();
  const contact = await create(caller, { email: 'new@example.com', role: 'user', name: 'Test User' });
  const keys = Object.keys((await caller.get(`/contacts/${contact['id']}`, { 'intercom-version': '2.15' })).body);
  expect(keys).toEqual(recordedKeys);
  // What 2.16 adds.
  expect(Object.keys(contact).filter((key) => !keys.includes(key))).toEqual(['email_domain', 'enabled_push_messaging']);
  expect(contact).toMatchObject({ email: 'new@example.com', phone: null, owner_id: null, custom_attributes: {} });
  expect(contact['id']).toMatch(/^[0-9a-f]{24}$/);
  expect(caller.sandbox.ledger()).toMatchObject([
    { sequence: 1, operation: 'contacts.create', method: 'POST', path: '/contacts', targets: { contact: contact['id'] } },
  ]);
});

test('owner_id is a number up to 2.15 and a text from 2.16 on', async () => {
  const caller = createCaller();
  const owner = text(caller.sandbox.admins[0]?.id);
  const { id } = await create(caller, { external_id: 'x', owner_id: owner });
  expect((await caller.get(`/contacts/${id}`)).body['owner_id']).toBe(owner);
  expect((await caller.get(`/contacts/${id}`, { 'intercom-version': '2.15' })).body['owner_id']).toBe(Number(owner));
});

describe('conflicts name the contact that is there', () => {
  test('same email, whatever its case, or same external id', async () => {
    const caller = createCaller();
    const { id } = await create(caller, { email: 'one@example.com', external_id: 'one' });
    const expected = [409, 'conflict', `A contact matching those details already exists with id=${id}`];
    expect(errorOf(await caller.send('POST', '/contacts', { email: 'ONE@example.com' }))).toEqual(expected);
    expect(errorOf(await caller.send('POST', '/contacts', { external_id: 'one' }))).toEqual(expected);
    const other = await create(caller, { email: 'two@example.com' });
    expect(errorOf(await caller.send('PUT', `/contacts/${other['id']}`, { email: 'one@example.com' }))).toEqual(expected);
    expect((await caller.send('PUT', `/contacts/${id}`, { email: 'one@example.com' })).status).toBe(200);
    expect(caller.sandbox.ledger()).toHaveLength(3);
  });

  test('an archived one too', async () => {
    const caller = createCaller();
    const { id } = await create(caller, { email: 'one@example.com', external_id: 'one' });
    expect((await caller.send('POST', `/contacts/${id}/archive`)).body).toEqual({
      id,
      external_id: 'one',
      type: 'contact',
      archived: true,
    });
    expect(errorOf(await caller.send('POST', '/contacts', { email: 'one@example.com' }))).toEqual([
      409,
      'conflict',
      `An archived contact matching those details already exists with id=${id}`,
    ]);
  });
});

test('an archived contact is neither found, listed nor searched, and can be archived again', async () => {
  const caller = createCaller();
  const { id } = await create(caller, { email: 'one@example.com' });
  const before = Number((await caller.get('/contacts')).body['total_count']);
  await caller.send('POST', `/contacts/${id}/archive`);
  expect(errorOf(await caller.get(`/contacts/${id}`))).toEqual([404, 'not_found', 'User Not Found']);
  expect((await caller.get('/contacts')).body['total_count']).toBe(before - 1);
  const query = { field: 'email', operator: '=', value: 'one@example.com' };
  expect((await caller.send('POST', '/contacts/search', { query })).body['total_count']).toBe(0);
  expect((await caller.send('POST', `/contacts/${id}/archive`)).status).toBe(200);
});

test('only sent keys change, and null clears one', async () => {
  const caller = createCaller();
  const { id } = await create(caller, {
    email: 'one@example.com',
    name: 'One',
    phone: '+1',
    custom_attributes: { plan: 'Free', seats: 3 },
  });
  const updated = await caller.send('PUT', `/contacts/${id}`, { phone: null, custom_attributes: { seats: null, beta_tester: true } });
  expect(updated.body).toMatchObject({ name: 'One', phone: null, custom_attributes: { plan: 'Free', beta_tester: true } });
  expect(Object.keys(updated.body['custom_attributes'] ?? {})).toEqual(['plan', 'beta_tester']);
});

test.each([
  [{}, [400, 'parameter_invalid', 'One of email, external_id or role is required']],
  [{ email: 'nobody' }, [400, 'parameter_invalid', 'Email is invalid']],
  [{ role: 'admin' }, [400, 'parameter_invalid', "Role isn't an option"]],
  [{ role: 'user', custom_attributes: { x: 1 } }, [400, 'parameter_invalid', "Custom attribute 'x' does not exist"]],
  [
    { role: 'user', custom_attributes: JSON.parse('{"__proto__":1}') },
    [400, 'parameter_invalid', "Custom attribute '__proto__' does not exist"],
  ],
  [{ role: 'user', owner_id: 1 }, [400, 'parameter_invalid', 'Owner 1 is not a member of the workspace']],
  [{ role: 'user', email_verified: true }, [400, 'parameter_invalid', 'email_verified can only be set together with email']],
  [{ role: 'user', signed_up_at: 'soon' }, [400, 'parameter_invalid', 'signed_up_at must be a Unix timestamp (integer)']],
  [{ role: 'user', name: { first: 'A' } }, [400, 'parameter_invalid', 'name must be a string']],
])('creating %j is refused', async (body, expected) => {
  const caller = createCaller();
  expect(errorOf(await caller.send('POST', '/contacts', body))).toEqual(expected);
  expect(caller.sandbox.ledger()).toEqual([]);
});

test('a user never becomes a lead again', async () => {
  const caller = createCaller();
  const { id } = await create(caller, { role: 'user', external_id: 'u' });
  expect(errorOf(await caller.send('PUT', `/contacts/${id}`, { role: 'lead' }))).toEqual([
    400,
    'client_error',
    "Contact with user role can't be converted to a lead",
  ]);
});

describe('what was merged or archived', () => {
  const size = { contacts: 200, companies: 3, conversations: 1, articles: 1 };
  const seeded = () => createWorld(rooms, { seed: 1, now: startOfDay(createTestClock()), size, region: 'US' });
  const mergedWith = (field: 'id' | 'email') =>
    seeded()
      .of(contacts)
      .all()
      .find((one) => one.merged_into !== null && one[field] !== null);

  test('a merged contact gives its email free', async () => {
    const caller = createCaller({ size });
    expect((await caller.send('POST', '/contacts', { email: mergedWith('email')?.email })).status).toBe(200);
  });

  test('archiving takes a contact from its companies and marks the time, once', () => {
    const world = seeded();
    const [contact] = world
      .of(contacts)
      .listed()
      .filter(({ company_ids }) => company_ids.length > 0);
    const [id, company] = [contact?.id ?? '', contact?.company_ids[0] ?? ''];
    for (const at of [7, 8]) {
      const current = world.of(contacts).get(id);
      for (const change of current ? archiving(current, world, at) : []) world.apply(change);
      expect(world.of(contacts).get(id)).toMatchObject({ archived: true, updated_at: 7, company_ids: [company] });
    }
    expect(world.of(companies).get(company)?.contact_ids).not.toContain(id);
  });

  test('a merged contact points to the one it became, from 2.16 on', async () => {
    const caller = createCaller({ size });
    const merged = mergedWith('id');
    const listed = rows((await caller.get('/contacts?per_page=150')).body['data']).map((one) => one['id']);
    expect(listed).not.toContain(merged?.id);
    const answer = await caller.get(`/contacts/${merged?.id}`);
    expect(errorOf(answer)).toEqual([
      410,
      'contact_merged',
      "This contact has been merged. See the 'Link' header for the canonical contact.",
    ]);
    expect(answer.headers.get('link')).toBe(`</contacts/${merged?.merged_into}>; rel="canonical"`);
    expect((await caller.get(`/contacts/${merged?.id}`, { 'intercom-version': '2.15' })).status).toBe(404);
    expect((await caller.get(`/contacts/${merged?.merged_into}`)).status).toBe(200);
  });
});

test('a new contact is searchable after the delay, and listed at once', async () => {
  const clock = createTestClock();
  const caller = createCaller({ clock, indexDelayMs: 60_000 });
  await create(caller, { email: 'late@example.com' });
  const find = async () =>
    (await caller.send('POST', '/contacts/search', { query: { field: 'email', operator: '=', value: 'late@example.com' } })).body[
      'total_count'
    ];
  expect(await find()).toBe(0);
  clock.advance(60_000);
  expect(await find()).toBe(1);
});

test.each([
  ['fr', 'fr'],
  ['pt-BR', 'pt-BR'],
  ['xx', null],
  ['fr-XX', null],
  ['french', null],
])('language_override %s becomes %s, without an error [facts 7, "Contact"]', async (given, kept) => {
  const contact = await create(createCaller(), { role: 'lead', language_override: given });
  expect(contact['language_override']).toBe(kept);
});
