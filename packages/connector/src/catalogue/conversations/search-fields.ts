import { called, companyWords, dates, integers, type SearchFields, searchOperators, texts } from '../search-fields.ts';

const channels = ['conversation', 'email', 'facebook', 'instagram', 'phone_call', 'phone_switch', 'push', 'sms', 'twitter', 'whatsapp'];
/** How the messenger, above all, is called by everybody but the API. */
const channelWords = Object.fromEntries([
  ...['messenger', 'chat', 'live_chat', 'inapp', 'in_app', 'web'].map((word) => [word, { is: 'conversation' }] as const),
  ...['phone', 'call', 'calls'].map((word) => [word, { is: 'phone_call' }] as const),
  ['mail', { is: 'email' }],
  ['x', { is: 'twitter' }],
  ['text', { is: 'sms' }],
]);

/** Facts 6.2 and 6.3; `admin_d` is Intercom's own spelling. */
export const conversationFields = {
  fields: {
    id: called({ type: 'string' }, 'conversation_id'),
    title: { type: 'string' },
    ...dates('created_at', 'updated_at', 'snoozed_until'),
    waiting_since: called({ type: 'date' }, 'waiting'),
    'source.type': { type: 'string', values: channels, meaning: channelWords, also: ['channel', 'source', 'type'] },
    channel_initiated: { type: 'string' },
    ...texts('source.id', 'source.delivered_as', 'source.url'),
    'source.subject': called({ type: 'words' }, 'subject'),
    'source.body': called({ type: 'words' }, 'body', 'message', 'text', 'content', 'words', 'keywords', 'phrase', 'topic'),
    ...texts('source.author.type'),
    'source.author.id': { type: 'string', also: ['author_id'] },
    'source.author.name': called({ type: 'string' }, 'author_name', 'contact_name', 'contact.name', 'author'),
    'source.author.email': called(
      { type: 'string' },
      'email',
      'author_email',
      'contact_email',
      'contact.email',
      'contacts.email',
      'customer_email',
    ),
    contact_ids: { type: 'tag', of: 'contacts', also: ['contact', 'contact_id', 'contacts', 'contact.id', 'customer_id', 'customer'] },
    teammate_ids: { type: 'tag', of: 'admins', also: ['teammate', 'teammates', 'teammate_id'] },
    tag_ids: { type: 'tag', of: 'tags', also: ['tag', 'tags', 'tag_id', 'tags.name', 'tag_name'] },
    admin_assignee_id: {
      type: 'integer',
      of: 'admins',
      nobody: 0,
      also: ['assignee', 'assignee_id', 'admin_id', 'admin', 'assigned_to', 'admin_assignee', 'assigned_admin_id'],
    },
    team_assignee_id: { type: 'integer', of: 'teams', nobody: 0, also: ['team', 'team_id', 'team_assignee', 'assigned_team_id'] },
    open: called({ type: 'boolean' }, 'is_open'),
    read: called({ type: 'boolean' }, 'is_read'),
    state: {
      type: 'string',
      values: ['open', 'closed', 'snoozed'],
      meaning: {
        unassigned: { field: 'admin_assignee_id', is: 0 },
        assigned: { field: 'admin_assignee_id', but: 0 },
        resolved: { is: 'closed' },
        done: { is: 'closed' },
      },
      also: ['status'],
    },
    priority: {
      type: 'string',
      values: ['none', 'low', 'medium', 'high', 'urgent'],
      // Up to 2.15 there were these two (facts 2.1).
      meaning: {
        priority: { but: 'none' },
        not_priority: { is: 'none' },
        normal: { is: 'none' },
        no_priority: { is: 'none' },
        true: { but: 'none' },
        false: { is: 'none' },
      },
    },
    ...integers('statistics.time_to_assignment', 'statistics.time_to_first_close', 'statistics.time_to_last_close'),
    'statistics.time_to_admin_reply': called(
      { type: 'integer', says: 'seconds' },
      'time_to_admin_reply',
      'first_response_time',
      'time_to_first_reply',
    ),
    'statistics.median_time_to_reply': called({ type: 'integer' }, 'median_time_to_reply'),
    ...dates('statistics.first_contact_reply_at', 'statistics.first_assignment_at', 'statistics.last_assignment_at'),
    ...dates('statistics.last_assignment_admin_reply_at', 'statistics.last_contact_reply_at', 'statistics.last_admin_reply_at'),
    'statistics.first_admin_reply_at': called({ type: 'date', says: 'null: never' }, 'first_admin_reply_at', 'first_reply_at'),
    'statistics.first_close_at': called({ type: 'date' }, 'first_close_at', 'first_closed_at'),
    'statistics.last_close_at': called({ type: 'date' }, 'last_close_at', 'closed_at', 'last_closed_at', 'resolved_at'),
    'statistics.last_closed_by_id': { type: 'string', of: 'admins', also: ['last_closed_by_id', 'closed_by', 'last_closed_by'] },
    'statistics.count_reopens': called({ type: 'integer' }, 'count_reopens', 'reopens'),
    'statistics.count_assignments': called({ type: 'integer' }, 'count_assignments'),
    'statistics.count_conversation_parts': called({ type: 'integer' }, 'count_conversation_parts', 'parts_count'),
    'conversation_rating.requested_at': called({ type: 'date', says: 'when asked for' }, 'rating_requested_at'),
    'conversation_rating.replied_at': called(
      { type: 'date', says: 'when given' },
      'rated_at',
      'rating_at',
      'conversation_rating.created_at',
    ),
    'conversation_rating.score': called(
      { type: 'integer' },
      'rating',
      'csat',
      'conversation_rating',
      'conversation_rating.rating',
      'score',
    ),
    'conversation_rating.remark': called({ type: 'string' }, 'remark', 'rating_remark'),
    'conversation_rating.contact_id': { type: 'string', of: 'contacts' },
    'conversation_rating.admin_d': {
      type: 'string',
      of: 'admins',
      also: ['conversation_rating.admin_id', 'conversation_rating.teammate_id'],
    },
    ai_agent_participated: called({ type: 'boolean' }, 'fin', 'ai_agent', 'bot'),
    'ai_agent.resolution_state': {
      type: 'string',
      values: ['assumed_resolution', 'confirmed_resolution', 'escalated', 'negative_feedback', 'procedure_handoff'],
      also: ['resolution_state'],
    },
    'ai_agent.last_answer_type': { type: 'string', values: ['ai_answer', 'custom_answer'], also: ['last_answer_type'] },
    'ai_agent.rating': { type: 'integer' },
    ...texts('ai_agent.rating_remark', 'ai_agent.source_title'),
    'ai_agent.source_type': { type: 'string', values: ['essentials_plan_setup', 'profile', 'workflow', 'workflow_preview', 'fin_preview'] },
  },
  // Not in Intercom's description; seen in practice.
  own: { prefixes: ['custom_attributes.', 'custom_attribute.'], listedBy: 'conversation_attributes.list' },
  operators: searchOperators,
  elsewhere: Object.fromEntries([
    ...companyWords.map((name) => [
      name,
      'no conversation is searched by company: company_contacts.list has its people, whose ids contact_ids takes (IN)',
    ]),
    ...['conversation_parts.body', 'parts.body', 'conversation_parts', 'last_message', 'replies'].map((name) => [
      name,
      'no search looks into replies, only source.subject and source.body: plain words with replies:true read the newest ones',
    ]),
  ]),
  plain: { id: 'id', 'source.author.email': 'address', 'source.author.name': 'author' },
  text: 'source.body',
  people: 'contact_ids',
  replies: 'conversations.get',
  looksInto:
    'source.subject and source.body are only the message that began a conversation, compared word by word; replies are not searched',
} as const satisfies SearchFields;
