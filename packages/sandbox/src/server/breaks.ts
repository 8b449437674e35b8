type Thing = Readonly<Record<string, unknown>>;

/** What a version changed about one kind of thing. Shapes are written as the newest version has them, and shown earlier through these. */
export interface Break {
  /** The `type` of the thing. */
  readonly of: string;
  /** The number after "2." of the version that brought it; Preview is later than all of them. */
  readonly since: number;
  /** Of this operation's answers only. */
  readonly in?: string;
  /** Fields that earlier versions do not have; with a dot, of what is within. */
  readonly added?: readonly string[];
  /** Fields that earlier versions have as something else, made from the newest shape; undefined leaves the field as it is. */
  readonly was?: Readonly<Record<string, (thing: Thing) => unknown>>;
  readonly source: string;
}

const numberOrNull = (id: unknown) => (typeof id === 'string' ? Number(id) : id);
const nullForZero = (id: unknown) => (id === 0 ? null : id);
const text = (id: unknown) => (typeof id === 'number' ? String(id) : id);
const first = (ids: unknown) => (Array.isArray(ids) ? ((ids as unknown[])[0] ?? null) : undefined);
const ofState = (name: string) => (ticket: Thing) => (ticket['ticket_state'] as Thing | null | undefined)?.[name];

const added = (since: number, of: string, fields: readonly string[], source: string): Break => ({ of, since, added: fields, source });
const was = (since: number, of: string, fields: NonNullable<Break['was']>, source: string): Break => ({ of, since, was: fields, source });

const described = (version: string) => `description of ${version}`;

const preview = Number.POSITIVE_INFINITY;

/**
 * Newest first. Where a recording of an answer and a description disagree, the recording counts; where neither shows a field, the
 * first description that has it says since when.
 */
export const breaks: readonly Break[] = [
  added(preview, 'conversation_part', ['external_reply_send_state', 'seen_state'], described('Preview')),
  was(16, 'contact', { owner_id: ({ owner_id }) => numberOrNull(owner_id) }, 'facts 2.1, 1'),
  was(
    16,
    'conversation',
    { priority: ({ priority }) => (priority === undefined ? undefined : priority === 'none' ? 'not_priority' : 'priority') },
    'facts 2.1, 2',
  ),
  was(
    16,
    'conversation',
    {
      admin_assignee_id: ({ admin_assignee_id }) => nullForZero(admin_assignee_id),
      team_assignee_id: ({ team_assignee_id }) => nullForZero(team_assignee_id),
    },
    'facts 2.1, 3; recorded: get-conversation',
  ),
  was(
    16,
    'ticket',
    {
      admin_assignee_id: ({ admin_assignee_id }) => text(admin_assignee_id),
      team_assignee_id: ({ team_assignee_id }) => text(team_assignee_id),
    },
    'facts 2.1, 4',
  ),
  was(
    16,
    'article',
    {
      parent_id: ({ parent_ids }) => first(parent_ids),
      parent_type: ({ parent_ids }) => (first(parent_ids) === undefined ? undefined : first(parent_ids) === null ? null : 'collection'),
    },
    'facts 2.1, 5; recorded: list-articles',
  ),
  // The descriptions have had the domain since 2.7; the recordings up to 2.15 do not.
  added(16, 'contact', ['email_domain', 'enabled_push_messaging'], 'recorded: create-contact, list-contacts'),
  added(16, 'contact', ['merge_history'], described('2.16')),
  added(16, 'company', ['notes'], 'recorded: create-company, list-companies'),
  {
    of: 'company',
    since: 16,
    in: 'contact_companies.attach',
    was: {
      notes: ({ id, notes }) => {
        const ids = ((notes as { notes?: readonly Thing[] } | undefined)?.notes ?? []).map((note) => String(note['id']));
        const data = ids.slice(0, 10).map((note) => ({ type: 'note', id: note, url: `/notes/${note}` }));
        return { type: 'note.list', data, url: `/companies/${String(id)}/notes`, total_count: ids.length, has_more: ids.length > 10 };
      },
    },
    source: 'recorded: attach-contact-to-company',
  },
  added(16, 'conversation', ['channel', 'external_references', 'sales_agent', 'sales_agent_participated'], described('2.16')),
  added(
    16,
    'article',
    [
      'has_unpublished_changes',
      'draft_updated_at',
      'ai_chatbot_availability',
      'ai_copilot_availability',
      'ai_sales_agent_availability',
      'body_markdown',
    ],
    described('2.16'),
  ),
  added(
    16,
    'internal_article',
    ['body_markdown', 'audience_ids', 'ai_chatbot_availability', 'ai_copilot_availability', 'ai_sales_agent_availability'],
    described('2.16'),
  ),
  added(16, 'external_page', ['ai_sales_agent_availability'], described('2.16')),
  added(15, 'conversation', ['company'], described('2.15')),
  added(14, 'conversation_part', ['metadata', 'author.from_ai_agent', 'author.is_ai_answer'], described('2.14')),
  added(14, 'conversation', ['ai_agent.created_at', 'ai_agent.updated_at'], described('2.14')),
  added(
    13,
    'conversation_part',
    ['app_package_code', 'email_message_metadata', 'event_details', 'state', 'tags'],
    `${described('2.13')}; recorded: get-conversation`,
  ),
  added(
    13,
    'conversation_statistics',
    ['assigned_team_first_response_time_in_office_hours', 'handling_time', 'adjusted_handling_time'],
    described('2.13'),
  ),
  added(13, 'article', ['tags'], `${described('2.13')}; recorded: list-articles`),
  added(12, 'conversation_statistics', ['assigned_team_first_response_time'], `${described('2.12')}; recorded: get-conversation`),
  added(12, 'ticket_type', ['ticket_states'], described('2.12')),
  was(
    12,
    'ticket',
    {
      ticket_state: ofState('category'),
      ticket_state_internal_label: ofState('internal_label'),
      ticket_state_external_label: ofState('external_label'),
    },
    described('2.12'),
  ),
  added(11, 'conversation', ['ai_agent', 'ai_agent_participated'], described('2.11')),
  added(10, 'conversation', ['linked_objects'], described('2.10')),
  added(10, 'ticket', ['category', 'linked_objects', 'open', 'snoozed_until'], described('2.10')),
  added(10, 'ticket_type', ['category'], described('2.10')),
];
