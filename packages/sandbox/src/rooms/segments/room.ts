import { type Row, room, type Seeding } from '../../parts/room.ts';
import type { Contact } from '../contacts/room.ts';

export interface Segment extends Row {
  readonly name: string;
  readonly person_type: 'user' | 'contact';
  readonly created_at: number;
  readonly updated_at: number;
}

export const segments = room<Segment>()({ name: 'segments', seed: seedSegments });

const day = 86_400;

interface Rule {
  readonly name: string;
  readonly person_type: Segment['person_type'];
  readonly has: (contact: Contact, now: number) => boolean;
  /** What it asks about: neither can go while it does. */
  readonly attributes?: readonly string[];
  readonly tags?: readonly string[];
}

/** The tag "Beta". */
const betaTag = '14928908';

const rules: readonly Rule[] = [
  { name: 'Active', person_type: 'user', has: (contact, now) => contact.role === 'user' && (contact.last_seen_at ?? 0) > now - 30 * day },
  { name: 'New', person_type: 'user', has: (contact, now) => contact.role === 'user' && contact.created_at > now - 30 * day },
  {
    name: 'Slipping Away',
    person_type: 'user',
    has: (contact, now) => contact.role === 'user' && contact.last_seen_at !== null && contact.last_seen_at < now - 60 * day,
  },
  { name: 'All leads', person_type: 'contact', has: (contact) => contact.role === 'lead' },
  {
    name: 'Enterprise users',
    person_type: 'user',
    has: (contact) => contact.custom_attributes['plan'] === 'Enterprise',
    attributes: ['plan'],
  },
  { name: 'Free users', person_type: 'user', has: (contact) => contact.custom_attributes['plan'] === 'Free', attributes: ['plan'] },
  {
    name: 'Beta testers',
    person_type: 'user',
    has: (contact) => contact.custom_attributes['beta_tester'] === true || contact.tag_ids.includes(betaTag),
    attributes: ['beta_tester'],
    tags: [betaTag],
  },
  {
    name: 'Big teams',
    person_type: 'user',
    has: (contact) => Number(contact.custom_attributes['seats'] ?? 0) > 100,
    attributes: ['seats'],
  },
  { name: 'Unsubscribed', person_type: 'contact', has: (contact) => contact.unsubscribed_from_emails },
  { name: 'Europe', person_type: 'contact', has: (contact) => contact.location.continent_code === 'EU' },
  { name: 'Without company', person_type: 'contact', has: (contact) => contact.company_ids.length === 0 },
  { name: 'Owned', person_type: 'contact', has: (contact) => contact.owner_id !== null },
];
const ruleOf = new Map(rules.map((rule) => [rule.name, rule]));

/** The names of the segments that ask about a tag or an attribute. */
export const segmentsOn = (kind: 'tags' | 'attributes', one: string): readonly string[] =>
  rules.filter((rule) => rule[kind]?.includes(one)).map(({ name }) => name);

/** Who is in a segment: worked out when it is wanted, so that it cannot disagree with the contacts. `now` is Unix seconds. */
export function memberOf({ name }: Segment, now: number): (contact: Contact) => boolean {
  const rule = ruleOf.get(name);
  return (contact) => rule?.has(contact, now) ?? false;
}

function seedSegments({ random, workspace }: Seeding): Segment[] {
  const { created_at } = workspace;
  return rules.map(({ name, person_type }) => ({
    id: `${created_at.toString(16)}${random.hex(16)}`,
    name,
    person_type,
    created_at,
    updated_at: created_at,
  }));
}
