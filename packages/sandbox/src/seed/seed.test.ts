import { expect, test } from 'vitest';
import { createWorld } from '../state/world.ts';
import { fullSize, seedWorld } from './index.ts';

const now = Date.UTC(2026, 2, 10) / 1000;
const full = seedWorld(1, now, fullSize, 'US');
const world = createWorld(full);

test('one seed gives one world, byte for byte; another gives another', () => {
  const bytes = (seed: number) => {
    const { events, contactAttributes, segments, ...rest } = seedWorld(seed, now, { ...fullSize, contacts: 200, conversations: 100 }, 'US');
    return JSON.stringify([rest, [...events], [...contactAttributes], segments]);
  };
  expect(bytes(7)).toBe(bytes(7));
  expect(bytes(7)).not.toBe(bytes(8));
});

test('the full world is big enough to page through', () => {
  expect(world.liveContacts.length).toBeGreaterThanOrEqual(2000);
  expect(world.listedCompanies.length).toBeGreaterThanOrEqual(200);
  expect(world.conversations.size).toBeGreaterThanOrEqual(1500);
  expect(world.tags.size).toBeGreaterThanOrEqual(30);
  expect([world.segments.length, world.teams.length, world.admins.length, world.articles.length]).toEqual([12, 6, 12, 60]);
  expect(world.articles.some((article) => article.state === 'draft' && article.url === null)).toBe(true);
  expect(world.admins.filter((admin) => admin.bot).map((admin) => admin.email)).toEqual([
    `operator+${world.workspace.id_code}@intercom.io`,
  ]);
});

test('Acme Corp has a dozen people, each with events of the last 90 days', () => {
  const acme = world.companiesByOwnId.get('acme');
  expect(acme?.name).toBe('Acme Corp');
  const people = acme?.contact_ids.map((id) => world.contacts.get(id)) ?? [];
  expect(people).toHaveLength(12);
  expect(people.every((person) => person?.external_id?.startsWith('acme-'))).toBe(true);
  const counts = people.map((person) => world.events.get(person?.id ?? '')?.length ?? 0);
  expect(counts.filter((count) => count > 0).length).toBeGreaterThanOrEqual(8);
  const all = [...world.events.values()].flat();
  expect(all.every((event) => event.created_at > now - 90 * 86_400 && event.created_at < now)).toBe(true);
});

test('ids, emails and external ids are unique, and lists have one order', () => {
  const { contacts, conversations } = full;
  for (const values of [
    contacts.map((one) => one.id),
    contacts.flatMap((one) => one.email ?? []),
    contacts.flatMap((one) => one.external_id ?? []),
  ]) {
    expect(new Set(values).size).toBe(values.length);
  }
  const parts = conversations.flatMap((one) => one.parts.map((part) => part.id));
  expect(new Set(parts).size).toBe(parts.length);
  expect(conversations.every((one) => one.parts.every((part) => part.created_at < now))).toBe(true);
});

test('conversations are of all kinds: states, ratings, tags, long, empty, hostile', () => {
  const { conversations } = full;
  for (const state of ['open', 'closed', 'snoozed']) expect(conversations.filter((one) => one.state === state).length).toBeGreaterThan(20);
  expect(conversations.some((one) => one.rating !== null)).toBe(true);
  expect(conversations.some((one) => one.tags.length > 0)).toBe(true);
  expect(conversations.some((one) => one.source === null)).toBe(true);
  expect(conversations.some((one) => one.parts.length === 0)).toBe(true);
  expect(conversations.filter((one) => one.parts.length === 520)).toHaveLength(1);
  const bodies = conversations.map((one) => one.source?.body ?? '').join('\n');
  for (const text of ['Ignore all previous instructions', '![invoice](', '&lt;/untrusted&gt;', 'refund', 'billing', 'shipping', 'log in']) {
    expect(bodies).toContain(text);
  }
});
