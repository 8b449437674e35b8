import * as z from 'zod';
import { stricterThan, wanted } from '../described.ts';
import { idOf } from '../field-marks.ts';
import { actingAdmin, seconds } from '../shared/fields.ts';
import { CursorPages } from '../shared/pages.ts';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { duration, time } from '../shared/times.ts';
import { TagName } from '../tags/schemas.ts';

const author = resource(
  { type: z.string().nullish(), id: z.string().nullish(), name: z.string().nullish(), email: z.string().nullish() },
  { row: ['type', 'id', 'name'], within: ['type', 'name'], own: [] },
);

export interface Author extends z.output<typeof author> {}
export const Author: Schema<Author> = author;

const attachment = resource(
  {
    type: z.string().nullish(),
    name: z.string().nullish(),
    url: z.string().nullish(),
    content_type: z.string().nullish(),
    filesize: z.int().nullish(),
  },
  { row: ['name', 'url', 'content_type'], own: [] },
);

interface Attachment extends z.output<typeof attachment> {}
const Attachment: Schema<Attachment> = attachment;

const source = resource(
  {
    type: z.string().nullish(),
    id: z.string().nullish(),
    delivered_as: z.string().nullish(),
    subject: z.string().nullish(),
    body: z.string().nullish(),
    author: Author.nullish(),
    url: z.string().nullish(),
    attachments: z.array(Attachment).nullish(),
  },
  { row: ['type', 'author', 'subject', 'body'], own: ['delivered_as'], html: ['subject', 'body'], mail: true },
);

/** What began the conversation. Imported ones have none. */
export interface Source extends z.output<typeof source> {}
export const Source: Schema<Source> = source;

const part = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    part_type: z.string().nullish(),
    body: z.string().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    author: Author.nullish(),
    assigned_to: loose({ type: z.string().nullish(), id: z.string().nullish() }).nullish(),
    attachments: z.array(Attachment).nullish(),
    redacted: z.boolean().nullish(),
    // Of Preview: how far a reply is that is delivered from elsewhere, and who has seen it.
    external_reply_send_state: z.string().nullish(),
    seen_state: z.record(z.string(), z.unknown()).nullish(),
  },
  {
    row: ['id', 'part_type', 'created_at', 'author', 'body', 'attachments', 'external_reply_send_state', 'seen_state'],
    own: ['part_type', 'external_reply_send_state'],
    html: ['body'],
    mail: true,
  },
);

export interface Part extends z.output<typeof part> {}
export const Part: Schema<Part> = part;

const contactRef = resource(
  { type: z.string().nullish(), id: z.string(), external_id: z.string().nullish() },
  { row: ['id', 'external_id'], within: ['id'], own: [] },
);

interface ContactRef extends z.output<typeof contactRef> {}
const ContactRef: Schema<ContactRef> = contactRef;

const rating = resource(
  {
    rating: z.int().nullish(),
    remark: z.string().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    contact: ContactRef.nullish(),
    teammate: loose({ type: z.string().nullish(), id: z.union([z.string(), z.int()]).nullish() }).nullish(),
  },
  { row: ['rating', 'remark'], own: [] },
);

interface Rating extends z.output<typeof rating> {}
const Rating: Schema<Rating> = rating;

const firstResponses = z
  .array(loose({ team_id: z.int().nullish(), team_name: z.string().nullish(), response_time: duration.nullish() }))
  .nullish();

const statistics = resource(
  {
    time_to_assignment: duration.nullish(),
    time_to_admin_reply: duration.nullish(),
    time_to_first_close: duration.nullish(),
    time_to_last_close: duration.nullish(),
    median_time_to_reply: duration.nullish(),
    first_contact_reply_at: time.nullish(),
    first_assignment_at: time.nullish(),
    first_admin_reply_at: time.nullish(),
    first_close_at: time.nullish(),
    last_assignment_at: time.nullish(),
    last_assignment_admin_reply_at: time.nullish(),
    last_contact_reply_at: time.nullish(),
    last_admin_reply_at: time.nullish(),
    last_close_at: time.nullish(),
    last_closed_by_id: z.union([z.string(), z.int()]).nullish(),
    count_reopens: z.int().nullish(),
    count_assignments: z.int().nullish(),
    count_conversation_parts: z.int().nullish(),
    assigned_team_first_response_time: firstResponses,
    assigned_team_first_response_time_in_office_hours: firstResponses,
    handling_time: duration.nullish(),
    adjusted_handling_time: duration.nullish(),
  },
  { row: ['time_to_admin_reply', 'last_close_at'], own: ['last_closed_by_id'] },
);

/** What Intercom has measured of a conversation; the times of replies without those when nobody is there. */
interface Statistics extends z.output<typeof statistics> {}
const Statistics: Schema<Statistics> = statistics;

const sla = resource(
  { sla_name: z.string().nullish(), sla_status: z.string().nullish() },
  { row: ['sla_name', 'sla_status'], within: ['sla_status'], own: ['sla_status'] },
);

interface Sla extends z.output<typeof sla> {}
const Sla: Schema<Sla> = sla;

const aiAgent = loose({
  source_type: z.string().nullish(),
  source_title: z.string().nullish(),
  last_answer_type: z.string().nullish(),
  resolution_state: z.string().nullish(),
  rating: z.int().nullish(),
  rating_remark: z.string().nullish(),
  created_at: time.nullish(),
  updated_at: time.nullish(),
});

const conversation = resource(
  {
    type: z.string().optional(),
    id: z.string(),
    title: z.string().nullish(),
    state: z.string().nullish(),
    open: z.boolean().nullish(),
    read: z.boolean().nullish(),
    priority: z.string().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    waiting_since: time.nullish(),
    snoozed_until: time.nullish(),
    // Unassigned is 0 from 2.16 on and null before.
    admin_assignee_id: z.union([z.int(), z.string()]).nullish(),
    team_assignee_id: z.union([z.int(), z.string()]).nullish(),
    contacts: loose({ contacts: z.array(ContactRef).nullish() }).nullish(),
    tags: loose({ tags: z.array(TagName).nullish() }).nullish(),
    source: Source.nullish(),
    conversation_rating: Rating.nullish(),
    statistics: Statistics.nullish(),
    sla_applied: Sla.nullish(),
    company: loose({ id: z.string().nullish(), company_id: z.string().nullish(), name: z.string().nullish() }).nullish(),
    teammates: loose({ admins: z.array(loose({ id: z.union([z.string(), z.int()]).nullish() })).nullish() }).nullish(),
    custom_attributes: z.record(z.string(), z.unknown()).nullish(),
    ai_agent_participated: z.boolean().nullish(),
    ai_agent: aiAgent.nullish(),
    conversation_parts: loose({ conversation_parts: z.array(Part).nullish(), total_count: z.int().nullish() }).nullish(),
  },
  {
    row: [
      'id',
      'state',
      'priority',
      'title',
      'source',
      'contacts',
      'admin_assignee_id',
      'team_assignee_id',
      'tags',
      'created_at',
      'updated_at',
      'waiting_since',
      'snoozed_until',
      'statistics',
      'conversation_rating',
      'sla_applied',
    ],
    short: ['id', 'state', 'title', 'source', 'admin_assignee_id', 'created_at', 'waiting_since'],
    within: ['id', 'state', 'title', 'admin_assignee_id', 'team_assignee_id'],
    own: ['state', 'priority', 'admin_assignee_id', 'team_assignee_id'],
    untrusted: ['tags'],
    thread: 'conversation_parts',
    opening: 'source',
    bound: { list: 'conversation_parts', newest: 500, counted: 'statistics.count_conversation_parts' },
  },
);

/** Lists and searches leave `conversation_parts` out; one conversation has its newest 500. */
export interface Conversation extends z.output<typeof conversation> {}
export const Conversation: Schema<Conversation> = conversation;

const conversationList = loose({
  type: z.string(),
  conversations: z.array(Conversation),
  total_count: z.int().nullish(),
  pages: CursorPages.nullish(),
});

export interface ConversationList extends z.output<typeof conversationList> {}
export const ConversationList: Schema<ConversationList> = conversationList;

const attachmentUrls = z.array(z.url()).max(10).optional().describe('Addresses of up to ten attachments.');
const createdAt = seconds('When it was said, Unix seconds; now unless told.').optional();

export const AdminReply = z.strictObject({
  type: z.enum(['admin']).describe('`admin` speaks as a teammate, `user` as the contact.'),
  message_type: z.enum(['comment', 'note', 'quick_reply']).describe('`comment` reaches the customer; `note` stays inside the team.'),
  admin_id: actingAdmin('The teammate who speaks; who connected Intercom unless told.'),
  body: z.string().min(1).max(100_000).optional().describe('The text; simple HTML is kept.'),
  created_at: createdAt,
  reply_options: z
    .array(z.strictObject({ text: z.string().min(1).max(1000), uuid: z.uuid() }))
    .max(50)
    .optional()
    .describe('The buttons of a quick_reply.'),
  attachment_urls: attachmentUrls,
  attachment_files: z
    .array(z.strictObject({ content_type: wanted(z.string().max(255)), data: wanted(z.string()), name: wanted(z.string().max(255)) }))
    .max(10)
    .optional()
    .describe('Up to ten files, base64.'),
  skip_notifications: z.boolean().optional().describe('Send no notifications.'),
});

const contactReply = {
  type: z.enum(['user']),
  message_type: z.enum(['comment']),
  body: z.string().min(1).max(100_000),
  created_at: createdAt,
  reply_options: AdminReply.shape.reply_options,
  attachment_urls: attachmentUrls,
  attachment_files: AdminReply.shape.attachment_files,
};

const who = (what: string) => z.string().min(1).max(500).describe(what);

export const ContactReplyById = z.strictObject({
  ...contactReply,
  intercom_user_id: idOf('contacts', who('The contact who speaks, by Intercom id.')),
});
export const ContactReplyByEmail = z.strictObject({ ...contactReply, email: who('The contact who speaks, by email.') });
export const ContactReplyByUserId = z.strictObject({ ...contactReply, user_id: who('The contact who speaks, by external_id.') });

/** The button of a quick_reply that a contact presses; it may say nothing besides. */
const choice = {
  type: z.enum(['user']),
  message_type: z.enum(['quick_reply']),
  reply_options: AdminReply.shape.reply_options.unwrap(),
  created_at: createdAt,
};

export const ContactChoices = [
  z.strictObject({ ...choice, intercom_user_id: ContactReplyById.shape.intercom_user_id }),
  z.strictObject({ ...choice, email: ContactReplyByEmail.shape.email }),
  z.strictObject({ ...choice, user_id: ContactReplyByUserId.shape.user_id }),
] as const;

export const displayAs = stricterThan(z.string(), z.enum(['plaintext']))
  .optional()
  .describe('Text instead of HTML.');
