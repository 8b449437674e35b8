import { type Field, type FieldType, operators, type Searchable, type Value } from '../../parts/search.ts';
import { valueAt } from '../../server/earlier-shapes.ts';
import type { Version } from '../../server/versions.ts';
import type { Conversation } from './room.ts';
import { type Statistics, statisticsOf } from './statistics.ts';

type Statistic = Exclude<keyof Statistics, 'type'>;

const statistics: readonly [Statistic, FieldType][] = [
  ['time_to_assignment', 'integer'],
  ['time_to_admin_reply', 'integer'],
  ['time_to_first_close', 'integer'],
  ['time_to_last_close', 'integer'],
  ['median_time_to_reply', 'integer'],
  ['first_contact_reply_at', 'date'],
  ['first_assignment_at', 'date'],
  ['first_admin_reply_at', 'date'],
  ['first_close_at', 'date'],
  ['last_assignment_at', 'date'],
  ['last_assignment_admin_reply_at', 'date'],
  ['last_contact_reply_at', 'date'],
  ['last_admin_reply_at', 'date'],
  ['last_close_at', 'date'],
  ['last_closed_by_id', 'string'],
  ['count_reopens', 'integer'],
  ['count_assignments', 'integer'],
  ['count_conversation_parts', 'integer'],
];

const teammates = (conversation: Conversation) =>
  conversation.parts.flatMap((part) => (part.author.type === 'admin' ? [part.author.id] : []));

function conversationFields(version: Version) {
  const shown = (field: string, value: Value) => valueAt(version, 'conversation', field)(value) as Value;
  return new Map<string, Field<Conversation>>([
    ['id', { type: 'string', read: (one) => one.id }],
    ['title', { type: 'string', read: (one) => one.title }],
    ['created_at', { type: 'date', read: (one) => one.created_at }],
    ['updated_at', { type: 'date', read: (one) => one.updated_at }],
    ['waiting_since', { type: 'date', read: (one) => one.waiting_since }],
    ['snoozed_until', { type: 'date', read: (one) => one.snoozed_until }],
    ['source.type', { type: 'string', read: (one) => one.source?.type ?? null }],
    ['source.id', { type: 'string', read: (one) => one.source?.id ?? null }],
    ['source.delivered_as', { type: 'string', read: (one) => one.source?.delivered_as ?? null }],
    ['source.subject', { type: 'words', read: (one) => one.source?.subject ?? null }],
    ['source.body', { type: 'words', read: (one) => one.source?.body ?? null }],
    ['source.author.id', { type: 'string', read: (one) => one.source?.author.id ?? null }],
    ['source.author.type', { type: 'string', read: (one) => one.source?.author.type ?? null }],
    ['source.author.name', { type: 'string', read: (one) => one.source?.author.name ?? null }],
    ['source.author.email', { type: 'string', read: (one) => one.source?.author.email ?? null }],
    ['source.url', { type: 'string', read: (one) => one.source?.url ?? null }],
    ['contact_ids', { type: 'tag', read: (one) => one.contact_ids }],
    ['teammate_ids', { type: 'tag', read: teammates }],
    ['tag_ids', { type: 'tag', read: (one) => one.tags.map((tag) => tag.tag_id) }],
    ['admin_assignee_id', { type: 'integer', read: (one) => shown('admin_assignee_id', Number(one.admin_assignee_id ?? 0)) }],
    ['team_assignee_id', { type: 'integer', read: (one) => shown('team_assignee_id', Number(one.team_assignee_id ?? 0)) }],
    ['channel_initiated', { type: 'string', read: (one) => one.source?.type ?? null }],
    ['open', { type: 'boolean', read: (one) => one.state !== 'closed' }],
    ['read', { type: 'boolean', read: (one) => one.read }],
    ['state', { type: 'string', read: (one) => one.state }],
    ['priority', { type: 'string', read: (one) => shown('priority', one.priority) }],
    ...statistics.map(([name, type]): [string, Field<Conversation>] => [
      `statistics.${name}`,
      { type, read: (one) => statisticsOf(one)[name] },
    ]),
    ['conversation_rating.requested_at', { type: 'date', read: (one) => one.rating?.created_at ?? null }],
    ['conversation_rating.replied_at', { type: 'date', read: (one) => one.rating?.created_at ?? null }],
    ['conversation_rating.score', { type: 'integer', read: (one) => one.rating?.rating ?? null }],
    ['conversation_rating.remark', { type: 'string', read: (one) => one.rating?.remark ?? null }],
    ['conversation_rating.contact_id', { type: 'string', read: (one) => one.rating?.contact_id ?? null }],
    // The reference spells it so.
    ['conversation_rating.admin_d', { type: 'string', read: (one) => one.rating?.admin_id ?? null }],
    ['ai_agent_participated', { type: 'boolean', read: (one) => one.ai_agent_participated }],
    ...(['resolution_state', 'last_answer_type', 'rating_remark', 'source_type', 'source_title'] as const).map(
      (name): [string, Field<Conversation>] => [`ai_agent.${name}`, { type: 'string', read: (one) => one.ai_agent?.[name] ?? null }],
    ),
    ['ai_agent.rating', { type: 'integer', read: (one) => one.ai_agent?.rating ?? null }],
  ]);
}

const stable = conversationFields({ name: '2.16', minor: 16 });
const earlier = conversationFields({ name: '2.15', minor: 15 });

export function conversationSearchable(version: Version): Searchable<Conversation> {
  const fields = version.minor >= 16 ? stable : earlier;
  return { operators, field: (name) => fields.get(name) };
}
