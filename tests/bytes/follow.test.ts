import { isExperimental, type OperationFacts, operations, regionUrls } from '@gatehouse/connector';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { createSandbox, type Listening } from '../../packages/sandbox/src/index.ts';
import { companies } from '../../packages/sandbox/src/rooms/companies/room.ts';
import { conversations } from '../../packages/sandbox/src/rooms/conversations/room.ts';
import { createTestClock, smallSize } from '../../packages/sandbox/src/testing/caller.ts';
import { requestOf } from '../../packages/sandbox/src/testing/samples.ts';
import { sampleOf, world } from '../description/exchange.ts';
import { createHurriedClock } from './clock.ts';
import { type Answer, startDoor } from './door.ts';

type Json = Readonly<Record<string, unknown>>;
interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

const clock = createHurriedClock(createTestClock().now());
const sandbox = createSandbox({ size: smallSize, clock });
const token = sandbox.mintToken();
let intercom: Listening;
let door: Awaited<ReturnType<typeof startDoor>>;

beforeAll(async () => {
  intercom = await sandbox.listen(0);
  door = await startDoor(intercom.url, { token, clock });
});
afterAll(async () => {
  await door.stop();
  await intercom.close();
  await sandbox.close();
});

const intercoms = () => new RegExp(`${new URL(intercom.url).host}|api\\.(?:eu\\.|au\\.)?intercom\\.(?:io|com)`);
const freshWindow = () => clock.advance(10_000);
let isChanged = false;
/** Making a world costs more than a call; what was added is in nobody's way. */
function asItWas({ name, effect }: OperationFacts): void {
  if (isChanged) sandbox.reset();
  isChanged = effect === 'delete' || effect === 'update' || makers[name] !== undefined;
  freshWindow();
}
const bodyOf = (body: Json | undefined) => (body === undefined ? {} : { body: JSON.stringify(body) });
/** Every text that is an address at `base`. */
const addressesIn = (answer: Answer, base: string) =>
  [...(String(answer.bytes) + JSON.stringify(answer.headers)).matchAll(/"(https?:[^"\\]*)"/g)].flatMap(([, text = '']) =>
    text.startsWith(base) ? [text] : [],
  );
/** The sandbox itself, with nothing between. */
const direct = (address: string, { method, body }: Asked, operation: OperationFacts) =>
  door.ask(address, {
    method,
    body,
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      ...(isExperimental(operation) ? { 'intercom-version': 'Preview' } : {}),
    },
  });

const followed = new Set<string>();
const pagesOf = ({ pages }: Json) => (pages ?? {}) as Json;

describe('whatever address the sandbox answers is one of the gateway, and leads on with the same key', () => {
  it.each(operations.map((operation) => [operation.name as string, operation] as const))('%s', async (name, operation) => {
    asItWas(operation);
    const { path, body } = requestOf(operation, await sampleOf(name));
    const connection = operation.effect === 'read' ? 'default' : 'main';
    const answer = await door.send({ method: operation.method, path, ...bodyOf(body) }, connection);
    // Be it in a sentence or a header.
    expect(String(answer.bytes) + JSON.stringify(answer.headers)).not.toMatch(intercoms());
    for (const address of addressesIn(answer, `${door.url}/intercom/${connection}`)) {
      // A next page is asked for as the page before it was.
      const isNext = operation.effect === 'read' && address.includes(path.replace(/(?:\?.*)?$/, '?'));
      const { status, headers, bytes } = await door.ask(address, {
        method: isNext ? operation.method : 'GET',
        ...bodyOf(isNext ? body : undefined),
      });
      expect(status, `${address}: ${bytes}`).toBeLessThan(400);
      expect(String(bytes) + JSON.stringify(headers)).not.toMatch(intercoms());
      followed.add(name);
    }
  });

  test('many do', () => expect(followed.size).toBeGreaterThan(15));
});

/** Lists that count pages and give no address of the next, and one of which this world has too little. */
const withoutAddress = new Set([
  'articles.search',
  'audiences.list',
  'content_snippets.list',
  'folders.list',
  'internal_articles.search',
  'side_conversations.list',
]);

const several = [1, 2, 3, 4];
/** What is done so that a list has several pages. */
const makers: Readonly<Record<string, (sample: Json) => readonly Asked[] | Promise<readonly Asked[]>>> = {
  'article_versions.list': ({ article_id }) =>
    several.map((n) => ({ method: 'PUT', path: `/articles/${article_id}`, body: `{"title":"Title ${n}"}` })),
  'company_notes.list': ({ company_id }) =>
    several.map((n) => ({ method: 'POST', path: `/companies/${company_id}/notes`, body: `{"body":"Note ${n}"}` })),
  'contact_companies.list': ({ contact_id }) =>
    idsOf(companies).map((id) => ({ method: 'POST', path: `/contacts/${contact_id}/companies`, body: JSON.stringify({ id }) })),
  'deleted_conversations.list': () => idsOf(conversations).map((id) => ({ method: 'DELETE', path: `/conversations/${id}` })),
  'events.list': ({ user_id }) =>
    several.map((n) => ({
      method: 'POST',
      path: '/events',
      body: JSON.stringify({ user_id, event_name: `event-${n}`, created_at: Math.floor(clock.now() / 1000) - n }),
    })),
  'help_center_redirects.list': async () => {
    const { path, body } = requestOf(redirects, await sampleOf(redirects.name));
    return several.map((n) => ({ method: 'POST', path, ...bodyOf({ ...body, from_url: `${body?.['from_url']}/${n}` }) }));
  },
  'notes.list': ({ contact_id }) =>
    several.map((n) => ({ method: 'POST', path: `/contacts/${contact_id}/notes`, body: `{"body":"Note ${n}"}` })),
};
const idsOf = (room: typeof companies | typeof conversations) =>
  (world.of(room as typeof companies).listed() as readonly { readonly id: string }[]).slice(0, 5).map(({ id }) => id);
const [redirects] = operations.filter(({ name }) => name === 'help_center_redirects.create') as [OperationFacts];

const rowsOf = ({ paging }: OperationFacts, body: Json) =>
  (paging?.items ?? '').split('.').reduce<unknown>((inner, key) => (inner as Json)[key], body) as readonly unknown[];

/** From page to page, by nothing but the address of the next. */
async function walk(operation: OperationFacts, first: Promise<Answer>, follow: (address: string) => Promise<Answer>) {
  const rows: unknown[] = [];
  let pages = 0;
  for (let answer = await first; ; pages += 1) {
    expect(answer.status, String(answer.bytes)).toBe(200);
    const body = JSON.parse(String(answer.bytes)) as Json;
    rows.push(...rowsOf(operation, body));
    const { next } = pagesOf(body);
    if (typeof next !== 'string') return { rows, pages: pages + 1, body };
    answer = await follow(next);
  }
}

const lists = operations.filter(({ paging }) => paging?.form === 'page' || paging?.form === 'url');

describe('following the addresses of next pages gives every row once', () => {
  it.each(lists.map((operation) => [operation.name as string, operation] as const))('%s', async (name, operation) => {
    asItWas(operation);
    const sample = await sampleOf(name);
    for (const made of (await makers[name]?.(sample)) ?? []) expect((await door.send(made)).status).toBeLessThan(300);
    const inPagesOf = (rows: number) => {
      const { path, body } = requestOf(operation, { ...sample, ...(operation.places['per_page'] === undefined ? {} : { per_page: rows }) });
      return { method: operation.method, path, ...bodyOf(body) };
    };
    const many = inPagesOf(5);
    const there = await walk(operation, direct(intercom.url + many.path, many, operation), (next) => direct(next, many, operation));
    const asked = inPagesOf(there.rows.length > 5 ? 5 : 1);
    if (withoutAddress.has(name)) {
      expect((await walk(operation, door.send(asked), (next) => door.ask(next, asked))).pages).toBe(1);
      return;
    }
    // In turn by its name, and by none.
    const connection = lists.indexOf(operation) % 2 === 0 ? 'default' : 'main';
    freshWindow();
    const through = await walk(operation, door.send(asked, connection), (next) => door.ask(next, asked));
    const own = `${door.url}/intercom/${connection}`;
    expect(JSON.stringify(through.rows).replaceAll(own, regionUrls.us)).toBe(JSON.stringify(there.rows));
    expect(new Set(through.rows.map((row) => JSON.stringify(row))).size).toBe(through.rows.length);
    expect(through.pages).toBeGreaterThan(1);
    expect(through.rows.length).toBe(through.body['total_count'] ?? through.rows.length);
  });
});

test('of events, the address of what is newer leads on, too', async () => {
  sandbox.reset();
  freshWindow();
  const sample = await sampleOf('events.list');
  for (const made of (await makers['events.list']?.(sample)) ?? []) await door.send(made);
  const ask = await door.send({ method: 'GET', path: `/events?type=user&user_id=${sample['user_id']}` });
  const { since } = pagesOf(JSON.parse(String(ask.bytes)) as Json);
  const [newer] = (await makers['events.list']?.(sample)) ?? [];
  await door.send({
    ...newer,
    method: 'POST',
    path: '/events',
    body: newer?.body?.replace(/"created_at":\d+/, `"created_at":${Math.floor(clock.now() / 1000)}`) ?? '',
  });
  const { status, bytes } = await door.ask(String(since), { method: 'GET' });
  expect(status, String(bytes)).toBe(200);
  expect((JSON.parse(String(bytes)) as Json)['events']).toHaveLength(1);
});
