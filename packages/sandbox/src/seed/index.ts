import { createRandom, type Random } from '../parts/random.ts';
import type { Admin, Article, Seed, Segment, Tag, Team } from '../state/world.ts';
import { seedConversations } from './conversations.ts';
import { staff, tagNames, teamNames } from './names.ts';
import { acmeSize, contactAttributes, seedCompanies, seedContacts, seedEvents } from './people.ts';

const day = 86_400;
/** Companies without people: Intercom leaves them out of its lists. */
const emptyCompanies = 5;

/** How much of each a world holds. */
export interface Size {
  contacts: number;
  companies: number;
  conversations: number;
  articles: number;
}

export const fullSize: Size = { contacts: 2010, companies: 200, conversations: 1500, articles: 60 };

/** The same seed, size, region and time give the same world, byte for byte. `now` is Unix seconds. */
export function seedWorld(seed: number, now: number, size: Size, region: string): Seed {
  const random = createRandom(seed);
  const created = now - 900 * day;
  const tags: Tag[] = tagNames.map((name, index) => ({ id: String(14_928_900 + index), name }));
  const segments = seedSegments(random.fork('segments'), created);
  const teams = seedTeams();
  const idCode = `sb${random.fork('workspace').hex(6)}`;
  const admins = seedAdmins(idCode, teams);
  const people = admins.filter((admin) => !admin.bot).map((admin) => admin.id);
  const companies = seedCompanies(
    random.fork('companies'),
    now,
    size.companies + emptyCompanies,
    segments.map((segment) => segment.id),
  );
  const employers = companies.slice(0, size.companies);
  const contacts = seedContacts(random.fork('contacts'), now, Math.max(size.contacts, acmeSize + 1), employers, tags, people);
  mergeSome(contacts);
  return {
    workspace: { id_code: idCode, name: 'Sandbox Workspace', region, timezone: 'America/Los_Angeles', created_at: created },
    companies,
    contacts,
    events: seedEvents(random.fork('events'), now, contacts, companies[0]?.id),
    conversations: seedConversations(random.fork('conversations'), size.conversations, {
      contacts: contacts.filter((contact) => contact.merged_into === null),
      admins,
      tags,
      teamIds: teams.map((team) => team.id),
      now,
    }),
    tags,
    segments,
    teams,
    admins,
    articles: seedArticles(random.fork('articles'), now, size.articles, people, tags),
    contactAttributes: new Map(contactAttributes),
  };
}

/** A few leads have become the next user: their own ids answer "merged". */
function mergeSome(contacts: ReturnType<typeof seedContacts>): void {
  const leads = contacts.filter((contact) => contact.role === 'lead').slice(0, 5);
  const users = contacts.filter((contact) => contact.role === 'user' && contact.company_ids.length === 0);
  leads.forEach((lead, index) => {
    lead.merged_into = users[index]?.id ?? null;
  });
}

const teamId = (index: number) => 814_865 + index;

function seedTeams(): Team[] {
  return teamNames.map((name, index) => ({
    id: String(teamId(index)),
    name,
    admin_ids: staff
      .map((_, member) => member)
      .filter((member) => member % teamNames.length === index || index === 0)
      .map(adminId),
    distribution_method: index % 2 === 0 ? 'round_robin' : 'manual',
  }));
}

const adminId = (index: number) => 10_553_731 + index;

function seedAdmins(idCode: string, teams: readonly Team[]): Admin[] {
  const people = staff.map(([name, title], index): Admin => {
    const id = adminId(index);
    return {
      id: String(id),
      name,
      email: `${name.split(' ')[0]?.toLowerCase()}@workspace.example`,
      job_title: title,
      bot: false,
      has_inbox_seat: index < 9,
      team_ids: teams.filter((team) => team.admin_ids.includes(id)).map((team) => Number(team.id)),
    };
  });
  const bot: Admin = {
    id: String(adminId(staff.length)),
    name: 'Fin',
    email: `operator+${idCode}@intercom.io`,
    job_title: null,
    bot: true,
    has_inbox_seat: false,
    team_ids: [],
  };
  return [...people, bot];
}

function seedSegments(random: Random, created: number): Segment[] {
  const rules: [name: string, person: Segment['person_type'], has: Segment['has']][] = [
    ['Active', 'user', (contact, now) => contact.role === 'user' && (contact.last_seen_at ?? 0) > now - 30 * day],
    ['New', 'user', (contact, now) => contact.role === 'user' && contact.created_at > now - 30 * day],
    [
      'Slipping Away',
      'user',
      (contact, now) => contact.role === 'user' && contact.last_seen_at !== null && contact.last_seen_at < now - 60 * day,
    ],
    ['All leads', 'contact', (contact) => contact.role === 'lead'],
    ['Enterprise users', 'user', (contact) => contact.custom_attributes['plan'] === 'Enterprise'],
    ['Free users', 'user', (contact) => contact.custom_attributes['plan'] === 'Free'],
    ['Beta testers', 'user', (contact) => contact.custom_attributes['beta_tester'] === true],
    ['Big teams', 'user', (contact) => Number(contact.custom_attributes['seats'] ?? 0) > 100],
    ['Unsubscribed', 'contact', (contact) => contact.unsubscribed_from_emails],
    ['Europe', 'contact', (contact) => contact.location.continent_code === 'EU'],
    ['Without company', 'contact', (contact) => contact.company_ids.length === 0],
    ['Owned', 'contact', (contact) => contact.owner_id !== null],
  ];
  return rules.map(([name, person_type, has]) => ({
    id: `${created.toString(16)}${random.hex(16)}`,
    name,
    person_type,
    created_at: created,
    updated_at: created,
    has,
  }));
}

const subjects = [
  'Reset your password',
  'Read an invoice',
  'Ask for a refund',
  'Track a parcel',
  'Import your data',
  'Invite your team',
] as const;
const readers = ['for beginners', 'on the web', 'on your phone', 'for admins', 'step by step', 'in five minutes'] as const;

function seedArticles(random: Random, now: number, count: number, authors: readonly string[], tags: readonly Tag[]): Article[] {
  return Array.from({ length: count }, (_, index) => {
    const subject = subjects[index % subjects.length] as string;
    const round = Math.floor(index / (subjects.length * readers.length));
    const title = `${subject} ${readers[Math.floor(index / subjects.length) % readers.length]}${round > 0 ? ` (${round + 1})` : ''}`;
    const id = String(15_009_600 + index);
    const draft = index % 6 === 5;
    const created = now - random.int(30, 800) * day;
    return {
      id,
      content_id: String(17_680_900 + index),
      title,
      description: random.chance(0.7) ? `How to: ${title.toLowerCase()}.` : '',
      body: `<h1 id="h_${random.hex(10)}">${title}</h1><p class="no-margin">Open <b>Settings</b> &amp; choose <i>${subject}</i>.</p><ul><li><p class="no-margin">Check the details.</p></li><li><p class="no-margin">Save.</p></li></ul><p class="no-margin"><a href="https://help.workspace.example/contact" target="_blank">Write to us</a> if it does not work.</p>`,
      author_id: Number(random.pick(authors)),
      state: draft ? 'draft' : 'published',
      created_at: created,
      updated_at: created + random.int(0, now - created - 1),
      url: draft ? null : `https://help.workspace.example/en/articles/${id}-${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
      tag_ids: random.chance(0.2) ? [random.pick(tags).id] : [],
    } satisfies Article;
  }).sort((a, b) => b.updated_at - a.updated_at || Number(b.id) - Number(a.id));
}
