import type { Attributes } from '../../parts/attributes.ts';
import type { Random } from '../../parts/random.ts';
import type { Seeding } from '../../parts/room.ts';
import { admins } from '../admins/room.ts';
import { planNames } from '../companies/names.ts';
import { companies } from '../companies/room.ts';
import { tags } from '../tags/room.ts';
import { browsers, firstNames, lastNames, places } from './names.ts';
import type { Contact } from './room.ts';

const day = 86_400;

/** How many of Acme Corp's people there are: a page of them, and events for each. */
const acmeSize = 12;

/** Oldest first, and brought to their employers; Acme Corp gets exactly `acmeSize` of them. */
export function seedContacts({ random, now, size, rowsOf }: Seeding): Contact[] {
  const count = Math.max(size.contacts, acmeSize + 1);
  const [acme, ...others] = rowsOf(companies).slice(0, size.companies);
  const owners = rowsOf(admins).filter((admin) => !admin.bot);
  const stride = Math.max(1, Math.floor(count / (acmeSize + 1)));
  const taken = new Map<string, number>();
  const step = Math.floor((700 * day) / count);
  const people = Array.from({ length: count }, (_, index) => {
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
    const wanted = random.chance(0.2) ? [random.pick(rowsOf(tags)).id] : [];
    const contact: Contact = {
      id: `${created.toString(16).padStart(8, '0')}${random.hex(16)}`,
      external_id: role === 'user' ? (employer ? `${employer.company_id}-${1000 + index}` : `user-${1000 + index}`) : null,
      role,
      email: known ? (seen === 0 ? mailbox : mailbox.replace('@', `${seen + 1}@`)) : null,
      phone: random.chance(0.25) ? `+1415555${String(random.int(0, 9999)).padStart(4, '0')}` : null,
      name: known || random.chance(0.3) ? `${firstWritten} ${lastWritten}` : null,
      avatar: null,
      owner_id: random.chance(0.3) ? random.pick(owners).id : null,
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
      note_ids: [],
      subscription_ids: [],
    };
    employer?.contact_ids.push(contact.id);
    return contact;
  });
  mergeSome(people);
  return people;
}

/** A few leads have become the next user: their own ids answer "merged". */
function mergeSome(people: readonly Contact[]): void {
  const leads = people.filter((contact) => contact.role === 'lead').slice(0, 5);
  const users = people.filter((contact) => contact.role === 'user' && contact.company_ids.length === 0);
  leads.forEach((lead, index) => {
    lead.merged_into = users[index]?.id ?? null;
  });
}

function attributes(random: Random, now: number): Attributes {
  const all: Attributes = {
    plan: random.pick(planNames),
    job_title: random.pick(['Engineer', 'Manager', 'Founder', 'Analyst', 'Designer', 'Buyer']),
    seats: random.int(1, 500),
    lifetime_value: random.int(0, 900_000) / 100,
    beta_tester: random.chance(0.2),
    renewal_at: now + random.int(-100, 300) * day,
  };
  return Object.fromEntries(Object.entries(all).filter(() => random.chance(0.7)));
}
