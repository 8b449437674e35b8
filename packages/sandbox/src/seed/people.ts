import type { Random } from '../parts/random.ts';
import type { AttributeType, AttributeValue, Company, Contact, ContactEvent, Tag } from '../state/world.ts';
import { browsers, companyNames, eventNames, firstNames, industries, lastNames, oddCompanyNames, places, planNames } from './names.ts';

const day = 86_400;

export const contactAttributes = new Map<string, AttributeType>([
  ['plan', 'string'],
  ['job_title', 'string'],
  ['seats', 'integer'],
  ['lifetime_value', 'float'],
  ['beta_tester', 'boolean'],
  ['renewal_at', 'date'],
]);

/** How many of Acme Corp's people there are: a page of them, and events for each. */
export const acmeSize = 12;

const hexTime = (seconds: number) => seconds.toString(16).padStart(8, '0');

export function seedCompanies(random: Random, now: number, count: number, segmentIds: readonly string[]): Company[] {
  const odd = oddCompanyNames.slice(0, Math.max(0, count - 1));
  const names = [['Acme Corp', 'acme'] as const, ...odd, ...companyNames].slice(0, count);
  return names.map(([name, slug], index) => {
    const created = now - random.int(200, 900) * day;
    const plan = index === 0 ? 3 : random.int(-1, planNames.length - 1);
    const planName = planNames[plan];
    return {
      id: `${hexTime(created)}${random.hex(16)}`,
      company_id: slug,
      name,
      plan: planName === undefined ? null : { id: String(844_781 + plan), name: planName },
      size: random.chance(0.7) ? random.int(2, 5000) : null,
      website: random.chance(0.8) ? `https://www.${slug}.example` : null,
      industry: random.chance(0.7) ? random.pick(industries) : null,
      monthly_spend: random.chance(0.6) ? random.int(20, 20_000) : 0,
      session_count: random.int(0, 4000),
      created_at: created,
      updated_at: now - random.int(1, 90 * day),
      last_request_at: random.chance(0.9) ? now - random.int(60, 60 * day) : null,
      remote_created_at: random.chance(0.5) ? created - random.int(0, 100) * day : null,
      custom_attributes: random.chance(0.5) ? { creation_source: 'api', region: random.pick(['EMEA', 'AMER', 'APAC']) } : {},
      contact_ids: [],
      tag_ids: [],
      segment_ids: random.chance(0.4) && segmentIds.length > 0 ? [random.pick(segmentIds)] : [],
    };
  });
}

/** Contacts, oldest first, attached to `employers`; the first employer gets exactly `acmeSize` of them. */
export function seedContacts(
  random: Random,
  now: number,
  count: number,
  employers: readonly Company[],
  tags: readonly Tag[],
  ownerIds: readonly string[],
): Contact[] {
  const [acme, ...others] = employers;
  const stride = Math.max(1, Math.floor(count / (acmeSize + 1)));
  const taken = new Map<string, number>();
  const step = Math.floor((700 * day) / count);
  return Array.from({ length: count }, (_, index) => {
    const atAcme = index % stride === stride - 1 && index < stride * acmeSize;
    // The same employers come up often, so that some companies have many people and some one.
    const employer = atAcme ? acme : random.chance(0.75) && others.length > 0 ? random.pick(others) : undefined;
    const role = atAcme || employer ? 'user' : random.chance(0.4) ? 'user' : 'lead';
    const created = now - (count - index) * step + random.int(0, Math.max(0, step - 1));
    const [firstWritten, firstLatin] = random.pick(firstNames);
    const [lastWritten, lastLatin] = random.pick(lastNames);
    const mailbox = `${firstLatin}.${lastLatin}@${employer ? `${employer.company_id}.example` : random.pick(['mail.example', 'post.example'])}`;
    const seen = taken.get(mailbox) ?? 0;
    taken.set(mailbox, seen + 1);
    const known = role === 'user' || random.chance(0.7);
    const active = known && random.chance(0.85);
    const lastSeen = active ? now - random.int(30, random.chance(0.5) ? 7 * day : 200 * day) : null;
    const place = active ? random.pick(places) : undefined;
    const browser = active ? random.pick(browsers) : undefined;
    const wanted = random.chance(0.2) ? [random.pick(tags).id] : [];
    const contact: Contact = {
      id: `${hexTime(created)}${random.hex(16)}`,
      external_id: role === 'user' ? (employer ? `${employer.company_id}-${1000 + index}` : `user-${1000 + index}`) : null,
      role,
      email: known ? (seen === 0 ? mailbox : mailbox.replace('@', `${seen + 1}@`)) : null,
      phone: random.chance(0.25) ? `+1415555${String(random.int(0, 9999)).padStart(4, '0')}` : null,
      name: known || random.chance(0.3) ? `${firstWritten} ${lastWritten}` : null,
      avatar: null,
      owner_id: random.chance(0.3) ? random.pick(ownerIds) : null,
      has_hard_bounced: random.chance(0.02),
      marked_email_as_spam: random.chance(0.01),
      unsubscribed_from_emails: random.chance(0.08),
      created_at: created,
      updated_at: Math.max(created, lastSeen ?? created),
      signed_up_at: role === 'user' ? created - random.int(0, day) : null,
      last_seen_at: lastSeen === null ? null : Math.max(created, lastSeen),
      last_replied_at: null,
      last_contacted_at: null,
      last_email_opened_at: random.chance(0.2) ? now - random.int(1, 60) * day : null,
      last_email_clicked_at: random.chance(0.1) ? now - random.int(1, 60) * day : null,
      language_override: random.chance(0.05) ? random.pick(['fr', 'de', 'es', 'ja']) : null,
      browser: browser?.[0] ?? null,
      browser_version: browser?.[1] ?? null,
      browser_language: browser ? 'en' : null,
      os: browser?.[2] ?? null,
      location: {
        country: place?.[0] ?? null,
        region: place?.[1] ?? null,
        city: place?.[2] ?? null,
        country_code: place?.[3] ?? null,
        continent_code: place?.[4] ?? null,
      },
      custom_attributes: role === 'user' ? attributes(random, now) : {},
      company_ids: employer ? [employer.id] : [],
      tag_ids: wanted,
      archived: false,
      merged_into: null,
      searchable_at: 0,
    };
    employer?.contact_ids.push(contact.id);
    return contact;
  });
}

function attributes(random: Random, now: number): Record<string, AttributeValue> {
  const all: Record<string, AttributeValue> = {
    plan: random.pick(planNames),
    job_title: random.pick(['Engineer', 'Manager', 'Founder', 'Analyst', 'Designer', 'Buyer']),
    seats: random.int(1, 500),
    lifetime_value: random.int(0, 900_000) / 100,
    beta_tester: random.chance(0.2),
    renewal_at: now + random.int(-100, 300) * day,
  };
  return Object.fromEntries(Object.entries(all).filter(() => random.chance(0.7)));
}

/** Newest first, one a second at most: the cursor of this list is a time. */
export function seedEvents(random: Random, now: number, contacts: readonly Contact[], acmeId: string | undefined) {
  const events = new Map<string, ContactEvent[]>();
  for (const contact of contacts) {
    if (contact.role !== 'user' || contact.last_seen_at === null) continue;
    const atAcme = acmeId !== undefined && contact.company_ids.includes(acmeId);
    const count = atAcme ? random.int(5, 20) : random.chance(0.6) ? random.int(1, 15) : 0;
    if (count > 0) events.set(contact.id, eventsOf(random, now, contact, count));
  }
  return events;
}

function eventsOf(random: Random, now: number, contact: Contact, count: number): ContactEvent[] {
  const oldest = Math.max(contact.created_at, now - 89 * day);
  const times = new Set<number>();
  for (let index = 0; index < count; index++) times.add(random.int(oldest, now - 30));
  return [...times]
    .sort((a, b) => b - a)
    .map((created_at) => {
      const event_name = random.pick(eventNames);
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
