import { expect, test } from 'vitest';
import { type Caller, createCaller, createTestClock, errorOf, rows } from '../../testing/caller.ts';

const open = async (caller: Caller, body: object = {}) => {
  const made = await caller.send('POST', '/tickets', {
    ticket_type_id: '1234',
    contacts: [{ email: 'who@example.com' }],
    ticket_attributes: { _default_title_: 'Broken' },
    ...body,
  });
  return made;
};

test('a ticket needs a type with its fields, and people: an address that nobody has becomes a lead [2.16 description, POST /tickets]', async () => {
  const caller = createCaller();
  const made = (await open(caller)).body;
  expect(made).toMatchObject({
    type: 'ticket',
    category: 'Customer',
    open: true,
    admin_assignee_id: 0,
    ticket_state: { category: 'submitted' },
  });
  expect(made['ticket_id']).not.toBe(made['id']);
  expect((await caller.get(`/contacts/${made['contacts']?.['contacts']?.[0]?.['id']}`)).body).toMatchObject({
    role: 'lead',
    email: 'who@example.com',
  });
  expect(errorOf(await open(caller, { ticket_attributes: { Mood: 'bad' } }))[2]).toBe(
    'Extra attributes provided that are not found on ticket type: Mood',
  );
  expect(errorOf(await open(caller, { ticket_type_id: '1236' }))).toEqual([400, 'parameter_invalid', 'Missing required ticket attributes']);
  expect(errorOf(await open(caller, { contacts: [{ id: 'nobody' }] }))).toEqual([404, 'not_found', 'User Not Found']);
});

test('the state is a word before 2.12 and an object since; assignees are text before 2.16 and numbers since [facts 2.1.4, 7]', async () => {
  const caller = createCaller();
  const { id } = (await open(caller)).body;
  const at = async (version: string) => (await caller.get(`/tickets/${id}`, { 'intercom-version': version })).body;
  expect(await at('2.11')).toMatchObject({ ticket_state: 'submitted', ticket_state_internal_label: 'Submitted', admin_assignee_id: '0' });
  expect(await at('2.15')).toMatchObject({ ticket_state: { id: '8269', category: 'submitted' }, admin_assignee_id: '0' });
  expect(await at('2.16')).toMatchObject({ admin_assignee_id: 0 });
});

test('a state has to be another one, and of the type; changing a closed ticket opens it again [facts 4, 7]', async () => {
  const caller = createCaller();
  const { id } = (await open(caller)).body;
  const change = (body: object) => caller.send('PUT', `/tickets/${id}`, body);
  expect(errorOf(await change({ ticket_state_id: '8269' }))[2]).toContain('same state');
  expect(errorOf(await change({ ticket_state_id: '8273' }))).toEqual([
    400,
    'ticket_state_id_invalid',
    'Ticket state id is not valid or is not associated with the ticket type',
  ]);
  expect((await change({ ticket_state_id: '8272' })).body).toMatchObject({ open: false, ticket_state: { category: 'resolved' } });
  expect((await change({ ticket_attributes: { Priority: 'High' } })).body).toMatchObject({
    open: true,
    ticket_attributes: { Priority: 'High', _default_title_: 'Broken' },
  });
  expect(errorOf(await change({ assignee_id: '1' }))).toEqual([404, 'assignee_not_found', 'Assignee not found']);
  expect((await change({ assignee_id: '814865' })).body).toMatchObject({ team_assignee_id: 814_865 });
});

test('up to 2.11 a state is given by its category, and who gets the ticket in `assignment` [references/2.11, update a ticket]', async () => {
  const caller = createCaller();
  const old = { 'intercom-version': '2.11' };
  const ticket = rows(
    (await caller.send('POST', '/tickets/search', { query: { field: 'open', operator: '=', value: true } })).body['tickets'],
  )[0];
  const path = `/tickets/${ticket?.['id']}`;
  const [admin, other] = rows((await caller.get('/admins')).body['admins']);
  const assignment = { admin_id: admin?.['id'], assignee_id: other?.['id'] };
  const { body } = await caller.send('PUT', path, { state: 'waiting_on_customer', assignment }, old);
  expect([body['ticket_state'], body['admin_assignee_id']]).toEqual(['waiting_on_customer', other?.['id']]);
  expect(errorOf(await caller.send('PUT', path, { state: 'elsewhere' }, old))).toEqual([400, 'parameter_invalid', "State isn't an option"]);
  const since = await caller.send('PUT', path, { state: 'resolved' }, { 'intercom-version': '2.12' });
  expect(since.body['ticket_state']).toMatchObject({ category: 'waiting_on_customer' });
});

test('contacts cannot reply to back-office tickets; a note is a part of its own [2.16 description, POST /tickets/{id}/reply]', async () => {
  const caller = createCaller();
  const contact = (await caller.send('POST', '/contacts', { role: 'user', email: 'who@example.com' })).body;
  const [shown, hidden] = [(await open(caller)).body['id'], (await open(caller, { ticket_type_id: '1235' })).body['id']];
  const speak = (id: unknown) =>
    caller.send('POST', `/tickets/${id}/reply`, { type: 'user', message_type: 'comment', body: 'Hello', intercom_user_id: contact['id'] });
  expect((await speak(shown)).body).toMatchObject({
    type: 'ticket_part',
    part_type: 'comment',
    body: '<p>Hello</p>',
    author: { id: contact['id'] },
  });
  expect(errorOf(await speak(hidden))).toEqual([400, 'parameter_mismatch', 'User replies are not allowed on Backoffice tickets']);
  expect(rows((await caller.get(`/tickets/${shown}`)).body['ticket_parts']?.['ticket_parts']).at(-1)).toMatchObject({
    body: '<p>Hello</p>',
  });
});

test('a type changes within its category; fields of the same name and type come along [2.16 description, POST /tickets/{id}/change_type]', async () => {
  const caller = createCaller();
  const { id } = (await open(caller, { ticket_attributes: { _default_title_: 'Broken', Priority: 'High' } })).body;
  const change = (body: object) => caller.send('POST', `/tickets/${id}/change_type`, { ticket_state_id: '8270', ...body });
  expect(errorOf(await change({ ticket_type_id: '1234' }))[2]).toBe('Cannot change to the same ticket type');
  expect(errorOf(await change({ ticket_type_id: '1238', ticket_state_id: '8273' }))[2]).toBe(
    "Ticket custom state doesn't belong to the new ticket type",
  );
  expect(errorOf(await change({ ticket_type_id: '1238', ticket_attributes: { Priority: 'x' } }))[2]).toBe(
    'Extra attributes provided that are not found on ticket type: Priority',
  );
  expect(errorOf(await change({ ticket_type_id: '1235' }))[0]).toBe(400);
  expect((await change({ ticket_type_id: '1238' })).body).toMatchObject({
    ticket_type: { id: '1238' },
    ticket_attributes: { _default_title_: 'Broken' },
  });
  expect((await caller.get(`/tickets/${id}`)).body['ticket_attributes']).not.toHaveProperty('Priority');
});

test('a search calls categories by other names, and fields by the id of the attribute [facts 6.3]', async () => {
  const caller = createCaller();
  const find = (field: string, value: string) =>
    caller.send('POST', '/tickets/search', { query: { field, operator: '=', value }, pagination: { per_page: 150 } });
  const trackers = rows((await find('category', 'tracker')).body['tickets']);
  expect(new Set(trackers.map(({ category }) => String(category)))).toEqual(new Set(['Tracker']));
  expect((await find('category', 'Tracker')).body['total_count']).toBe(trackers.length);
  expect(errorOf(await find('ticket_attribute.Order', '1'))).toEqual([
    404,
    'field_not_found',
    'The requested ticket attribute ID is not a valid integer',
  ]);
});

test('a queued ticket answers a job, which is pending for a while and then tells the ticket [facts 10]', async () => {
  const clock = createTestClock();
  const caller = createCaller({ clock });
  const job = (
    await caller.send('POST', '/tickets/enqueue', { ticket_type_id: '1234', contacts: [{ email: 'q@example.com' }], ticket_attributes: {} })
  ).body;
  expect(job).toMatchObject({ type: 'job', status: 'pending', resource_type: 'ticket', resource_id: null });
  expect((await caller.get(`/jobs/status/${job['id']}`)).body['status']).toBe('pending');
  clock.advance(2000);
  const done = (await caller.get(`/jobs/status/${job['id']}`)).body;
  expect(done['status']).toBe('success');
  expect((await caller.get(`/tickets/${done['resource_id']}`)).status).toBe(200);
  expect(errorOf(await caller.get('/jobs/status/1'))).toEqual([404, 'job_not_found', 'Job Not Found']);
});

test('a conversation becomes a ticket with the same id and what was said [2.16 description, POST /conversations/{id}/convert]', async () => {
  const caller = createCaller();
  const conversation = rows((await caller.get('/conversations?per_page=1')).body['conversations'])[0];
  const convert = (ticket_type_id: string) => caller.send('POST', `/conversations/${conversation?.['id']}/convert`, { ticket_type_id });
  expect(errorOf(await convert('1235'))).toEqual([400, 'parameter_invalid', 'Ticket type is not a customer ticket type']);
  const ticket = (await convert('1234')).body;
  expect(ticket).toMatchObject({ type: 'ticket', id: conversation?.['id'], category: 'Customer' });
  expect((await caller.get(`/tickets/${conversation?.['id']}`)).status).toBe(200);
  expect((await caller.get(`/conversations/${conversation?.['id']}`)).body['ticket']).toMatchObject({ id: conversation?.['id'] });
  expect(errorOf(await convert('1234'))[0]).toBe(400);
});
