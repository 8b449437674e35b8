import { type Field, fieldsOf, type Searchable, searchFieldsOf, type Value } from '../../parts/search.ts';
import { valueAt } from '../../server/earlier-shapes.ts';
import type { Version } from '../../server/versions.ts';
import type { Conversation } from './room.ts';
import { type Statistics, statisticsOf } from './statistics.ts';

const { fields: known, operators } = searchFieldsOf('conversations.search');

/** What stands within one of a conversation's own things, under the name that it has there. */
const within = (prefix: string, read: (one: Conversation, name: string) => Value) =>
  Object.fromEntries(
    Object.keys(known)
      .filter((name) => name.startsWith(prefix))
      .map((name) => [name, (one: Conversation) => read(one, name.slice(prefix.length))]),
  );

const fieldOf = (thing: object | null | undefined, name: string) =>
  (thing as Readonly<Record<string, Value>> | null | undefined)?.[name] ?? null;

function conversationFields(version: Version) {
  const shown = (field: string, value: Value) => valueAt(version, 'conversation', field)(value) as Value;
  return fieldsOf<Conversation>('conversations.search', {
    ...within('source.', (one, name) => fieldOf(one.source, name)),
    ...within('source.author.', (one, name) => fieldOf(one.source?.author, name)),
    ...within('statistics.', (one, name) => statisticsOf(one)[name as keyof Statistics]),
    ...within('ai_agent.', (one, name) => fieldOf(one.ai_agent, name)),
    channel_initiated: (one) => one.source?.type ?? null,
    contact_ids: (one) => one.contact_ids,
    teammate_ids: (one) => one.parts.flatMap((part) => (part.author.type === 'admin' ? [part.author.id] : [])),
    tag_ids: (one) => one.tags.map((tag) => tag.tag_id),
    admin_assignee_id: (one) => shown('admin_assignee_id', Number(one.admin_assignee_id ?? 0)),
    team_assignee_id: (one) => shown('team_assignee_id', Number(one.team_assignee_id ?? 0)),
    open: (one) => one.state !== 'closed',
    priority: (one) => shown('priority', one.priority),
    'conversation_rating.requested_at': (one) => one.rating?.created_at ?? null,
    'conversation_rating.replied_at': (one) => one.rating?.created_at ?? null,
    'conversation_rating.score': (one) => one.rating?.rating ?? null,
    'conversation_rating.remark': (one) => one.rating?.remark ?? null,
    'conversation_rating.contact_id': (one) => one.rating?.contact_id ?? null,
    'conversation_rating.admin_d': (one) => one.rating?.admin_id ?? null,
  });
}

const stable = conversationFields({ name: '2.16', minor: 16 });
const earlier = conversationFields({ name: '2.15', minor: 15 });

export function conversationSearchable(version: Version): Searchable<Conversation> {
  const fields: ReadonlyMap<string, Field<Conversation>> = version.minor >= 16 ? stable : earlier;
  return { operators, field: (name) => fields.get(name) };
}
