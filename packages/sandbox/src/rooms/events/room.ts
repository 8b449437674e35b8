import { createRandom, hash32, type Random } from '../../parts/random.ts';
import { type Row, room, type Seeding } from '../../parts/room.ts';
import { planNames } from '../companies/names.ts';
import { companies } from '../companies/room.ts';
import { type Contact, contacts } from '../contacts/room.ts';

export interface ContactEvent {
  readonly event_name: string;
  readonly created_at: number;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What one contact did, newest first. The id is the contact's. */
export interface History extends Row {
  readonly events: readonly ContactEvent[];
  /** What was only told as a number. */
  readonly summaries?: readonly { name: string; count: number; first: number; last: number }[];
}

export const events = room<History>()({ name: 'events', seed: seedEvents });

/** Made when it is shown, of thousands that nobody looks at. Contact, name and time make an event the one it is. */
export const eventId = (contact: Contact, { created_at, event_name }: ContactEvent) =>
  createRandom(hash32(`${contact.id}/${created_at}/${event_name}`)).hex(32);

const day = 86_400;

const names = [
  'logged-in',
  'viewed-dashboard',
  'created-project',
  'invited-teammate',
  'exported-report',
  'upgraded-plan',
  'placed-order',
  'opened-invoice',
  'connected-integration',
  'cancelled-subscription',
] as const;

function seedEvents({ random, now, rowsOf }: Seeding): History[] {
  const [acme] = rowsOf(companies);
  const histories: History[] = [];
  for (const contact of rowsOf(contacts)) {
    if (contact.role !== 'user' || contact.last_seen_at === null) continue;
    const atAcme = acme !== undefined && contact.company_ids.includes(acme.id);
    const count = atAcme ? random.int(5, 20) : random.chance(0.6) ? random.int(1, 15) : 0;
    if (count > 0) histories.push({ id: contact.id, events: eventsOf(random, now, contact, count) });
  }
  return histories;
}

function eventsOf(random: Random, now: number, contact: Contact, count: number): ContactEvent[] {
  const oldest = Math.max(contact.created_at, now - 89 * day);
  const times = new Set<number>();
  for (let index = 0; index < count; index++) times.add(random.int(oldest, now - 30));
  return [...times]
    .sort((a, b) => b - a)
    .map((created_at) => {
      const event_name = random.pick(names);
      return { event_name, created_at, metadata: metadataOf(random, event_name, created_at) };
    });
}

function metadataOf(random: Random, name: string, at: number): Record<string, unknown> {
  if (name === 'placed-order') {
    const number = `A-${random.int(10_000, 99_999)}`;
    return {
      order_number: { url: `https://shop.example/orders/${number}`, value: number },
      price: { amount: random.int(500, 90_000), currency: 'usd' },
      order_date: at,
    };
  }
  if (name === 'upgraded-plan') return { plan: random.pick(planNames), seats: random.int(1, 50) };
  if (name === 'connected-integration') return { integration: random.pick(['Slack', 'Salesforce', 'Jira', 'Shopify']) };
  return {};
}
