import { noContent } from '../../parts/answers.ts';
import { type Call, type Handler, idOf, query, secondsOf, textOf } from '../../parts/call.ts';
import { perPage } from '../../parts/paging.ts';
import { invalid, missing } from '../../server/errors.ts';
import { type Contact, contacts, isLive, userNotFound } from '../contacts/room.ts';
import { type ContactEvent, eventId, events, type History } from './room.ts';

export { events as room } from './room.ts';

/** Older events are counted in summaries, and cannot be listed [2.16 description, GET /events]. */
const reachSeconds = 90 * 86_400;

export const list: Handler = (call) => {
  const contact = subjectOf(call);
  const history = call.world.of(events).get(contact.id);
  const all = (history?.events ?? []).filter((event) => event.created_at > call.now - reachSeconds);
  const who = { user_id: contact.external_id, intercom_user_id: contact.id, email: contact.email };
  if (query(call, 'summary') === 'true')
    return { type: 'event.summary', ...who, events: [...summarise(history?.events ?? []), ...told(history)] };
  const size = perPage(query(call, 'per_page'), 50, 150);
  const before = millisOf(call, 'before');
  const since = millisOf(call, 'since');
  const wanted = all.filter((event) => {
    const at = event.created_at * 1000;
    return (before === undefined || at < before) && (since === undefined || at > since);
  });
  const rows = wanted.slice(0, size);
  const last = rows.at(-1);
  const newest = all[0];
  return {
    type: 'event.list',
    events: rows.map((event) => ({ type: 'event', id: eventId(contact, event), ...event, ...who })),
    pages: {
      ...(last && rows.length < wanted.length ? { next: link(call, 'before', last.created_at * 1000) } : {}),
      ...(newest ? { since: link(call, 'since', newest.created_at * 1000) } : {}),
    },
  };
};

function subjectOf(call: Call): Contact {
  if (query(call, 'type') !== 'user') throw query(call, 'type') === undefined ? missing('type') : invalid("Type isn't an option", 'type');
  const people = call.world.of(contacts);
  const [userId, email, id] = [query(call, 'user_id'), query(call, 'email'), query(call, 'intercom_user_id')];
  if (!userId && !email && !id) throw missing('user_id, email or intercom_user_id');
  const contact = userId ? people.find('external_id', userId) : email ? people.find('email', email) : people.get(id ?? '');
  if (!contact || !isLive(contact)) throw userNotFound();
  return contact;
}

function millisOf(call: Call, name: string): number | undefined {
  const text = query(call, name);
  if (text === undefined || text === '') return undefined;
  if (!/^\d{1,16}$/.test(text)) throw invalid(`${name} must be a time in milliseconds`, name);
  return Number(text);
}

/** The same question from another time on, as a whole URL. */
function link(call: Call, name: 'before' | 'since', millis: number): string {
  const url = new URL(call.url);
  url.searchParams.delete('before');
  url.searchParams.delete('since');
  url.searchParams.set(name, String(millis));
  return url.href;
}

const iso = (seconds: number) => new Date(seconds * 1000).toISOString().replace('Z', '+00:00');

const told = (history: History | undefined) =>
  (history?.summaries ?? []).map(({ name, count, first, last }) => ({
    name,
    first: iso(first),
    last: iso(last),
    count,
    description: null,
  }));

function summarise(history: readonly ContactEvent[]) {
  const byName = Map.groupBy(history, (event) => event.event_name);
  const at = (event: ContactEvent | undefined) => (event ? iso(event.created_at) : null);
  return [...byName].map(([name, list]) => ({ name, first: at(list.at(-1)), last: at(list[0]), count: list.length, description: null }));
}

/** The contact by exactly one name. A repeat of name and time is taken and not kept, as Intercom documents it. */
export const create: Handler = (call) => {
  const { body, world, now } = call;
  const name = textOf(body, 'event_name');
  if (!name) throw missing('event_name');
  const contact = namedIn(call);
  const given = secondsOf(body, 'created_at');
  // What has no time, or lies ahead, happened now.
  const created_at = given === undefined || given === null || given > now ? now : given;
  const history = world.of(events).get(contact.id)?.events ?? [];
  const isRepeat = history.some((event) => event.created_at === created_at && event.event_name === name);
  const event = { event_name: name, created_at, metadata: metadataOf(body['metadata']) };
  const sorted = [...history, event].sort((a, b) => b.created_at - a.created_at);
  call.commit({ contact: contact.id }, isRepeat ? [] : [events.put({ id: contact.id, events: sorted })]);
  return noContent(202);
};

/** How often something happened until now, instead of each time. */
export const summarize: Handler = (call) => {
  const { body, world } = call;
  const userId = idOf(body['user_id']);
  if (userId === undefined) throw missing('user_id');
  const contact = world.of(contacts).find('external_id', userId);
  if (!contact || !isLive(contact)) throw userNotFound();
  const summary = (body['event_summaries'] ?? {}) as Record<string, unknown>;
  const name = textOf(summary, 'event_name');
  if (!name) throw missing('event_name');
  const [count, first, last] = [secondsOf(summary, 'count'), secondsOf(summary, 'first'), secondsOf(summary, 'last')];
  const history = world.of(events).get(contact.id) ?? { id: contact.id, events: [] };
  const others = (history.summaries ?? []).filter((one) => one.name !== name);
  const summaries = [...others, { name, count: count ?? 1, first: first ?? call.now, last: last ?? call.now }];
  call.commit({ contact: contact.id }, [events.put({ ...history, summaries })]);
  return noContent(200);
};

function namedIn({ body, world }: Call): Contact {
  const people = world.of(contacts);
  const [id, userId, email] = [idOf(body['id']), idOf(body['user_id']), textOf(body, 'email')];
  if (id === undefined && userId === undefined && !email) throw missing('user_id, id or email');
  const contact =
    id !== undefined ? people.get(id) : userId !== undefined ? people.find('external_id', userId) : people.find('email', email ?? '');
  if (!contact || !isLive(contact)) throw userNotFound();
  return contact;
}

/** Ten facts are kept, further ones fall away without a word. */
function metadataOf(value: unknown): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw invalid('metadata must be an object', 'metadata');
  return Object.fromEntries(Object.entries(value).slice(0, 10));
}
