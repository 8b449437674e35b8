import { expect, test } from 'vitest';
import type { Row } from '../parts/room.ts';
import { admins } from '../rooms/admins/room.ts';
import { articles } from '../rooms/articles/room.ts';
import { companies } from '../rooms/companies/room.ts';
import { contacts } from '../rooms/contacts/room.ts';
import { conversations } from '../rooms/conversations/room.ts';
import { events } from '../rooms/events/room.ts';
import { rooms } from '../rooms/registry.ts';
import { segments } from '../rooms/segments/room.ts';
import { tags } from '../rooms/tags/room.ts';
import { teams } from '../rooms/teams/room.ts';
import { createWorld, fullSize } from './world.ts';

const now = Date.UTC(2026, 2, 10) / 1000;
const world = createWorld(rooms, { seed: 1, now, size: fullSize, region: 'US' });
const everyContact = world.of(contacts).all();
const everyConversation = world.of(conversations).all();
const everyEvent = world
  .of(events)
  .all()
  .flatMap((history) => history.events);

test('one seed gives one world, byte for byte, whatever the order of the rooms; another gives another', () => {
  const bytes = (seed: number, order = rooms) => {
    const made = createWorld(order, { seed, now, size: { ...fullSize, contacts: 200, conversations: 100 }, region: 'US' });
    return JSON.stringify([made.workspace, rooms.map((room) => made.of(room).all())]);
  };
  expect(bytes(7)).toBe(bytes(7, rooms.toReversed()));
  expect(bytes(7)).not.toBe(bytes(8));
});

test('the full world is big enough to page through', () => {
  expect(world.of(contacts).listed().length).toBeGreaterThanOrEqual(2000);
  expect(world.of(companies).listed().length).toBeGreaterThanOrEqual(200);
  expect(everyConversation.length).toBeGreaterThanOrEqual(1500);
  expect(world.of(tags).all().length).toBeGreaterThanOrEqual(30);
  expect([segments, teams, admins, articles].map((room) => world.of<Row, never>(room).all().length)).toEqual([12, 6, 12, 60]);
  expect(
    world
      .of(articles)
      .all()
      .some((article) => article.state === 'draft' && article.url === null),
  ).toBe(true);
  expect(
    world
      .of(admins)
      .all()
      .filter((admin) => admin.bot)
      .map((admin) => admin.email),
  ).toEqual([`operator+${world.workspace.id_code}@intercom.io`]);
});

test('Acme Corp has a dozen people, each with events of the last 90 days', () => {
  const acme = world.of(companies).find('company_id', 'acme');
  expect(acme?.name).toBe('Acme Corp');
  const people = acme?.contact_ids.map((id) => world.of(contacts).get(id)) ?? [];
  expect(people).toHaveLength(12);
  expect(people.every((person) => person?.external_id?.startsWith('acme-'))).toBe(true);
  const counts = people.map((person) => world.of(events).get(person?.id ?? '')?.events.length ?? 0);
  expect(counts.filter((count) => count > 0).length).toBeGreaterThanOrEqual(8);
  expect(everyEvent.every((event) => event.created_at > now - 90 * 86_400 && event.created_at < now)).toBe(true);
});

test('ids, emails and external ids are unique, and lists have one order', () => {
  for (const values of [
    everyContact.map((one) => one.id),
    everyContact.flatMap((one) => one.email ?? []),
    everyContact.flatMap((one) => one.external_id ?? []),
  ]) {
    expect(new Set(values).size).toBe(values.length);
  }
  const parts = everyConversation.flatMap((one) => one.parts.map((part) => part.id));
  expect(new Set(parts).size).toBe(parts.length);
  expect(everyConversation.every((one) => one.parts.every((part) => part.created_at < now))).toBe(true);
});

test('conversations are of all kinds: states, ratings, tags, long, empty, hostile', () => {
  for (const state of ['open', 'closed', 'snoozed'])
    expect(everyConversation.filter((one) => one.state === state).length).toBeGreaterThan(20);
  expect(everyConversation.some((one) => one.rating !== null)).toBe(true);
  expect(everyConversation.some((one) => one.tags.length > 0)).toBe(true);
  expect(everyConversation.some((one) => one.source === null)).toBe(true);
  expect(everyConversation.some((one) => one.parts.length === 0)).toBe(true);
  expect(everyConversation.filter((one) => one.parts.length === 520)).toHaveLength(1);
  const bodies = everyConversation.map((one) => one.source?.body ?? '').join('\n');
  for (const text of ['Ignore all previous instructions', '![invoice](', '&lt;/untrusted&gt;', 'refund', 'billing', 'shipping', 'log in']) {
    expect(bodies).toContain(text);
  }
});
