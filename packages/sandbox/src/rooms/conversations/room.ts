import type { Attributes } from '../../parts/attributes.ts';
import type { Change } from '../../parts/collection.ts';
import { type Row, room, type World } from '../../parts/room.ts';
import { contacts } from '../contacts/room.ts';
import type { Author } from './authors.ts';
import { conversationNotices, conversationTopics } from './notices.ts';
import { seedConversations } from './seed.ts';

export interface Attachment {
  type: 'upload';
  name: string;
  url: string;
  content_type: string;
  filesize: number;
  /** Of a picture. */
  width?: number;
  height?: number;
}

export type PartType =
  | 'comment'
  | 'note'
  | 'quick_reply'
  | 'assignment'
  | 'close'
  | 'open'
  | 'snoozed'
  | 'conversation_attribute_updated_by_admin'
  | 'conversation_tags_updated'
  | 'conversation_attribute_updated_by_workflow'
  | 'operator_workflow_event'
  | 'participant_added'
  | 'participant_removed'
  | 'merged_primary_conversation'
  | 'merged_secondary_conversation';

export interface Part {
  readonly id: string;
  part_type: PartType;
  body: string | null;
  created_at: number;
  author: Author;
  assigned_to: { type: 'admin' | 'team'; id: string } | null;
  attachments: Attachment[];
  redacted?: boolean;
  /** How far it is, of one that is delivered from elsewhere. */
  send_state?: string;
  seen?: boolean;
  /** What else happened, of a part that says nothing. */
  event_details?: Readonly<Record<string, unknown>>;
  /** Of a part that came or went as a mail. */
  email_message_metadata?: {
    readonly subject: string;
    readonly email_address_headers: readonly { readonly type: string; readonly email_address: string; readonly name: string | null }[];
    readonly message_id: string | null;
  };
}

/** What the AI agent did in a conversation. */
export interface AiAgent {
  readonly source_type: 'essentials_plan_setup' | 'profile' | 'workflow' | 'workflow_preview' | 'fin_preview';
  readonly source_title: string | null;
  readonly last_answer_type: 'ai_answer' | 'custom_answer' | null;
  readonly resolution_state: 'assumed_resolution' | 'confirmed_resolution' | 'escalated' | 'negative_feedback' | 'procedure_handoff' | null;
  readonly rating: number | null;
  readonly rating_remark: string | null;
  readonly created_at: number | null;
  readonly updated_at: number | null;
  readonly content_sources: {
    readonly type: 'content_source.list';
    readonly total_count: number;
    readonly content_sources: readonly { content_type: string; url: string; title: string; locale: string }[];
  };
}

export interface Source {
  type: 'conversation' | 'email';
  id: string;
  delivered_as: string;
  subject: string;
  body: string;
  author: Author;
  url: string | null;
  attachments?: Attachment[];
  redacted?: boolean;
}

interface Rating {
  rating: number;
  remark: string | null;
  created_at: number;
  contact_id: string;
  admin_id: string | null;
}

export interface Applied {
  tag_id: string;
  applied_at: number;
  admin_id: string;
}

export interface Conversation extends Row {
  title: string | null;
  readonly created_at: number;
  updated_at: number;
  waiting_since: number | null;
  snoozed_until: number | null;
  state: 'open' | 'closed' | 'snoozed';
  read: boolean;
  priority: 'none' | 'low' | 'medium' | 'high' | 'urgent';
  admin_assignee_id: string | null;
  team_assignee_id: string | null;
  contact_ids: string[];
  tags: Applied[];
  rating: Rating | null;
  source: Source | null;
  custom_attributes: Attributes;
  ai_agent_participated: boolean;
  ai_agent?: AiAgent;
  parts: Part[];
  company_id?: string | null;
  /** The conversation that took it in. */
  merged_into?: string;
  /** Whether it became a ticket, which then has its id. */
  is_ticket?: boolean;
  /** The tracker ticket that it is linked to. */
  tracker_id?: string | null;
}

export const conversations = room<Conversation>()({
  name: 'conversations',
  order: { by: (conversation) => conversation.updated_at, descending: true },
  seed: seedConversations,
  topics: conversationTopics,
  notices: conversationNotices,
});

/** A part is added, `fields` follow from it, and its people were contacted or have replied, unless it is a note. */
export function adding(part: Part, { id, contact_ids }: Conversation, fields: Partial<Conversation>, world: World): Change[] {
  const people = part.part_type === 'note' ? [] : contact_ids.filter((one) => world.of(contacts).get(one));
  const marks = people.flatMap((one) => {
    if (part.author.type === 'admin') return [contacts.set(one, { last_contacted_at: part.created_at })];
    return part.author.id === one ? [contacts.set(one, { last_replied_at: part.created_at })] : [];
  });
  // The part comes last, so that whoever is told of it sees the conversation as it is then.
  return [conversations.set(id, fields), ...marks, conversations.push(id, 'parts', [part])];
}

/** A part that says nothing, of something that happened. */
export const eventPart = (
  id: string,
  part_type: PartType,
  author: Author,
  created_at: number,
  event_details?: Part['event_details'],
): Part => ({
  id,
  part_type,
  body: null,
  created_at,
  author,
  assigned_to: null,
  attachments: [],
  ...(event_details === undefined ? {} : { event_details }),
});
