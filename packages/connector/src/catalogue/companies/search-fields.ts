import { called, type SearchFields, searchOperators } from '../search-fields.ts';

const noPlan = 'no search has the plan: companies.list shows it, and its rows can be compared';

/** Of Preview: exact seconds, and no lists of dates or tags. */
export const companyFields = {
  fields: {
    company_id: called({ type: 'string' }, 'external_id'),
    name: called({ type: 'string' }, 'company_name'),
    created_at: { type: 'date' },
    updated_at: { type: 'date' },
    remote_created_at: { type: 'date' },
    last_request_at: called({ type: 'date' }, 'last_seen_at', 'last_seen'),
    monthly_spend: called({ type: 'integer' }, 'spend', 'mrr'),
    session_count: called({ type: 'integer' }, 'sessions', 'web_sessions'),
    user_count: called({ type: 'integer' }, 'users', 'number_of_users'),
    tag_id: { type: 'tag', of: 'tags', also: ['tag', 'tags', 'tag_ids'] },
  },
  own: { prefixes: ['custom_attributes.'], listedBy: 'data_attributes.list' },
  operators: { ...searchOperators, date: ['=', '!=', '<', '>', '<=', '>='], tag: ['=', '!='] },
  elsewhere: {
    plan: noPlan,
    'plan.name': noPlan,
    'plan.id': noPlan,
    segment: 'no search has segments: companies.list takes segment_id',
    segment_id: 'no search has segments: companies.list takes segment_id',
  },
  plain: { name: 'part', company_id: 'whole' },
  looksInto: 'companies without users are never found',
} as const satisfies SearchFields;
