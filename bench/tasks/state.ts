/** What the sandbox holds, for the right answers: the same world that the gateway under test stands before. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Admin, admins } from '../../packages/sandbox/src/rooms/admins/room.ts';
import { type Article, articles } from '../../packages/sandbox/src/rooms/articles/room.ts';
import { type Company, companies } from '../../packages/sandbox/src/rooms/companies/room.ts';
import { type Contact, contacts } from '../../packages/sandbox/src/rooms/contacts/room.ts';
import { type Conversation, conversations } from '../../packages/sandbox/src/rooms/conversations/room.ts';
import { type ContactEvent, events } from '../../packages/sandbox/src/rooms/events/room.ts';
import { rooms } from '../../packages/sandbox/src/rooms/registry.ts';
import { type Segment, segments } from '../../packages/sandbox/src/rooms/segments/room.ts';
import { type Tag, tags } from '../../packages/sandbox/src/rooms/tags/room.ts';
import { type Team, teams } from '../../packages/sandbox/src/rooms/teams/room.ts';
import { createWorld, type WorldOptions } from '../../packages/sandbox/src/state/world.ts';

export const day = 86_400;

export interface State {
  /** The beginning of the day (UTC) from which the world's times are counted back, in Unix seconds. */
  readonly today: number;
  /** Unix seconds. */
  readonly now: number;
  /** Neither archived nor merged, the oldest first. */
  readonly contacts: readonly Contact[];
  /** Those with people, which is what Intercom lists; who was active last comes first. */
  readonly companies: readonly Company[];
  /** Those without people, too. */
  readonly allCompanies: readonly Company[];
  /** Last updated first. */
  readonly conversations: readonly Conversation[];
  readonly tags: readonly Tag[];
  readonly teams: readonly Team[];
  readonly segments: readonly Segment[];
  /** People, without the bot. */
  readonly teammates: readonly Admin[];
  readonly articles: readonly Article[];
  /** Of a contact, the newest first. */
  eventsOf(contactId: string): readonly ContactEvent[];
}

/** `at` is the time at which somebody asks, in Unix seconds. */
export function stateOf(options: WorldOptions, at = options.now): State {
  const world = createWorld(rooms, options);
  return {
    today: options.now,
    now: Math.floor(at),
    contacts: world.of(contacts).listed(),
    companies: world.of(companies).listed(),
    allCompanies: world.of(companies).all(),
    conversations: world.of(conversations).listed(),
    tags: world.of(tags).listed(),
    teams: world.of(teams).listed(),
    segments: world.of(segments).listed(),
    teammates: world
      .of(admins)
      .listed()
      .filter(({ bot }) => !bot),
    articles: world.of(articles).listed(),
    eventsOf: (contactId) => world.of(events).get(contactId)?.events ?? [],
  };
}

/** The world with which a gateway began that was started as a user does, by the first line of its sandbox's file. */
export function stateOfStarted(dataDir: string): State {
  const [opened = ''] = readFileSync(join(dataDir, 'sandbox.jsonl'), 'utf8').split('\n', 1);
  const { seed, base, region, size } = JSON.parse(opened) as Omit<WorldOptions, 'now'> & { base: number };
  return stateOf({ seed, now: base, region, size }, Date.now() / 1000);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** What a person reads of a message. A `<` before anything but a letter begins no tag, as in browsers. */
export const asRead = (html: string): string =>
  html
    .replaceAll(/<(br|\/p|\/div|\/li|\/tr)\b[^>]*>/gi, '\n')
    .replaceAll(/<[/!]?[a-z][^>]*>/gi, '')
    .replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .trim();

/** The message that began a conversation, its subject included. */
export const opening = ({ source }: Conversation): string => asRead(`<p>${source?.subject ?? ''}</p><p>${source?.body ?? ''}</p>`);

/** The same of all that was said. */
export const everythingSaid = (conversation: Conversation): string =>
  [opening(conversation), ...conversation.parts.map(({ body }) => asRead(body ?? ''))].join('\n');

export const isOpen = ({ state }: Conversation) => state === 'open';

/** Conversations in which one of these people is. */
export const conversationsOf = ({ conversations: all }: State, people: readonly string[]): readonly Conversation[] =>
  all.filter(({ contact_ids }) => contact_ids.some((id) => people.includes(id)));

/** As people write a day; the day is of UTC. */
export const dayText = (seconds: number): string =>
  new Date(seconds * 1000).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
export const isoDay = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

export function one<T>(list: readonly T[], matches: (item: T) => boolean, what: string): T {
  const found = list.find(matches);
  if (!found) throw new Error(`The sandbox has no ${what}.`);
  return found;
}
