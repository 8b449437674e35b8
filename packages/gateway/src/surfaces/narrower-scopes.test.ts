import { gzipSync } from 'node:zlib';
import { findOperation } from '@gatehouse/connector';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toRawCall } from '../calls/raw.ts';
import { eras, type Fields, type Quiet, quiet, startQuiet, use } from './testing/notes-only.ts';

let world: Quiet;
let things: Awaited<ReturnType<Quiet['first']>>;
let note: Fields;

beforeAll(async () => {
  world = await startQuiet();
  things = await world.first();
  note = { message_type: 'note', type: 'admin', admin_id: world.teammate };
});

afterAll(() => world.close());

const json = { 'content-type': 'application/json' };
const rest = async (secret: string, path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = json) => {
  const init = { method: 'POST', headers: { authorization: `Bearer ${secret}`, ...headers }, body };
  const sent = await fetch(`${world.url}/intercom/default${path}`, init);
  return { status: sent.status, body: (await sent.json()) as Record<string, unknown> };
};
const newestOf = (id = things.conversation) => world.newest(`/conversations/${id}`);

describe('what a narrower scope opens works', () => {
  test.each(eras)('over MCP (%s): as the teammate who connected, unless told', async (era) => {
    const { conversation, ticket, team } = things;
    const agent = await world.agent(await world.secret(), { era });
    const own = { conversation_id: conversation, message_type: 'note', type: 'admin', body: `Seen in ${era}.` };
    expect(await use(agent, 'intercom_reply_to_conversation', own)).toMatchObject({ written: { part_type: 'note' } });
    expect(await newestOf()).toMatchObject({ part_type: 'note', body: `<p>Seen in ${era}.</p>` });
    const run = (operation: string, input: Fields) => use(agent, 'intercom_run_write_operation', { operation, input });
    expect(await run('tickets.reply', { ticket_id: ticket, message_type: 'note', type: 'admin', body: era })).toMatchObject({
      part_type: 'note',
    });
    expect(await world.newest(`/tickets/${ticket}`)).toMatchObject({ part_type: 'note', body: `<p>${era}</p>` });
    const assign = { conversation_id: conversation, message_type: 'assignment', type: 'team', assignee_id: team };
    expect(await run('conversations.manage', assign)).toMatchObject({ team_assignee_id: Number(team) });
    expect(await newestOf()).toMatchObject({ part_type: 'assignment', body: null });
    for (const message_type of ['close', 'open'])
      expect(await run('conversations.manage', { conversation_id: conversation, message_type, type: 'admin' })).toMatchObject({
        state: message_type === 'close' ? 'closed' : 'open',
      });
    expect(
      await run('conversations.manage', { conversation_id: conversation, message_type: 'snoozed', snoozed_until: 1_999_999_999 }),
    ).toMatchObject({ state: 'snoozed' });
    expect(await run('conversations.auto_assign', { conversation_id: conversation })).not.toHaveProperty('error');
    const ids = [conversation, things.other];
    expect(await run('conversations.reply', { ...own, conversation_id: ids, body: `Both ${era}` })).toMatchObject({ done: 2 });
    expect(await newestOf(things.other)).toMatchObject({ part_type: 'note', body: `<p>Both ${era}</p>` });
  });

  test('over REST: packed or not, in an earlier version, with the workspace’s own answer', async () => {
    const secret = await world.secret();
    const path = `/conversations/${things.conversation}`;
    const text = (body: string) => JSON.stringify({ ...note, admin_id: Number(world.teammate), body });
    const { status, body } = await rest(secret, `${path}/reply`, text('Plain.'));
    expect([status, body['type'], body['id']]).toEqual([200, 'conversation', things.conversation]);
    expect(await newestOf()).toMatchObject({ part_type: 'note', body: '<p>Plain.</p>' });
    expect((await rest(secret, `${path}/reply`, gzipSync(text('Packed.')), { ...json, 'content-encoding': 'gzip' })).status).toBe(200);
    expect(await newestOf()).toMatchObject({ part_type: 'note', body: '<p>Packed.</p>' });
    expect((await rest(secret, `/tickets/${things.ticket}/reply`, text('Ticket.'))).status).toBe(200);
    expect(await world.newest(`/tickets/${things.ticket}`)).toMatchObject({ part_type: 'note', body: '<p>Ticket.</p>' });
    const close = JSON.stringify({ message_type: 'close', type: 'admin', admin_id: world.teammate });
    // Where closing was a reply, it is the same change of state.
    expect((await rest(secret, `${path}/reply`, close, { ...json, 'intercom-version': '2.4' })).status).toBe(200);
    expect(await newestOf()).toMatchObject({ part_type: 'close', body: null });
    expect((await rest(secret, '/conversations/last/reply', text('The latest.'))).status).toBe(200);
    // What is not small is held back until it is known that something of it may be open.
    const data = Buffer.alloc(200_000, 7).toString('base64');
    const picture = JSON.stringify({ ...note, body: 'See.', attachment_files: [{ content_type: 'image/png', data, name: 'a.png' }] });
    expect((await rest(secret, `${path}/reply`, picture)).status).toBe(200);
    expect(await newestOf()).toMatchObject({ part_type: 'note', attachments: [{ name: 'a.png' }] });
  });

  test('what leaves is made from what was read, and not the bytes that it was read from', async () => {
    const secret = await world.secret();
    const path = `/conversations/${things.other}/reply`;
    const hashes = [];
    for (const [written, headers] of [
      [
        '{ "message_type" : "note",\n"type":"admin", "body":"Bytes.", "admin_id":"ID" }',
        { ...json, 'x-own': 'x', 'x-http-method-override': 'PUT' },
      ],
      [
        '{"body":"Bytes.","admin_id":"ID","type":"\\u0061dmin","message_type":"note"}',
        { ...json, 'content-type': 'application/json; charset=utf-7' },
      ],
      ['\ufeff{"body":"Bytes.","admin_id":"ID","type":"admin","message_type":"note"}', json],
    ] as const) {
      // A write of its own each time.
      const body = written.replace('ID', world.teammate);
      expect((await rest(secret, path, body, { ...headers, 'idempotency-key': `k${hashes.length}` })).status).toBe(200);
      hashes.push(world.sandbox.ledger().at(-1)?.bodyHash);
    }
    expect(new Set(hashes).size).toBe(1);
    expect(
      world.sandbox
        .ledger()
        .slice(-3)
        .map(({ path }) => path),
    ).toEqual([path, path, path]);
  });

  test('by a request of one’s own', async () => {
    const agent = await world.agent(await world.secret(), { options: '?mode=full' });
    const raw = (url: string, data: unknown) => use(agent, 'intercom_raw_request', { url, method: 'POST', data });
    expect(await raw(`/conversations/${things.conversation}/reply`, { ...note, body: 'Raw.' })).not.toHaveProperty('error');
    expect(await newestOf()).toMatchObject({ part_type: 'note', body: '<p>Raw.</p>' });
    const text = JSON.stringify({ ...note, message_type: 'open' });
    expect(await raw(`/conversations/${things.conversation}/parts`, text)).not.toHaveProperty('error');
    expect(await newestOf()).toMatchObject({ part_type: 'open', body: null });
  });

  test('emails are what messages:email opens, and nothing else', async () => {
    const agent = await world.agent(await world.secret(['messages:email']));
    const email = {
      message_type: 'email',
      from: { type: 'admin', id: world.teammate },
      to: { type: 'user', id: things.contact.id },
      subject: 'Hello',
      body: 'Hello',
      template: 'plain',
    };
    expect(await use(agent, 'messages_create', email)).toMatchObject({ message_type: 'email' });
    const sent = () => world.sandbox.ledger().filter(({ path }) => path === '/messages').length;
    expect(sent()).toBe(1);
    for (const other of [
      { ...email, message_type: 'in_app' },
      { ...email, message_type: 'whatsapp', template: 'x', components: [] },
      { ...email, from: { type: 'user', id: things.contact.id } },
      { ...email, locale: 'en' },
      { from: { type: 'user', id: things.contact.id }, body: 'x' },
    ])
      expect(await use(agent, 'messages_create', other)).toMatchObject({ error: { code: 'scope_missing', scope: 'conversations:write' } });
    expect(sent()).toBe(1);
  });
});

describe('a grant of before', () => {
  test('opens what it opened', async () => {
    const agent = await world.agent(await world.secret(['conversations:write', 'tickets:write']));
    const { conversation, ticket } = things;
    const run = (operation: string, input: Fields) => use(agent, 'intercom_run_write_operation', { operation, input });
    for (const message_type of ['note', 'comment']) {
      expect(await run('conversations.reply', { ...note, conversation_id: conversation, message_type, body: message_type })).toMatchObject({
        written: { part_type: message_type },
      });
      expect(await run('tickets.reply', { ...note, ticket_id: ticket, message_type, body: message_type })).toMatchObject({
        part_type: message_type,
      });
    }
    const bye = { conversation_id: conversation, message_type: 'close', type: 'admin', body: 'Bye' };
    expect(await run('conversations.manage', bye)).toMatchObject({ state: 'closed' });
    expect(await newestOf()).toMatchObject({ part_type: 'close', body: '<p>Bye</p>' });
  });
});

describe('what is no operation', () => {
  test('is not looked into, whatever it is', async () => {
    const agent = await world.agent(await world.secret(['raw_requests:write']), { options: '?mode=full' });
    const sent = await use(agent, 'intercom_raw_request', { url: '/unicorns', method: 'POST', data: '{"a' });
    expect(sent).toMatchObject({ error: { code: 'upstream_not_found' } });
  });
});

describe('what is told', () => {
  test('a refusal says what is open, what is not of it, and who can open more', async () => {
    const { principal } = await world.rooms.group('Support', [[world.connection, quiet]]);
    const decide = (name: string, input: unknown) =>
      world.rooms.access.decide(principal, 'default', findOperation(name) as never, { input });
    expect((await decide('conversations.reply', { ...note, message_type: 'comment', body: 'x' })).explanation).toBe(
      'conversations.reply needs the scope conversations:write (Write conversations), which the group "Support" does not have on "main". ' +
        'It has conversations:note, which opens only internal notes of a teammate, which no customer sees; in this call message_type is comment, not note. ' +
        'An administrator can enable conversations:write under Groups → Support → Integrations.',
    );
    expect((await decide('conversations.manage', { message_type: 'close', type: 'admin', body: 'Bye' })).explanation).toContain(
      'conversations:state, which opens only closing, opening and snoozing without a message; in this call body is given: leave it out',
    );
    expect(await decide('conversations.reply', { ...note, body: 'x' })).toMatchObject({
      allow: true,
      scope: 'conversations:note',
      explanation: 'The group "Support" has the scope conversations:note on "main".',
    });
    const { principal: reader } = await world.rooms.group('Readers', [[world.connection, ['conversations:read']]]);
    const asked = { input: { ...note, body: 'x' } };
    const refused = await world.rooms.access.decide(reader, 'default', findOperation('conversations.reply'), asked);
    expect(refused.explanation).toContain(
      'For this call conversations:note is enough, which opens only internal notes of a teammate, which no customer sees.',
    );
    expect(refused).toMatchObject({ details: { scope: 'conversations:note' } });
    expect(await world.rooms.access.decide(reader, 'default', findOperation('conversations.reply'))).toMatchObject({
      details: { scope: 'conversations:write' },
    });
  });

  test('a slip is told as what it is, and not as a scope to ask an administrator for', async () => {
    const agent = await world.agent(await world.secret());
    const reply = { ...note, conversation_id: things.conversation, body: 'x' };
    const manage = { conversation_id: things.conversation, message_type: 'close', type: 'admin' };
    const run = (operation: string, input: Fields) => use(agent, 'intercom_run_write_operation', { operation, input });
    for (const [operation, input, field, fix] of [
      ['conversations.reply', { ...reply, fields: ['id'] }, 'fields', 'has no such field'],
      ['conversations.reply', { conversation_id: things.conversation, type: 'admin', body: 'x' }, 'message_type', 'is needed'],
      ['conversations.reply', { ...reply, message_type: 'comment', skip_notifications: 'perhaps' }, 'skip_notifications', ''],
      ['conversations.manage', { ...manage, snoozed_until: 1_999_999_999 }, 'snoozed_until', 'does not go with what else is given'],
      ['conversations.manage', { ...manage, note: 'x' }, 'note', 'has no such field'],
    ] as const)
      expect(await run(operation, input)).toMatchObject({
        error: { code: 'input_invalid', field, fix: expect.stringContaining(fix) },
      });
    // What fits, and is more than is open, is what somebody may allow; and it is told how to stay within.
    const whole = { ...reply, message_type: 'comment' };
    expect(await run('conversations.reply', whole)).toMatchObject({
      error: { code: 'scope_missing', scope: 'conversations:write', fix: expect.stringContaining('message_type is comment, not note') },
    });
    expect(await run('conversations.manage', { ...manage, body: 'Bye' })).toMatchObject({
      error: { code: 'scope_missing', fix: expect.stringContaining('body is given: leave it out') },
    });
    // Over REST Intercom would get it with the whole scope.
    const sent = await rest(await world.secret(), `/conversations/${things.conversation}/reply`, JSON.stringify({ ...note, tone: 'x' }));
    expect([sent.status, JSON.stringify(sent.body)]).toEqual([403, expect.stringContaining('tone is given: leave it out')]);
    // Whoever has nothing of it is told of the scope first.
    const reader = await world.agent(await world.secret(['conversations:read']));
    const asked = { operation: 'conversations.reply', input: { ...reply, fields: ['id'] } };
    expect(await use(reader, 'intercom_run_write_operation', asked)).toMatchObject({ error: { code: 'scope_missing' } });
  });

  test('Activity names the scope that opened it', async () => {
    const agent = await world.agent(await world.secret());
    await use(agent, 'intercom_reply_to_conversation', { ...note, conversation_id: things.conversation, body: 'Scoped.' });
    const newest = async () => (await world.rooms.rows())[0];
    expect(await newest()).toMatchObject({ operation: 'conversations.reply', outcome: 'ok', scope: 'conversations:note' });
    const comment = { ...note, message_type: 'comment', conversation_id: things.conversation, body: 'Scoped.' };
    await use(agent, 'intercom_reply_to_conversation', comment);
    expect(await newest()).toMatchObject({ outcome: 'denied', scope: 'conversations:write' });
    const reader = await world.agent(await world.secret(['conversations:read']));
    await use(reader, 'intercom_reply_to_conversation', { ...comment, message_type: 'note' });
    // The least that somebody would have to allow.
    expect(await newest()).toMatchObject({ outcome: 'denied', scope: 'conversations:note' });
  });

  test('the tools of a group have only what is open to it', async () => {
    const agent = await world.agent(await world.secret([...quiet, 'messages:email']), { options: '?mode=full' });
    const { tools } = await agent.listTools();
    const tool = (name: string) => {
      const found = tools.find((one) => one.name === name);
      return { fields: found?.inputSchema.properties as Record<string, Fields>, text: `${found?.description}`, found };
    };
    const reply = tool('intercom_reply_to_conversation');
    expect(reply.fields['message_type']).toEqual({ type: 'string', enum: ['note'] });
    expect(reply.fields['type']).toEqual({ type: 'string', enum: ['admin'] });
    expect(JSON.stringify(reply.found)).not.toMatch(/comment|intercom_user_id|"email"|"user_id"|reply_options|quick/);
    expect(reply.text).toContain('internal note');
    // A person who is asked whether it may be done is told what it is.
    const title = 'Reply to a conversation: only internal notes of a teammate, which no customer sees';
    expect(reply.found).toMatchObject({ title, annotations: { title } });
    expect(Object.keys(reply.fields)).toContain('conversation_id');
    expect(tool('messages_create').found?.inputSchema.required).toEqual(expect.arrayContaining(['message_type', 'from']));
    expect(JSON.stringify(tool('tickets_reply').found)).not.toMatch(/comment|intercom_user_id|"email"|reply_options|cross_post/);
    const manage = tool('conversations_manage');
    expect(Object.keys(manage.fields)).not.toContain('body');
    expect(manage.fields['message_type']?.['enum']).toEqual(['close', 'open', 'snoozed', 'assignment']);
    expect(tool('messages_create').fields['message_type']).toEqual({ type: 'string', enum: ['email'] });
    expect(JSON.stringify(tool('messages_create').fields['from'])).toContain('"enum":["admin"]');
    expect(Object.keys(tool('messages_create').fields)).not.toContain('components');
    const states = await (await world.agent(await world.secret(['conversations:state']), { options: '?mode=full' })).listTools();
    const one = states.tools.find(({ name }) => name === 'conversations_manage');
    expect(one?.inputSchema.properties).toMatchObject({ message_type: { enum: ['close', 'open', 'snoozed'] } });
    expect(one?.inputSchema.properties).not.toHaveProperty('assignee_id');
    expect(tools.map(({ name }) => name)).not.toContain('conversations_create');
  });

  test('a tool of which a part is open costs less than the whole', async () => {
    const replyOf = async (scopes: typeof quiet) => {
      const { tools } = await (await world.agent(await world.secret(scopes))).listTools();
      for (const { name, description, inputSchema } of tools)
        expect(JSON.stringify({ name, description, inputSchema }).length / 4, name).toBeLessThanOrEqual(500);
      return JSON.stringify(tools.find(({ name }) => name === 'intercom_reply_to_conversation')).length / 4;
    };
    const [part, whole] = [await replyOf(quiet), await replyOf(['conversations:write'])];
    console.info(`the reply tool: ${Math.ceil(whole)} tokens, of notes only ${Math.ceil(part)}`);
    expect(part).toBeLessThan(whole);
  });

  test('whoever may do all on one of two workspaces is shown all', async () => {
    const second = await world.rooms.connect('second', world.sandbox.mintToken(), world.teammate);
    const { secret } = await world.rooms.group('Two', [
      [world.connection, quiet],
      [second, ['conversations:write']],
    ]);
    const agent = await world.agent(secret);
    const reply = (await agent.listTools()).tools.find(({ name }) => name === 'intercom_reply_to_conversation');
    expect(JSON.stringify(reply)).toContain('comment');
    const comment = { ...note, message_type: 'comment', conversation_id: things.conversation, body: 'x', connection: 'main' };
    expect(await use(agent, 'intercom_reply_to_conversation', comment)).toMatchObject({ error: { code: 'scope_missing' } });
  });

  test('the search of operations shows it as allowed, with what of it', async () => {
    const agent = await world.agent(await world.secret());
    const { operations } = (await use(agent, 'intercom_search_operations', { query: 'conversations.reply' })) as { operations: Fields[] };
    expect(operations[0]).toMatchObject({ allowed: true, only: 'internal notes of a teammate, which no customer sees' });
    expect(JSON.stringify(operations[0]?.['input'])).not.toContain('comment');
    expect(operations[0]?.['names_do_for']).toEqual(['admin_id']);
  });
});

describe('a policy that changes while a call waits for its turn', () => {
  const body = { ...{ message_type: 'note', type: 'admin' }, body: 'x' };

  /** The second decision is the one before it leaves. */
  async function changing(from: typeof quiet, to: typeof quiet, raw: boolean) {
    const { id, principal } = await world.rooms.group(`Changing ${Math.random()}`, [[world.connection, from]]);
    const { access, calls } = world.rooms;
    const decide = access.decide;
    let asked = 0;
    access.decide = async (...input) => {
      asked += 1;
      if (asked === 2) await world.rooms.store.groups.setGrant({ groupId: id, connectionId: world.connection.id, scopes: [...to] });
      return decide(...input);
    };
    const input = { ...body, admin_id: world.teammate };
    const url = `/conversations/${things.conversation}/reply`;
    const request = { method: 'POST', url, body: JSON.stringify(input), headers: json };
    const call = raw
      ? await toRawCall(request)
      : { operation: findOperation('conversations.reply'), input: { ...input, conversation_id: things.conversation } };
    const written = world.sandbox.ledger().length;
    try {
      const made = { principal, surface: 'rest' as const, requestId: 'r', connection: 'default', ...call };
      const code = await calls.invoke(made).then(
        () => 'ok',
        (error: { code: string }) => error.code,
      );
      return [code, world.sandbox.ledger().length - written];
    } finally {
      access.decide = decide;
    }
  }

  test('what lost it does not leave', async () => {
    expect(await changing(['conversations:note'], ['conversations:read'], false)).toEqual(['scope_missing', 0]);
    expect(await changing(['conversations:note'], ['conversations:state'], true)).toEqual(['scope_missing', 0]);
  });

  test('what was decided as a whole does not leave by a narrower scope: its bytes were not made from what was decided', async () => {
    expect(await changing(['conversations:write'], ['conversations:note'], true)).toEqual(['scope_missing', 0]);
    expect(await changing(['conversations:note'], ['conversations:write'], true)).toEqual(['ok', 1]);
  });
});
