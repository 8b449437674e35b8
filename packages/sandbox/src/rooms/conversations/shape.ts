import { plainText } from '../../parts/html.ts';
import type { View, World } from '../../parts/room.ts';
import { companies, companyShape } from '../companies/room.ts';
import { contacts } from '../contacts/room.ts';
import { type Tag, tagShape, tags } from '../tags/room.ts';
import { isContact } from './authors.ts';
import type { Applied, Conversation, Part } from './room.ts';
import { statisticsOf } from './statistics.ts';

/** Parts that one answer holds; older ones are left out without a word. */
const partLimit = 500;

export const appliedTagShape = (tag: Tag, applied: Applied | null) => ({
  ...tagShape(tag),
  applied_at: applied?.applied_at ?? null,
  applied_by: applied ? { type: 'admin', id: applied.admin_id } : null,
});

/** How bodies are shown. */
export const bodyText = (plain: boolean) => (html: string) => (plain ? plainText(html) : html);

interface Detail {
  /** Bodies as text. */
  readonly plain: boolean;
  /** With its parts. */
  readonly parts: boolean;
}

export function conversationShape(conversation: Conversation, view: View, { plain, parts }: Detail) {
  const { world } = view;
  const text = bodyText(plain);
  const { source, rating } = conversation;
  const admins = new Set(conversation.parts.flatMap((part) => (part.author.type === 'admin' ? [part.author.id] : [])));
  return {
    type: 'conversation',
    id: conversation.id,
    created_at: conversation.created_at,
    updated_at: conversation.updated_at,
    waiting_since: conversation.waiting_since,
    snoozed_until: conversation.snoozed_until,
    source: source && {
      type: source.type,
      id: source.id,
      delivered_as: source.delivered_as,
      subject: text(source.subject),
      body: text(source.body),
      author: source.author,
      attachments: source.attachments ?? [],
      url: source.url,
      redacted: source.redacted ?? false,
    },
    contacts: {
      type: 'contact.list',
      contacts: conversation.contact_ids.map((id) => contactReference(id, world)),
    },
    first_contact_reply: firstReply(conversation),
    admin_assignee_id: Number(conversation.admin_assignee_id ?? 0),
    team_assignee_id: Number(conversation.team_assignee_id ?? 0),
    open: conversation.state !== 'closed',
    state: conversation.state,
    read: conversation.read,
    tags: {
      type: 'tag.list',
      tags: conversation.tags.flatMap((applied) => {
        const tag = world.of(tags).get(applied.tag_id);
        return tag ? [appliedTagShape(tag, applied)] : [];
      }),
    },
    priority: conversation.priority,
    sla_applied: null,
    statistics: { ...statisticsOf(conversation), ...handling },
    conversation_rating: rating && {
      rating: rating.rating,
      remark: rating.remark,
      created_at: rating.created_at,
      updated_at: rating.created_at,
      contact: contactReference(rating.contact_id, world),
      ...(rating.admin_id === null ? {} : { teammate: { type: 'admin', id: rating.admin_id } }),
    },
    teammates: { type: 'admin.list', admins: [...admins].map((id) => ({ type: 'admin', id })) },
    title: conversation.title,
    custom_attributes: conversation.custom_attributes,
    topics: { type: 'topic.list', topics: [], total_count: 0 },
    ticket: conversation.is_ticket ? { type: 'ticket', id: conversation.id } : null,
    linked_objects: linkedTo(conversation),
    ai_agent: conversation.ai_agent ?? null,
    ai_agent_participated: conversation.ai_agent_participated,
    ...newer(conversation, view),
    ...(parts ? { conversation_parts: partList(conversation.parts, text) } : {}),
  };
}

/** Only some workspaces have numbers for these. */
const handling = {
  assigned_team_first_response_time: [],
  assigned_team_first_response_time_in_office_hours: [],
  handling_time: null,
  adjusted_handling_time: null,
};

function newer({ source, company_id }: Conversation, view: View) {
  const company = company_id ? view.world.of(companies).get(company_id) : undefined;
  const channel = source === null ? null : source.type === 'email' ? 'email' : 'messenger';
  return {
    company: company ? companyShape(company, view) : null,
    channel: { initial: channel, current: channel },
    external_references: [],
    sales_agent: null,
    sales_agent_participated: false,
  };
}

function linkedTo({ tracker_id }: Conversation) {
  const data = tracker_id ? [{ type: 'ticket', id: tracker_id, category: 'Tracker' }] : [];
  return { type: 'list', data, total_count: data.length, has_more: false };
}

/** Where a teammate or the bot began, the first answer of a contact; otherwise what the contact began with. */
function firstReply({ source, created_at, parts }: Conversation) {
  if (!source) return null;
  const at = isContact(source.author) ? created_at : parts.find(({ author, body }) => isContact(author) && body !== null)?.created_at;
  return at === undefined ? null : { created_at: at, type: source.type, url: source.url };
}

const partAuthor = ({ author: { from_ai_agent = false, is_ai_answer = false, ...author } }: Part) => ({
  ...author,
  from_ai_agent,
  is_ai_answer,
});

/** What it was right after the part. */
const stateAfter = (part: Part) => (part.part_type === 'close' ? 'closed' : part.part_type === 'snoozed' ? 'snoozed' : 'open');

const contactReference = (id: string, world: World) => ({
  type: 'contact',
  id,
  external_id: world.of(contacts).get(id)?.external_id ?? null,
});

export function partList(parts: readonly Part[], text: (html: string) => string) {
  const newest = parts.slice(-partLimit);
  return {
    type: 'conversation_part.list',
    conversation_parts: newest.map((part) => partShape(part, text)),
    // Counts what is here; how many there are in all is in the statistics.
    total_count: newest.length,
  };
}

export const partShape = (part: Part, text: (html: string) => string) => ({
  type: 'conversation_part',
  id: part.id,
  part_type: part.part_type,
  body: part.body === null ? null : text(part.body),
  created_at: part.created_at,
  updated_at: part.created_at,
  notified_at: part.created_at,
  assigned_to: part.assigned_to,
  author: partAuthor(part),
  attachments: part.attachments,
  external_id: null,
  redacted: part.redacted ?? false,
  email_message_metadata: part.email_message_metadata ?? null,
  metadata: null,
  state: stateAfter(part),
  tags: [],
  event_details: part.event_details ?? null,
  app_package_code: null,
  ...(part.send_state === undefined ? {} : { external_reply_send_state: part.send_state }),
  ...(part.seen ? { seen_state: { admin_seen: true } } : {}),
});
