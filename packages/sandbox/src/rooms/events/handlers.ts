import { type Call, type Handler, query } from '../../parts/call.ts';
import { perPage } from '../../parts/paging.ts';
import { invalid, missing } from '../../server/errors.ts';
import { type Contact, contacts, isLive, userNotFound } from '../contacts/room.ts';
import { type ContactEvent, eventId, events } from './room.ts';

export { events as room } from './room.ts';

/** Older events are never answered. */
const reachSeconds = 90 * 86_400;

export const list: Handler = (call) => {
  const contact = subjectOf(call);
  const all = (call.world.of(events).get(contact.id)?.events ?? []).filter((event) => event.created_at > call.now - reachSeconds);
  const who = { user_id: contact.external_id, intercom_user_id: contact.id, email: contact.email };
  if (query(call, 'summary') === 'true') return { type: 'event.summary', ...who, events: summarise(all) };
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

function summarise(history: readonly ContactEvent[]) {
  const byName = Map.groupBy(history, (event) => event.event_name);
  const iso = (event: ContactEvent | undefined) => (event ? new Date(event.created_at * 1000).toISOString().replace('Z', '+00:00') : null);
  return [...byName].map(([name, list]) => ({ name, first: iso(list.at(-1)), last: iso(list[0]), count: list.length, description: null }));
}
