import { systemClock } from '@gatehouse/connector';
import { createSandbox, type Listening } from '@gatehouse/sandbox';
import { type CallToolResult, Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { everyScope, startCalls } from '../../../calls/testing/start-calls.ts';
import { serveMounts } from '../../../http/testing/serve-mounts.ts';
import { mcpMount } from '../http.ts';
import { type Agents, startAgents } from '../testing/start-agents.ts';
import { mostRead } from './read-replies.ts';

/** Words as people say them find what was written, and the answer says where they were looked for. */

interface Row {
  readonly id: string;
  readonly [field: string]: unknown;
}
interface Thread extends Row {
  readonly state: string;
  readonly updated_at: number;
  readonly source: {
    readonly subject: string | null;
    readonly body: string | null;
    readonly author?: { readonly name: string | null };
  } | null;
  readonly contacts: { readonly contacts: readonly { readonly id: string }[] };
  readonly conversation_parts: { readonly conversation_parts: readonly { readonly body: string | null }[] };
}
interface Person extends Row {
  readonly name: string | null;
  readonly email: string | null;
}
interface Told {
  readonly isError: boolean;
  readonly rows?: readonly Row[];
  readonly total?: number;
  readonly count?: number;
  readonly in_replies?: readonly (Row & { readonly untrusted: { readonly said: string } })[];
  readonly replies?: { readonly read: number; readonly of: number; readonly found: number };
  readonly notes?: readonly string[];
  readonly fix?: string;
}

const sandbox = createSandbox({ size: { contacts: 300, companies: 40, conversations: 240, articles: 12 } });
let intercom: Listening;
let agents: Agents;
let client: Client;
/** Every conversation with all that was said in it, last updated first. */
let threads: readonly Thread[];
let people: readonly Person[];
let before = 0;

beforeAll(async () => {
  const token = sandbox.mintToken();
  agents = await startAgents(sandbox, { token });
  ({ intercom, agent: client } = agents);
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const direct = async (path: string) => (await fetch(`${intercom.url}${path}`, { headers })).json() as Promise<Record<string, unknown>>;
  const ids: string[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const body = await direct(`/conversations?per_page=150${after && `&starting_after=${encodeURIComponent(after)}`}`);
    ids.push(...(body['conversations'] as Row[]).map(({ id }) => id));
    after = (body['pages'] as { next?: { starting_after?: string } }).next?.starting_after;
  }
  people = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const body = await direct(`/contacts?per_page=150${after && `&starting_after=${encodeURIComponent(after)}`}`);
    people = [...people, ...(body['data'] as Person[])];
    after = (body['pages'] as { next?: { starting_after?: string } | null }).next?.starting_after;
  }
  threads = (await Promise.all(ids.map((id) => direct(`/conversations/${id}`)))) as unknown as Thread[];
});

beforeEach(() => {
  sandbox.clearFaults();
  before = sandbox.requests().length;
});

afterAll(() => agents.close());

/** Apart from the lists of who there is, which are read once a minute for their names. */
const asked = () =>
  sandbox
    .requests()
    .slice(before)
    .filter(({ path }) => !/^\/(?:admins|teams)\b/.test(path)).length;
async function ask(name: string, args: Record<string, unknown>): Promise<Told> {
  const { isError, content } = (await client.callTool({ name, arguments: args })) as CallToolResult;
  const value = JSON.parse(content[0]?.type === 'text' ? content[0].text : '') as { error?: object };
  return { ...value, ...value.error, isError: isError === true } as Told;
}
const search = (query: unknown, more: Record<string, unknown> = {}) => ask('intercom_search_conversations', { query, ...more });
const notes = ({ notes: all = [] }: Told) => all.join(' ');

const read = (html: string | null | undefined) => (html ?? '').replaceAll(/<[^>]*>/g, ' ');
const opening = ({ source }: Thread) => read(`${source?.subject ?? ''} ${source?.body ?? ''}`);
const later = ({ conversation_parts }: Thread) => conversation_parts.conversation_parts.map(({ body }) => read(body)).join(' ');
const begun = (words: RegExp, of: (thread: Thread) => boolean = () => true) =>
  threads.filter((one) => words.test(opening(one)) && of(one)).length;

describe('what is counted is every conversation that began with the words', () => {
  test.each<[unknown, RegExp]>([
    ['refund', /refund/i],
    ['refunds', /refund/i],
    ['Refunds?', /refund/i],
    ['"refund"', /refund/i],
    ['conversations mentioning refunds', /refund/i],
    ['billing', /billing/i],
    ['conversations about billing', /billing/i],
    ['Find customers with billing questions', /billing/i],
    ['invoices', /invoice/i],
    ['parcels', /parcel/i],
    ['login', /\blog[ -]?in\b/i],
    ['log in', /\blog[ -]?in\b/i],
    ['log-in problems', /\blog[ -]?in\b/i],
    [{ field: 'source.body', operator: '~', value: 'refunds' }, /refund/i],
    [{ field: 'text', operator: 'contains', value: 'logins' }, /\blog[ -]?in\b/i],
    [{ words: 'conversations about billing' }, /billing/i],
  ])('%j', async (query, words) => {
    const truth = begun(words);
    expect(truth).toBeGreaterThan(5);
    const told = await search(query, { pagination: { per_page: 2 } });
    expect(told).toMatchObject({ isError: false, total: truth });
    expect(notes(told)).toContain('Searched source.subject and source.body for');
    expect(notes(told)).toContain('not replies: replies:true');
    expect(asked()).toBe(1);
    expect((await search(query, { count: true })).count).toBe(truth);
  });

  test('what was left out of a sentence is said', async () => {
    expect(notes(await search('conversations about billing'))).toContain('(left out: conversations, about)');
  });

  test('filters beside words have to hold, too', async () => {
    const open = { field: 'state', operator: '=', value: 'open' };
    const truth = begun(/refund/i, ({ state }) => state === 'open');
    expect(truth).toBeGreaterThan(1);
    for (const query of [
      { operator: 'AND', value: ['refunds', open] },
      { text: 'refunds', state: 'open' },
      { operator: 'AND', value: [open, { field: 'source.body', operator: '~', value: 'refunds' }] },
    ])
      expect((await search(query)).total).toBe(truth);
  });

  describe('in groups', () => {
    const open = { field: 'state', operator: '=', value: 'open' };
    const isOpen = ({ state }: Thread) => state === 'open';
    const either = (...value: readonly unknown[]) => ({ operator: 'OR', value });
    const all = (...value: readonly unknown[]) => ({ operator: 'AND', value });
    const body = (value: string) => ({ field: 'source.body', operator: '~', value });

    test('any of some words, beside what has to fit', async () => {
      const truth = begun(/refund|parcel/i, isOpen);
      expect(truth).toBeGreaterThan(begun(/refund/i, isOpen));
      for (const query of [all(either('refund', 'parcel'), open), all(open, either(body('refund'), body('parcel')))])
        expect(await search(query, { count: true })).toMatchObject({ isError: false, count: truth });
    });

    test('a word and any of others, a word or a filter', async () => {
      const both = threads.filter((one) => /refund/i.test(opening(one)) && /order|parcel/i.test(opening(one))).length;
      expect(both).toBeGreaterThan(0);
      expect((await search(all('refund', either('order', 'parcel')), { count: true })).count).toBe(both);
      const one = threads.filter((thread) => /refund/i.test(opening(thread)) || thread.state === 'snoozed').length;
      const told = await search(either('refund', { field: 'state', operator: '=', value: 'snoozed' }), { count: true });
      expect(told.count).toBe(one);
    });

    test('more words than one question takes: those only in the subject are counted, too, or said', async () => {
      const words = ['refund', 'parcel', 'billing', 'invoice', 'password', 'login', 'export', 'webhook', 'discount', 'upgrade'];
      const like = new RegExp(words.join('|'), 'i');
      const inBody = threads.filter((one) => isOpen(one) && like.test(read(one.source?.body))).length;
      const truth = begun(like, isOpen);
      expect(truth).toBeGreaterThan(inBody);
      const told = await search(all(open, either(...words.map(body))), { count: true });
      expect(told).toMatchObject({ isError: false, count: truth });
      expect(notes(told)).toContain(`Of these ${truth - inBody} have the words only in source.subject`);
      const rows = await search(all(open, either(...words)), { pagination: { per_page: 2 } });
      expect(rows.total).toBe(inBody);
      const [, query = ''] = /only in source\.subject: (\{.*\})/.exec(notes(rows)) ?? [];
      expect((await search((JSON.parse(query) as { query: unknown }).query, { count: true })).count).toBe(truth - inBody);
    });

    test('what has no room is refused once, with what has', async () => {
      const told = await ask('intercom_search_contacts', { query: either('night owl', 'black bird', open) });
      expect(told).toMatchObject({ isError: true, field: 'query.value.0' });
      expect(told.fix).toContain('"operator":"~"');
    });
  });

  test('all words, and where nothing has all, any of them, which is said', async () => {
    const both = threads.filter((one) => /charged/i.test(opening(one)) && /twice/i.test(opening(one))).length;
    expect(both).toBeGreaterThan(0);
    expect(await search('customers who were charged twice')).toMatchObject({ total: both });
    const either = begun(/refund|zeppelin/i);
    const told = await search('refund of a zeppelin');
    expect(told.total).toBe(either);
    expect(notes(told)).toContain(`Nothing has all of these words: these ${either} have at least one.`);
    const counted = await search('refund of a zeppelin', { count: true });
    expect(counted.count).toBe(0);
    expect(notes(counted)).toContain(`${either} have at least one`);
  });
});

test.each([
  'refunds or parcels',
  'refund OR parcel',
  'refund | parcel',
  'refund/parcel',
  { operator: 'OR', value: ['refunds', 'parcels'] },
])('either: %j', async (query) => {
  const told = await search(query);
  expect(told.total).toBe(begun(/refund|parcel/i));
  expect(notes(told)).toContain('for refund or parcel');
});

describe('whose conversations they are', () => {
  const inOpenings = () => threads.map(opening).join(' ').toLowerCase();
  const peopleOf = ({ contacts }: Thread) => contacts.contacts.map(({ id }) => id);
  /** Somebody with conversations, whose name stands in none of them. */
  const somebody = () => {
    const all = inOpenings();
    return people.find(
      ({ id, name, email }) =>
        email &&
        /^[A-Z][a-z]+ [A-Z][a-z]+$/.test(name ?? '') &&
        !name?.split(' ').some((part) => all.includes(part.toLowerCase())) &&
        threads.some((one) => peopleOf(one).includes(id)),
    );
  };

  test.each<[string, (one: Person) => unknown]>([
    ['an address', ({ email }) => email],
    ['a sentence with one', ({ email }) => `conversations of ${email}`],
    ['a mail', ({ name, email }) => `${name} <${email}>`],
    ['beside a filter', ({ email }) => ({ operator: 'AND', value: [email, { field: 'created_at', operator: '>', value: 0 }] })],
  ])('%s', async (_, say) => {
    const one = somebody() as Person;
    const theirs = threads.filter((thread) => peopleOf(thread).includes(one.id)).length;
    expect(theirs).toBeGreaterThan(0);
    const told = await search(say(one), { count: true });
    expect(told.count).toBe(theirs);
    expect(notes(told)).toContain('those that this contact is in');
  });

  test('of theirs those with words', async () => {
    const one = somebody() as Person;
    const theirs = threads.find((thread) => peopleOf(thread).includes(one.id)) as Thread;
    const [word = ''] = opening(theirs).match(/[a-z]{6,}/) ?? [];
    const truth = threads.filter((thread) => peopleOf(thread).includes(one.id) && opening(thread).toLowerCase().includes(word)).length;
    expect((await search(`${word} ${one.email}`)).total).toBe(truth);
  });

  test('a name, where nothing begins with the words', async () => {
    const one = somebody() as Person;
    const theirs = threads.filter((thread) =>
      peopleOf(thread).some((id) => people.some((other) => other.id === id && other.name === one.name)),
    );
    const told = await search(`find the chat with ${one.name}`, { pagination: { per_page: 150 } });
    expect(told.rows?.map(({ id }) => id).toSorted()).toEqual(theirs.map(({ id }) => id).toSorted());
    expect(notes(told)).toContain(`these ${theirs.length} are of somebody of that name`);
  });
});

describe('replies', () => {
  const since = () => threads[59]?.updated_at ?? 0;
  const recent = () => threads.filter(({ updated_at }) => updated_at >= since());
  const query = (words: string) => ({ operator: 'AND', value: [words, { field: 'updated_at', operator: '>=', value: since() }] });

  test.each(['refund', 'invoices', 'screenshot'])('of the newest that the filters let through: %s', async (words) => {
    const like = new RegExp(words.replace(/s$/, ''), 'i');
    const inOpening = recent().filter((one) => like.test(opening(one)));
    const inReplies = recent().filter((one) => !like.test(opening(one)) && like.test(later(one)));
    const told = await search(query(words), { replies: true });
    expect(told.total).toBe(inOpening.length);
    expect(told.in_replies?.map(({ id }) => id).toSorted() ?? []).toEqual(inReplies.map(({ id }) => id).toSorted());
    expect(told.replies).toEqual({ read: recent().length, of: recent().length, found: inReplies.length });
    for (const { untrusted } of told.in_replies ?? []) expect(untrusted.said).toMatch(like);
    expect(notes(told)).toContain(`the replies of all ${recent().length}`);
    expect(asked()).toBeLessThanOrEqual(recent().length + 4);
  });

  test('several words have to be there, wherever each was said', async () => {
    const both = recent().filter((one) => /billing/i.test(opening(one) + later(one)) && /refund/i.test(opening(one) + later(one)));
    const either = recent().filter((one) => /billing|refund/i.test(later(one)));
    expect(both.length).toBeLessThan(either.length);
    const told = await search(query('billing refunds'), { replies: true, fields: ['id'] });
    const ids = [...(told.in_replies ?? []), ...(told.notes?.join().includes('at least one') ? [] : (told.rows ?? []))].map(({ id }) => id);
    expect(ids.toSorted()).toEqual(both.map(({ id }) => id).toSorted());
  });

  test('at most so many, and it is said how many of how many', async () => {
    const told = await search('screenshot', { replies: true });
    expect(told.replies).toMatchObject({ read: 100, of: threads.length });
    expect(notes(told)).toContain(`the replies of the 100 updated last, of ${threads.length}`);
    expect(asked()).toBeLessThanOrEqual(103);
  });

  test('a few of their own accord where no opening has the words, and not where nobody wants them', async () => {
    const told = await search('zzzzqqqq');
    expect(told).toMatchObject({ total: 0, replies: { read: 25, of: threads.length, found: 0 } });
    expect(notes(told)).toContain('Nothing has zzzzqqqq.');
    before = sandbox.requests().length;
    expect((await search('zzzzqqqq', { replies: false })).replies).toBeUndefined();
    expect(asked()).toBeLessThanOrEqual(2);
  });

  test('of their own accord about half of a small rate window', async () => {
    const at = Math.ceil(Date.now() / 10_000) * 10_000;
    const small = createSandbox({
      size: { contacts: 20, companies: 3, conversations: 60, articles: 1 },
      rateLimit: 24,
      // All in one window.
      clock: { ...systemClock, now: () => at },
    });
    const upstream = await small.listen(0);
    const narrow = await startCalls(upstream.url);
    const { secret } = await narrow.group('Everything', [[await narrow.connect('main', small.mintToken()), everyScope]]);
    const serving = await serveMounts((publicUrl) => [mcpMount({ ...narrow, publicUrl })]);
    const agent = new Client({ name: 'test', version: '1' });
    const requestInit = { headers: { authorization: `Bearer ${secret}` } };
    await agent.connect(new StreamableHTTPClientTransport(new URL(`${serving.url}/mcp`), { requestInit }));
    const { content } = (await agent.callTool({
      name: 'intercom_search_conversations',
      arguments: { query: 'zzzzqqqq' },
    })) as CallToolResult;
    const told = JSON.parse(content[0]?.type === 'text' ? content[0].text : '') as Told;
    expect(told.replies?.read).toBeLessThan(mostRead.unasked);
    expect(notes(told)).toContain('half of the rate limit is used');
    // The one with which more than half was used, and the five that were under way.
    expect(small.requests().length).toBeLessThanOrEqual(13 + 5);
    await agent.close();
    await serving.close();
    await narrow.stop();
    await small.close();
  });

  test('what fails on the way is said, and what was found is kept', async () => {
    sandbox.addFault({ kind: 'status', status: 403, method: 'GET', path: '/conversations/*' });
    const told = await search(query('screenshot'), { replies: true });
    expect(told).toMatchObject({ isError: false });
    expect(told.replies?.read).toBeLessThan(recent().length);
    expect(notes(told)).toMatch(/updated last, of \d+ \(then: /);
  });

  test('only of words', async () => {
    expect(notes(await search({ state: 'open' }, { replies: true }))).toContain('replies:true looks for words');
    expect(await search('refund', { replies: 'perhaps' })).toMatchObject({ isError: true, fix: expect.stringContaining('true or false') });
  });
});

test('which of the filters finds nothing', async () => {
  const told = await search(
    { operator: 'AND', value: ['refunds', { field: 'created_at', operator: '<', value: '2001-01-01' }] },
    { replies: false },
  );
  expect(told.total).toBe(0);
  expect(notes(told)).toContain('Nothing has refunds and created_at <');
  expect(notes(told)).toContain(`Without the other filters ${begun(/refund/i)} have it.`);
});

test('what each filter finds alone, where all find nothing', async () => {
  const told = await search({ state: 'open', created_at: '2001-01-01' });
  expect(told.total).toBe(0);
  const open = threads.filter(({ state }) => state === 'open').length;
  expect(notes(told)).toMatch(new RegExp(`Alone: state = "open": ${open}; created_at > .*: \\d+; created_at < .*: 0\\.`));
});

test('tickets: title and description, and what was said on them', async () => {
  const tickets = (query: unknown, more: object = {}) =>
    ask('intercom_run_read_operation', { operation: 'tickets.search', input: { query, ...more } });
  const every = await tickets({ field: 'created_at', operator: '>', value: 0 });
  const login = { operator: 'OR', value: ['title', 'description'].map((field) => ({ field, operator: '=', value: 'login' })) };
  const truth = (await tickets(login)).total;
  expect(truth).toBeGreaterThan(0);
  for (const words of ['login', 'logins', 'tickets about log-in problems']) {
    const told = await tickets(words);
    expect(told.total).toBe(truth);
    expect(notes(told)).toContain('title and description');
  }
  expect((await tickets('zzzzqqqq')).replies?.of).toBe(every.total);
});
