import { beforeAll, describe, expect, test } from 'vitest';
import { partSecret } from '../rooms/conversation-parts/secret.ts';
import { type Caller, createCaller, type Json, rows, text, thing } from '../testing/caller.ts';
import { type Break, breaks } from './breaks.ts';
import { shownAt } from './earlier-shapes.ts';

/** Where a thing of each kind is seen. */
const places: Readonly<Record<string, (caller: Caller) => Promise<string>>> = {
  contact: async (caller) => {
    const lead = (await caller.send('POST', '/contacts', { role: 'lead', name: 'A' })).body['id'];
    const owner_id = caller.sandbox.admins[0]?.id;
    const user = (await caller.send('POST', '/contacts', { role: 'user', email: 'a@b.example', owner_id })).body['id'];
    await caller.send('POST', '/contacts/merge', { from: lead, into: user, skip_duplicate_validation: true });
    return `/contacts/${user}?include_merge_history=true`;
  },
  company: async (caller) => `/companies/${await first(caller, '/companies', 'data')}`,
  conversation: async () => '/conversations?per_page=150',
  conversation_part: thread,
  conversation_statistics: thread,
  ticket: ticket,
  ticket_type: async () => '/ticket_types',
  article: async (caller) => `/articles/${await first(caller, '/articles', 'data')}`,
  internal_article: async (caller) => `/internal_articles/${await first(caller, '/internal_articles', 'data')}`,
  external_page: async () => '/ai/external_pages',
};

async function first(caller: Caller, path: string, list: string): Promise<string> {
  return text((await caller.get(path)).body[list]?.[0]?.['id']);
}

async function thread(caller: Caller): Promise<string> {
  const id = await first(caller, '/conversations', 'conversations');
  const note = { type: 'admin', message_type: 'note', admin_id: caller.sandbox.admins[0]?.id, body: 'x' };
  const { body } = await caller.send('POST', `/conversations/${id}/reply`, note);
  const part = text(rows(body['conversation_parts']?.['conversation_parts']).at(-1)?.['id']);
  const told = {
    experimental: true,
    secret: partSecret,
    send_state: 'sent',
    info_message: 'Delivered',
    seen: true,
    admin_id: note.admin_id,
  };
  await caller.send('PUT', `/conversations/${id}/conversation_parts/${part}`, told, { 'intercom-version': 'Preview' });
  return `/conversations/${id}`;
}

async function ticket(caller: Caller): Promise<string> {
  const found = (await caller.send('POST', '/tickets/search', { query: { field: 'created_at', operator: '>', value: '0' } })).body;
  const id = text(found['tickets']?.[0]?.['id']);
  await caller.send('PUT', `/tickets/${id}`, { is_shared: true, snoozed_until: 4_000_000_000 });
  return `/tickets/${id}`;
}

/** Every thing of the kind, wherever it stands. */
function all(of: string, value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap((one) => all(of, one));
  if (typeof value !== 'object' || value === null) return [];
  return [...(text(thing(value)['type']) === of ? [thing(value)] : []), ...Object.values(value).flatMap((one) => all(of, one))];
}

const at = (value: Json, path: string) =>
  path
    .split('.')
    .reduce<{ has: boolean; value: Json }>(({ has, value: inner }, name) => ({ has: has && name in inner, value: thing(inner[name]) }), {
      has: true,
      value,
    }).has;

const nameOf = (minor: number) => (Number.isFinite(minor) ? `2.${minor}` : 'Preview');

const named = ({ of, since, added = [], was = {}, in: operation, source }: Break) =>
  `${of}: ${[...added, ...Object.keys(was)].join(', ')} before and from ${nameOf(since)}${operation ? ` in ${operation}` : ''} [${source}]`;

const general = breaks.filter((rule) => rule.in === undefined);

describe('what a version changed is shown by it and not by the one before', () => {
  test.each(general.map((rule) => [named(rule), rule] as const))('%s', async (_, { of, since, added = [], was = {} }) => {
    const caller = createCaller();
    const place = await places[of]?.(caller);
    const seen = async (version: string) => {
      const { status, body } = await caller.get(text(place), { 'intercom-version': version });
      expect(status).toBe(200);
      return all(of, body);
    };
    const [now, before] = [await seen(nameOf(since)), await seen(Number.isFinite(since) ? nameOf(since - 1) : '2.16')];
    for (const field of added) {
      expect(now.some((one) => at(one, field))).toBe(true);
      expect(before.some((one) => at(one, field))).toBe(false);
    }
    for (const field of Object.keys(was)) {
      const older = new Map(before.map((one) => [text(one['id']), one[field]]));
      expect(now.some((one) => JSON.stringify(one[field]) !== JSON.stringify(older.get(text(one['id']))))).toBe(true);
    }
  });
});

describe('what it was', () => {
  const older = (minor: number, thing: object, operation?: string) => shownAt({ name: `2.${minor}`, minor }, thing, operation);

  test('an owner is a number [facts 2.1, 1]', () => {
    expect(older(15, { type: 'contact', id: '1', owner_id: '7' })).toEqual({ type: 'contact', id: '1', owner_id: 7 });
    expect(older(15, { type: 'contact', id: '1', owner_id: null })).toEqual({ type: 'contact', id: '1', owner_id: null });
    expect(older(15, { type: 'contact', id: '1' })).toEqual({ type: 'contact', id: '1' });
  });

  test.each([
    ['none', 'not_priority'],
    ['low', 'priority'],
    ['urgent', 'priority'],
  ])('priority %s is %s [facts 2.1, 2]', (priority, word) => {
    expect(older(15, { type: 'conversation', priority })).toEqual({ type: 'conversation', priority: word });
  });

  test('nobody is null in a conversation, and text in a ticket [facts 2.1, 3 and 4]', () => {
    const nobody = { admin_assignee_id: 0, team_assignee_id: 5 };
    expect(older(15, { type: 'conversation', ...nobody })).toMatchObject({ admin_assignee_id: null, team_assignee_id: 5 });
    expect(older(15, { type: 'ticket', ...nobody })).toMatchObject({ admin_assignee_id: '0', team_assignee_id: '5' });
  });

  test('an article has one parent [facts 2.1, 5; recorded: list-articles]', () => {
    const parents = (parent_ids: number[]) => older(15, { type: 'article', parent_ids });
    expect(parents([3])).toEqual({ type: 'article', parent_ids: [3], parent_id: 3, parent_type: 'collection' });
    expect(parents([])).toEqual({ type: 'article', parent_ids: [], parent_id: null, parent_type: null });
  });

  test('the state of a ticket is a word with its labels beside it [description of 2.12]', () => {
    const state = { category: 'submitted', internal_label: 'In', external_label: 'Out' };
    expect(older(11, { type: 'ticket', ticket_state: state })).toEqual({
      type: 'ticket',
      ticket_state: 'submitted',
      ticket_state_internal_label: 'In',
      ticket_state_external_label: 'Out',
    });
  });

  test('what people keep in custom attributes is left alone, and what is shown is never changed itself', () => {
    const mine = { type: 'contact', owner_id: '7', custom_attributes: { thing: { type: 'contact', owner_id: '7' } } };
    expect(older(15, { data: [mine] })).toEqual({ data: [{ ...mine, owner_id: 7 }] });
    expect(mine.owner_id).toBe('7');
  });
});

describe('a company as it was recorded', () => {
  let caller: Caller;
  beforeAll(() => {
    caller = createCaller();
  });

  test('attaching one lists its notes by address, reading one does not [recorded: attach-contact-to-company, list-companies]', async () => {
    const contact = await first(caller, '/contacts', 'data');
    const id = await first(caller, '/companies', 'data');
    await caller.send('POST', `/companies/${id}/notes`, { body: 'Renews in May' });
    const headers = { 'intercom-version': '2.11' };
    const attached = (await caller.send('POST', `/contacts/${contact}/companies`, { id }, headers)).body;
    expect(attached['notes']).toMatchObject({ type: 'note.list', url: `/companies/${id}/notes`, total_count: 1, has_more: false });
    expect((await caller.get(`/companies/${id}`, headers)).body).not.toHaveProperty('notes');
    const newest = (await caller.get(`/companies/${id}`)).body;
    expect(rows(newest['notes']?.['notes'])).toMatchObject([{ type: 'note', body: '<p>Renews in May</p>', company: { id } }]);
  });
});

describe('callers who name no version', () => {
  test('get the one of their app; a header goes before it [facts 2, "overrides the version that is set for the app"]', async () => {
    const caller = createCaller();
    const app = { clientId: 'old', clientSecret: 's', name: 'Old', redirectUrls: ['https://a.example'], version: '2.11' };
    expect((await caller.control('POST', '/apps', app)).body).toMatchObject({ version: '2.11' });
    const tokens = [caller.sandbox.mintToken({ clientId: 'old' }), caller.sandbox.mintToken({ version: '2.14' }), caller.token];
    const ask = async (headers: object) =>
      await Promise.all(
        tokens.map(async (token) => {
          const answer = await caller.get('/contacts', { authorization: `Bearer ${token}`, ...headers });
          return [answer.headers.get('intercom-version'), 'email_domain' in thing(answer.body['data']?.[0])];
        }),
      );
    expect(await ask({})).toEqual([
      ['2.11', false],
      ['2.14', false],
      ['2.16', true],
    ]);
    expect(await ask({ 'intercom-version': '2.16' })).toEqual([
      ['2.16', true],
      ['2.16', true],
      ['2.16', true],
    ]);
    await caller.control('PUT', '/apps/old', { version: '2.15' });
    expect((await ask({}))[0]).toEqual(['2.15', false]);
    await caller.control('PUT', '/apps/old', { name: 'Older', clientSecret: 't' });
    expect((await ask({}))[0]).toEqual(['2.15', false]);
    expect((await caller.control('PUT', '/apps/old', { version: '9.9' })).status).toBe(400);
    expect((await caller.control('POST', '/tokens', { clientId: 'old', version: '2.11' })).status).toBe(400);
    expect((await caller.control('POST', '/tokens', { version: '2.11' })).status).toBe(201);
  });
});
