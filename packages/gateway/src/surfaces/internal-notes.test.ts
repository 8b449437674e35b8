import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eras, type Fields, type Quiet, startQuiet, use } from './testing/notes-only.ts';

let world: Quiet;
let things: Awaited<ReturnType<Quiet['first']>>;
let before: ReadonlySet<string>;

beforeAll(async () => {
  world = await startQuiet();
  things = await world.first();
  before = new Set(await world.visible());
  expect(before.size).toBeGreaterThan(100);
});

afterAll(() => world.close());

const note = { message_type: 'note', type: 'admin', body: 'For us.' };
const button = [{ text: 'Yes', uuid: '22d6d1f4-1a19-41d0-94c2-e54031f78aca' }];
const file = [{ content_type: 'text/plain', data: 'aGk=', name: 'a.txt' }];

type Attempt = readonly [operation: string, path: string, fields: Fields];

/** Whatever would reach a customer, and what only looks as if it would not. */
function attempts(): Attempt[] {
  const { conversation, ticket, contact, team } = things;
  const admin_id = world.teammate;
  const by = { admin_id };
  const replies: Fields[] = [
    { ...note, ...by, message_type: 'comment' },
    { ...note, ...by, message_type: 'quick_reply', reply_options: button },
    { message_type: 'comment', type: 'user', intercom_user_id: contact.id, body: 'x' },
    { message_type: 'comment', type: 'user', email: contact.email, body: 'x' },
    { message_type: 'comment', type: 'user', user_id: contact.external_id, body: 'x' },
    { message_type: 'quick_reply', type: 'user', intercom_user_id: contact.id, reply_options: button },
    { ...note, type: 'user', intercom_user_id: contact.id },
    { ...note, ...by, intercom_user_id: contact.id },
    { ...note, ...by, email: contact.email },
    { ...note, ...by, reply_options: button },
    ...[['note'], ['comment'], { 0: 'note' }, null, 'Note', 'NOTE', ' note', 'note ', 'note\u0000', 'comment ', 0, true, ''].map(
      (message_type) => ({
        ...note,
        ...by,
        message_type,
      }),
    ),
    ...[['admin'], null, 'Admin', 'user', 'bot', 'team'].map((type) => ({ ...note, ...by, type })),
    { ...note, ...by, Message_Type: 'comment' },
    { ...note, ...by, 'message_type[]': 'comment' },
    { ...note, ...by, 'message_type ': 'comment' },
    { ...note, ...by, messageType: 'comment' },
    { ...note, ...by, _method: 'PUT' },
    { ...note, ...by, reply: { message_type: 'comment', body: 'x' } },
    { ...note, ...by, conversation: { message_type: 'comment' } },
    { ...note, ...by, parts: [{ message_type: 'comment', body: 'x' }] },
    { ...note, ...by, cross_post: true },
    { ...note, ...by, part_type: 'comment' },
    { type: 'admin', ...by, body: 'x' },
    { message_type: 'comment', type: 'admin', ...by, attachment_urls: ['https://example.com/a.png'] },
    { message_type: 'comment', type: 'admin', ...by, attachment_files: file },
    { ...by, type: 'admin', message_type: 'close', body: 'Bye' },
    { ...by, type: 'team', message_type: 'assignment', assignee_id: team, body: 'Over to them' },
  ];
  const changes: Fields[] = [
    ...['Bye', '', null, ['Bye'], { html: 'Bye' }].map((body) => ({ ...by, type: 'admin', message_type: 'close', body })),
    { ...by, type: 'admin', message_type: 'close', attachment_urls: ['https://example.com/a.png'] },
    { ...by, type: 'admin', message_type: 'open', body: 'Hello again' },
    { ...by, type: 'admin', message_type: 'snoozed', snoozed_until: 1_999_999_999, body: 'Later' },
    { ...by, type: 'team', message_type: 'assignment', assignee_id: team, body: 'Over to them' },
    { ...by, type: 'admin', message_type: 'assignment', assignee_id: admin_id, body: 'x', message: 'x' },
    { ...by, type: 'admin', message_type: ['close'], body: 'x' },
    { ...by, ...note, message_type: 'comment' },
    { ...by, ...note, message_type: 'quick_reply', reply_options: button },
  ];
  const mail = { message_type: 'email', subject: 'x', body: 'x', template: 'plain', to: { type: 'user', id: contact.id } };
  return [
    ...replies.flatMap((fields): Attempt[] => [
      ['conversations.reply', `/conversations/${conversation}/reply`, fields],
      ['tickets.reply', `/tickets/${ticket}/reply`, fields],
    ]),
    ...replies.slice(0, 6).map((fields): Attempt => ['conversations.reply', '/conversations/last/reply', fields]),
    ...changes.map((fields): Attempt => ['conversations.manage', `/conversations/${conversation}/parts`, fields]),
    ['messages.create', '/messages', { ...mail, from: { type: 'admin', id: admin_id } }],
    ['messages.create', '/messages', { from: { type: 'user', id: contact.id }, body: 'x' }],
    ['conversations.create', '/conversations', { from: { type: 'user', id: contact.id }, body: 'x' }],
    ['conversations.update', `/conversations/${conversation}`, { title: 'x', body: 'x' }],
    ['tickets.create', '/tickets', { ticket_type_id: '1', contacts: [{ id: contact.id }], ticket_attributes: {} }],
  ];
}

const methodOf = (operation: string) => (operation.endsWith('.update') ? 'PUT' : 'POST');
const idOf = (path: string): Fields => {
  const [, resource = '', id] = path.split('/');
  return path.split('/').length < 3 ? {} : { [`${resource.slice(0, -1)}_id`]: id };
};

const refusals = /^(?:scope_missing|input_invalid|request_malformed|content_type_unsupported|operation_unknown|not_found)$/;
const codeOf = (answer: unknown): unknown => {
  const { error, errors } = answer as { error?: { code: string }; errors?: { code: string }[] };
  return error?.code ?? errors?.[0]?.code;
};

const isQuiet = (body: Fields) =>
  body['message_type'] === 'note' && body['type'] === 'admin'
    ? !['intercom_user_id', 'email', 'user_id', 'reply_options', 'cross_post'].some((name) => name in body)
    : /^(?:close|open|snoozed|assignment)$/.test(String(body['message_type'])) && !('body' in body);

/** What MCP mends into a note is one; whatever was asked for, customers see what they saw before. */
async function nothingCameOf(answers: readonly (readonly [unknown, unknown])[]): Promise<string[]> {
  expect(world.sandbox.ledger().filter(({ body }) => !isQuiet(body as Fields))).toEqual([]);
  expect((await world.visible()).filter((id) => !before.has(id))).toEqual([]);
  return answers.filter(([, answer]) => !refusals.test(String(codeOf(answer)))).map((one) => JSON.stringify(one));
}

describe('nothing that a customer sees leaves', () => {
  test.each(eras)('by the tools (%s)', async (era) => {
    const answers: [unknown, unknown][] = [];
    for (const [operation, path, fields] of attempts()) {
      const agent = await world.agent(await world.secret(), { era });
      const name = operation === 'conversations.reply' ? 'intercom_reply_to_conversation' : operation.replace('.', '_');
      answers.push([fields, await use(agent, name, { ...idOf(path), ...fields })]);
    }
    expect((await nothingCameOf(answers)).length).toBeLessThan(answers.length / 4);
  });

  test.each(eras)('by the executor, alone and for several (%s)', async (era) => {
    const answers: [unknown, unknown][] = [];
    for (const [operation, path, fields] of attempts()) {
      const agent = await world.agent(await world.secret(), { era, options: '?mode=lean' });
      const input = { ...idOf(path), ...fields };
      answers.push([fields, await use(agent, 'intercom_run_write_operation', { operation, input })]);
      if (!path.includes(things.conversation)) continue;
      const several = { ...input, conversation_id: [things.conversation, things.other] };
      answers.push([several, await use(agent, 'intercom_run_write_operation', { operation, input: several })]);
    }
    expect((await nothingCameOf(answers)).length).toBeLessThan(answers.length / 4);
  });

  test('in a batch', async () => {
    const batch = attempts().map(([operation, path, fields], id) => ({
      jsonrpc: '2.0',
      id,
      method: 'tools/call',
      params: { name: 'intercom_run_write_operation', arguments: { operation, input: { ...idOf(path), ...fields } } },
    }));
    for (let from = 0; from < batch.length; from += 10) {
      const sent = await fetch(`${world.url}/mcp`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await world.secret()}`,
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          'mcp-protocol-version': '2025-03-26',
        },
        body: JSON.stringify(batch.slice(from, from + 10)),
      });
      expect(sent.status).toBe(200);
      await sent.text();
    }
    await nothingCameOf([]);
  });

  test('by a request of one’s own', async () => {
    const answers: [unknown, unknown][] = [];
    for (const [operation, path, fields] of attempts()) {
      const agent = await world.agent(await world.secret(), { options: '?mode=full' });
      const raw = { url: path, method: methodOf(operation) };
      // Of what says nothing in the place of a body, nothing is sent.
      if (!('body' in fields && (fields['body'] === null || fields['body'] === '')))
        answers.push([fields, await use(agent, 'intercom_raw_request', { ...raw, data: fields })]);
      const form = Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === 'string'));
      answers.push([form, await use(agent, 'intercom_raw_request', { ...raw, form_data: form })]);
    }
    const agent = await world.agent(await world.secret(), { options: '?mode=full' });
    const own = { ...note, admin_id: world.teammate };
    const url = `/conversations/${things.conversation}/reply`;
    for (const [more, data] of [
      [{ query: { message_type: 'comment' } }, own],
      [{ url: `${url}?message_type=comment` }, own],
      [{ url: `${url}?type=user&x=1` }, own],
      [{ url: `${url}/` }, own],
      [{ url: `${url}.json` }, own],
      [{ url: `/Conversations/${things.conversation}/reply` }, own],
      [{ url: `/conversations/x/../${things.conversation}/reply` }, { ...own, message_type: 'comment' }],
      [{ headers: { 'x-http-method-override': 'PUT' } }, own],
      [{ headers: { 'content-encoding': 'gzip' } }, own],
      [{ headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 'message_type=note&type=admin&body=x&message_type=comment'],
      [{ headers: { 'content-type': 'text/plain' } }, JSON.stringify(own)],
      [{}, `{"message_type":"comment","message_type":"note","type":"admin","admin_id":"${world.teammate}","body":"x"}`],
      [{}, `{"message_type":"note","message\\u005ftype":"comment","type":"admin","admin_id":"${world.teammate}","body":"x"}`],
      [{}, JSON.stringify({ ...own, conversation_id: things.other })],
    ] as const) {
      answers.push([more, await use(agent, 'intercom_raw_request', { url, method: 'POST', data, ...more })]);
    }
    expect(await nothingCameOf(answers)).toEqual([]);
  });

  test('over REST, as JSON, packed, as a form, in every version', async () => {
    const answers: [unknown, unknown][] = [];
    const json = { 'content-type': 'application/json' };
    for (const [operation, path, fields] of attempts()) {
      const secret = await world.secret();
      const text = JSON.stringify(fields);
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
      const urlencoded = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]));
      const ways: [RequestInit['headers'], NonNullable<RequestInit['body']>][] = [
        [json, text],
        [{ ...json, 'intercom-version': '1.4' }, text],
        [{ ...json, 'intercom-version': '2.4' }, text],
        [{ ...json, 'intercom-version': '2.16' }, text],
        [{ ...json, 'intercom-version': 'Preview' }, text],
        [{ ...json, 'content-encoding': 'gzip' }, gzipSync(text)],
        [{ 'content-type': 'application/json; charset=utf-16' }, text],
        [{ 'content-type': 'application/vnd.api+json' }, text],
        [{ 'content-type': 'text/plain' }, text],
        [json, `\ufeff${text}`],
        [{}, form],
        [{}, urlencoded],
      ];
      for (const [headers, body] of ways) answers.push([[headers, fields], await rest(secret, methodOf(operation), path, headers, body)]);
    }
    expect(await nothingCameOf(answers)).toEqual([]);
  });

  test('over REST, with more than one meaning', async () => {
    const { conversation, other } = things;
    const own = { ...note, admin_id: world.teammate };
    const json = { 'content-type': 'application/json' };
    const path = `/conversations/${conversation}/reply`;
    const answers: [unknown, unknown][] = [];
    const comment = { ...own, message_type: 'comment' };
    const twice = (first: string, second: string) =>
      `{"message_type":"${first}","message_type":"${second}","type":"admin","admin_id":"${world.teammate}","body":"x"}`;
    for (const [at, headers, body] of [
      [`${path}?message_type=comment`, json, own],
      [`${path}?message_type=note`, json, comment],
      [`${path}?message_type[]=comment`, json, own],
      [`${path}?type=user`, json, own],
      [`${path}?_method=PUT`, json, own],
      [path, json, twice('comment', 'note')],
      [path, json, twice('note', 'comment')],
      [path, json, { ...own, conversation_id: other }],
      [path, { ...json, 'x-http-method-override': 'PUT' }, comment],
      [path, { ...json, 'content-encoding': 'identity, gzip' }, gzipSync(JSON.stringify(comment))],
      [path, { 'content-type': 'multipart/form-data; boundary=x' }, JSON.stringify(own)],
      [`${path}/`, json, comment],
      [`${path}.json`, json, comment],
      [`/conversations/${conversation}%2freply`, json, comment],
      [`/conversations/${other}/../${conversation}/reply`, json, comment],
      [`//conversations/${conversation}/reply`, json, comment],
      [`/Conversations/${conversation}/reply`, json, comment],
    ] as [string, Record<string, string>, unknown][]) {
      const bytes = typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body);
      answers.push([[at, headers, body], await rest(await world.secret(), 'POST', at, headers, bytes)]);
    }
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      answers.push([method, await rest(await world.secret(), method, path, json, JSON.stringify(comment))]);
    expect(await nothingCameOf(answers)).toEqual([]);
  });
});

async function rest(secret: string, method: string, path: string, headers: RequestInit['headers'], body: NonNullable<RequestInit['body']>) {
  const sent = await fetch(`${world.url}/intercom/default${path}`, {
    method,
    headers: { authorization: `Bearer ${secret}`, ...(headers as Record<string, string>) },
    body,
  });
  return (await sent.json()) as unknown;
}
