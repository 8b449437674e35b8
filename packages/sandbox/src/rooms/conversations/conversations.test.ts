import { expect, test } from 'vitest';
import { type Caller, createCaller, createTestClock, errorOf, rows, text, thing } from '../../testing/caller.ts';

const adminOf = (caller: Caller) => text(caller.sandbox.admins[0]?.id);
const newest = async (caller: Caller) => thing((await caller.get('/conversations?per_page=1')).body['conversations']?.[0]);

test('the long thread shows its newest 500 parts, and its statistics tell of all', async () => {
  const caller = createCaller();
  const query = { field: 'statistics.count_conversation_parts', operator: '>', value: 500 };
  const found = thing((await caller.send('POST', '/conversations/search', { query })).body['conversations']?.[0]);
  expect(found['conversation_parts']).toBeUndefined();
  const whole = (await caller.get(`/conversations/${found['id']}`)).body;
  expect(whole['conversation_parts']?.['conversation_parts']).toHaveLength(500);
  expect(whole['statistics']?.['count_conversation_parts']).toBe(520);
  const times = rows(whole['conversation_parts']?.['conversation_parts']).map((part) => Number(part['created_at']));
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times.at(-1)).toBe(whole['updated_at']);
});

test('what is unassigned is 0 and priority a word from 2.16 on; null and not_priority before', async () => {
  const caller = createCaller();
  const query = { field: 'admin_assignee_id', operator: '=', value: 0 };
  const { id } = thing(
    (
      await caller.send('POST', '/conversations/search', {
        query: { operator: 'AND', value: [query, { field: 'priority', operator: '=', value: 'none' }] },
      })
    ).body['conversations']?.[0],
  );
  expect((await caller.get(`/conversations/${id}`)).body).toMatchObject({ admin_assignee_id: 0, team_assignee_id: 0, priority: 'none' });
  const before = await caller.get(`/conversations/${id}`, { 'intercom-version': '2.15' });
  expect(before.body).toMatchObject({ admin_assignee_id: null, team_assignee_id: null, priority: 'not_priority' });
});

test('a note is a paragraph at the end of the whole conversation, once in the ledger', async () => {
  const clock = createTestClock();
  const caller = createCaller({ clock });
  clock.advance(60_000);
  const { id } = await newest(caller);
  const body = { type: 'admin', message_type: 'note', admin_id: adminOf(caller), body: 'Refund <approved> & done.\nBye' };
  const answer = await caller.send('POST', `/conversations/${id}/reply`, body);
  expect(answer.status).toBe(200);
  const part = rows(answer.body['conversation_parts']?.['conversation_parts']).at(-1);
  expect(part).toMatchObject({ part_type: 'note', author: { type: 'admin', id: adminOf(caller) } });
  expect(part?.['body']).toBe('<p>Refund <approved> & done.<br>Bye</p>');
  expect(caller.sandbox.ledger()).toMatchObject([
    { operation: 'conversations.reply', targets: { conversation: id, part: part?.['id'] }, body, at: clock.now() },
  ]);
});

test('a note leaves the customer waiting, a comment does not', async () => {
  const clock = createTestClock();
  const caller = createCaller({ clock });
  const query = { field: 'waiting_since', operator: '>', value: 0 };
  const waiting = thing((await caller.send('POST', '/conversations/search', { query })).body['conversations']?.[0]);
  clock.advance(60_000);
  const reply = async (message_type: string) =>
    (
      await caller.send('POST', `/conversations/${waiting['id']}/reply`, {
        type: 'admin',
        message_type,
        admin_id: adminOf(caller),
        body: 'x',
      })
    ).body;
  expect(await reply('note')).toMatchObject({ waiting_since: waiting['waiting_since'], updated_at: clock.now() / 1000 });
  expect(await reply('comment')).toMatchObject({ waiting_since: null, state: waiting['state'] });
});

test('a comment of either side marks the contact; a note and a bot do not', async () => {
  const clock = createTestClock();
  const caller = createCaller({ clock });
  const { id, contacts } = await newest(caller);
  const contact = text(contacts?.['contacts']?.[0]?.['id']);
  const bot = caller.sandbox.admins.find((one) => one.bot)?.id;
  const marksAfter = async (body: object) => {
    clock.advance(60_000);
    await caller.send('POST', `/conversations/${id}/reply`, { message_type: 'comment', body: 'Hello', ...body });
    const shown = (await caller.get(`/contacts/${contact}`)).body;
    const now = clock.now() / 1000;
    return { contacted: Number(shown['last_contacted_at']) === now, replied: Number(shown['last_replied_at']) === now };
  };
  expect(await marksAfter({ type: 'admin', admin_id: adminOf(caller) })).toEqual({ contacted: true, replied: false });
  expect(await marksAfter({ type: 'user', intercom_user_id: contact })).toEqual({ contacted: false, replied: true });
  expect(await marksAfter({ type: 'admin', admin_id: adminOf(caller), message_type: 'note' })).toEqual({
    contacted: false,
    replied: false,
  });
  expect(await marksAfter({ type: 'admin', admin_id: bot })).toEqual({ contacted: false, replied: false });
});

test("a contact's answer opens a closed conversation again and moves it to the top", async () => {
  const clock = createTestClock();
  const caller = createCaller({ clock });
  clock.advance(60_000);
  const query = { field: 'state', operator: '=', value: 'closed' };
  const closed = thing(
    rows((await caller.send('POST', '/conversations/search', { query, pagination: { per_page: 150 } })).body['conversations']).at(-1),
  );
  const contact = closed['contacts']?.['contacts']?.[0]?.['id'];
  const body = { type: 'user', message_type: 'comment', intercom_user_id: contact, body: 'Still broken' };
  const answer = await caller.send('POST', `/conversations/${closed['id']}/reply`, body);
  expect(answer.body).toMatchObject({ state: 'open', open: true, read: false, waiting_since: clock.now() / 1000 });
  expect((await newest(caller))['id']).toBe(closed['id']);
  const last = await caller.send('POST', '/conversations/last/reply', body);
  expect(last.body['id']).toBe(closed['id']);
});

test.each<[string, object, unknown[]]>([
  ['1', {}, [400, 'parameter_not_found', 'type is a required parameter']],
  ['1', { type: 'bot' }, [400, 'parameter_invalid', "Type isn't an option"]],
  ['1', { type: 'admin', message_type: 'note', body: 'x' }, [400, 'parameter_not_found', 'admin_id is a required parameter']],
  ['1', { type: 'admin', message_type: 'note', admin_id: '7', body: 'x' }, [404, 'admin_not_found', 'Admin not found']],
  ['1', { type: 'admin', message_type: 'note', admin_id: 'ADMIN', body: 'x' }, [404, 'not_found', 'Resource Not Found']],
  [
    'last',
    { type: 'admin', message_type: 'shout', admin_id: 'ADMIN', body: 'x' },
    [400, 'parameter_invalid', "Message Type isn't an option"],
  ],
  ['last', { type: 'admin', message_type: 'note', admin_id: 'ADMIN', body: ' ' }, [400, 'parameter_invalid', 'Body is required']],
  ['last', { type: 'user', message_type: 'comment', email: 'no@one.example', body: 'x' }, [404, 'not_found', 'User Not Found']],
])('a reply to %s with %j is refused and leaves no trace', async (id, body, expected) => {
  const caller = createCaller();
  const filled = JSON.parse(JSON.stringify(body).replace('ADMIN', adminOf(caller))) as object;
  expect(errorOf(await caller.send('POST', `/conversations/${id}/reply`, filled))).toEqual(expected);
  expect(caller.sandbox.ledger()).toEqual([]);
});

test('plain text has no markup, and links as label (url)', async () => {
  const caller = createCaller({ size: { contacts: 60, companies: 5, conversations: 400, articles: 1 } });
  const query = { operator: 'AND', value: [{ field: 'source.body', operator: '=', value: 'docs' }] };
  const { id } = thing((await caller.send('POST', '/conversations/search', { query })).body['conversations']?.[0]);
  expect((await caller.get(`/conversations/${id}`)).body['source']?.['body']).toContain('<a href');
  expect((await caller.get(`/conversations/${id}?display_as=plaintext`)).body['source']?.['body']).toContain(
    'See your docs (https://docs.example/api).',
  );
});

test('a conversation is closed, opened, snoozed and assigned, each with a part, and refused in words', async () => {
  const caller = createCaller();
  const { id } = await newest(caller);
  const admin_id = adminOf(caller);
  const manage = (body: object) => caller.send('POST', `/conversations/${id}/parts`, { admin_id, ...body });
  const lastPart = (answer: { body: Awaited<ReturnType<typeof manage>>['body'] }) =>
    rows(answer.body['conversation_parts']?.['conversation_parts']).at(-1);

  const closed = await manage({ message_type: 'close', type: 'admin', body: 'Goodbye' });
  expect(closed.body).toMatchObject({ state: 'closed', open: false });
  expect(lastPart(closed)).toMatchObject({ part_type: 'close', body: '<p>Goodbye</p>', author: { id: admin_id } });
  expect((await manage({ message_type: 'open' })).body).toMatchObject({ state: 'open', open: true });
  const later = Number(closed.body['updated_at']) + 1000;
  expect((await manage({ message_type: 'snoozed', snoozed_until: later })).body).toMatchObject({ state: 'snoozed', snoozed_until: later });
  const { body: teams } = await caller.get('/teams');
  const team = text(rows(teams['teams'])[0]?.['id']);
  const assigned = await manage({ message_type: 'assignment', type: 'team', assignee_id: team });
  expect(lastPart(assigned)).toMatchObject({ part_type: 'assignment', assigned_to: { type: 'team', id: team } });
  expect(String(assigned.body['team_assignee_id'])).toBe(team);
  expect((await manage({ message_type: 'assignment', type: 'team', assignee_id: '0' })).body).toMatchObject({ team_assignee_id: 0 });
  expect(caller.sandbox.ledger()).toHaveLength(5);

  for (const wrong of [
    {},
    { message_type: 'delete' },
    { message_type: 'snoozed' },
    { message_type: 'snoozed', snoozed_until: 1 },
    { message_type: 'assignment', type: 'team', assignee_id: '1' },
    { message_type: 'assignment', type: 'bot', assignee_id: team },
    { message_type: 'close', admin_id: '1' },
  ]) {
    expect((await manage(wrong)).status).toBeGreaterThanOrEqual(400);
  }
  expect(caller.sandbox.ledger()).toHaveLength(5);
});
