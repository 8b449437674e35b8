import { escapeHtml } from '../../parts/html.ts';
import type { Random } from '../../parts/random.ts';
import type { Seeding } from '../../parts/room.ts';
import { type Admin, admins } from '../admins/room.ts';
import { type Contact, contacts } from '../contacts/room.ts';
import { tags } from '../tags/room.ts';
import { teams } from '../teams/room.ts';
import { adminAuthor, contactAuthor } from './authors.ts';
import type { Conversation, Part } from './room.ts';
import { systemAttributes, variedConversations } from './seed-varied.ts';
import { adminLines, customerLines, hostileMessages, noteLines, topics } from './threads.ts';

const day = 86_400;
/** More parts than an answer holds (500). */
const longThread = 520;

/** Contacts are marked with when they replied and were contacted. */
/** A world that was asked to be small has no more than it was asked for. */
const smallWorld = 50;

export const seedConversations = (seeding: Seeding): Conversation[] => [
  ...drawn(seeding),
  ...(seeding.size.conversations < smallWorld ? [] : variedConversations(seeding)),
];

function drawn({ random, now, size, rowsOf }: Seeding): Conversation[] {
  const count = size.conversations;
  const staff = rowsOf(admins).filter((admin) => !admin.bot);
  const reachable = rowsOf(contacts).filter((contact) => contact.merged_into === null && contact.name !== null);
  const teamIds = rowsOf(teams).map((team) => team.id);
  let arrived = 0;
  let partId = 44_000_000_000;
  // Updated at a different second each, so that the list has one order.
  const step = Math.max(1, Math.floor((365 * day) / count));
  return Array.from({ length: count }, (_, index) => {
    const created = now - (count - index) * step + random.int(0, Math.max(0, step - 1));
    // Nobody writes before they exist.
    while (arrived < reachable.length && (reachable[arrived] as Contact).created_at <= created) arrived += 1;
    const contact = reachable[random.int(0, Math.max(0, arrived - 1))] as Contact;
    const topic = random.pick(topics);
    const name = escapeHtml(contact.name?.split(' ')[0] ?? 'there');
    const fill = (text: string) =>
      text.includes('{') ? text.replace('{n}', String(random.int(100, 99_999))).replace('{name}', name) : text;
    const hostile = hostileMessages[index];
    const opening = hostile ?? `<p>${fill(random.pick(topic.opening))}</p>`;
    const email = hostile === undefined && random.chance(0.2);
    const isLong = index === count - 1;
    const size = isLong ? longThread : random.chance(0.1) ? 0 : random.int(1, 12);
    const conversation: Conversation = {
      id: String(215_474_207_000_000 + index * 37 + 11),
      title: email || random.chance(0.1) ? `${topic.tag} question` : null,
      created_at: isLong ? created - 40 * day : created,
      updated_at: created,
      waiting_since: created,
      snoozed_until: null,
      state: 'open',
      read: false,
      priority: random.chance(0.8) ? 'none' : random.pick(['low', 'medium', 'high', 'urgent']),
      admin_assignee_id: null,
      team_assignee_id: null,
      // A few have two people.
      contact_ids: index % 33 === 5 && reachable[0] !== contact ? [contact.id, (reachable[0] as Contact).id] : [contact.id],
      tags: [],
      rating: null,
      source:
        hostile === undefined && random.chance(0.02)
          ? null
          : {
              type: email ? 'email' : 'conversation',
              id: String(3_653_000_000 + index),
              delivered_as: 'customer_initiated',
              subject: email ? `<p>${topic.tag} question</p>` : '',
              body: opening,
              author: contactAuthor(contact),
              url: email ? null : 'https://www.workspace.example/pricing',
            },
      custom_attributes: { ...systemAttributes },
      ai_agent_participated: false,
      parts: [],
      company_id: contact.company_ids[0] ?? null,
      tracker_id: null,
    };
    const add = (part: Omit<Part, 'id' | 'created_at' | 'attachments'>) => {
      const last = conversation.parts.at(-1)?.created_at ?? conversation.created_at;
      const gap = isLong ? random.int(600, 6000) : random.int(60, 4 * 3600);
      const at = Math.min(last + gap, now - 1);
      conversation.parts.push({ ...part, id: String(++partId), created_at: at, attachments: [] });
      conversation.updated_at = at;
    };
    const admin = random.pick(staff);
    for (let turn = 0; turn < size; turn++) addTurn(random, conversation, add, { contact, admin, fill, teamId: teamIds[topic.team] });
    if (conversation.state !== 'open' && random.chance(0.4)) {
      conversation.rating = {
        rating: random.int(1, 5),
        remark: random.chance(0.4) ? random.pick(['Great help!', 'Took too long.', 'Thank you']) : null,
        created_at: conversation.updated_at,
        contact_id: contact.id,
        admin_id: conversation.admin_assignee_id,
      };
    }
    const tag = rowsOf(tags).find((one) => one.name === topic.tag);
    if (tag && random.chance(0.35)) {
      conversation.tags.push({ tag_id: tag.id, applied_at: conversation.updated_at, admin_id: admin.id });
    }
    return conversation;
  });
}

interface Turn {
  contact: Contact;
  admin: Admin;
  fill: (text: string) => string;
  teamId: string | undefined;
}

function addTurn(
  random: Random,
  conversation: Conversation,
  add: (part: Omit<Part, 'id' | 'created_at' | 'attachments'>) => void,
  { contact, admin, fill, teamId }: Turn,
): void {
  const draw = random.next();
  const plain = { body: null, assigned_to: null };
  const by = adminAuthor(admin);
  if (draw < 0.1 && conversation.admin_assignee_id === null) {
    conversation.admin_assignee_id = admin.id;
    conversation.team_assignee_id = teamId ?? null;
    add({ ...plain, part_type: 'assignment', author: by, assigned_to: { type: 'admin', id: admin.id } });
  } else if (draw < 0.2) {
    add({ ...plain, part_type: 'note', author: by, body: `<p>${fill(random.pick(noteLines))}</p>` });
  } else if (draw < 0.28 && conversation.state !== 'closed') {
    conversation.state = 'closed';
    conversation.read = true;
    conversation.snoozed_until = null;
    conversation.waiting_since = null;
    add({ ...plain, part_type: 'close', author: by });
  } else if (draw < 0.31 && conversation.state === 'open') {
    conversation.state = 'snoozed';
    add({ ...plain, part_type: 'snoozed', author: by });
    conversation.snoozed_until = conversation.updated_at + 7 * day;
  } else if (draw < 0.65) {
    add({ ...plain, part_type: 'comment', author: by, body: `<p>${fill(random.pick(adminLines))}</p>` });
    conversation.waiting_since = null;
    contact.last_contacted_at = Math.max(contact.last_contacted_at ?? 0, conversation.updated_at);
  } else {
    const closed = conversation.state !== 'open';
    add({
      ...plain,
      part_type: closed ? 'open' : 'comment',
      author: contactAuthor(contact),
      body: `<p>${fill(random.pick(customerLines))}</p>`,
    });
    conversation.state = 'open';
    conversation.snoozed_until = null;
    conversation.waiting_since = conversation.updated_at;
    contact.last_replied_at = Math.max(contact.last_replied_at ?? 0, conversation.updated_at);
  }
}
