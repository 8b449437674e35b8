import { called, companyWords, dates, flags, type SearchFields, searchOperators } from '../search-fields.ts';

/** Facts 6.2 and 6.3; states are categories of the workspace's own. */
export const ticketFields = {
  fields: {
    id: { type: 'string', says: "Intercom's own, not the number that the inbox shows, by which tickets.get finds one" },
    ...dates('created_at', 'updated_at', 'snoozed_until'),
    title: called({ type: 'words' }, 'subject', 'name', '_default_title_'),
    description: called({ type: 'words' }, 'body', '_default_description_', 'text', 'words', 'keywords'),
    category: {
      type: 'string',
      values: ['request', 'task', 'tracker'],
      meaning: { customer: { is: 'request' }, back_office: { is: 'task' }, backoffice: { is: 'task' } },
    },
    ticket_type_id: { type: 'string', of: 'ticket_types', also: ['ticket_type', 'type', 'type_id'] },
    contact_ids: { type: 'tag', of: 'contacts', also: ['contact', 'contact_id', 'contacts', 'customer'] },
    teammate_ids: { type: 'tag', of: 'admins', also: ['teammate', 'teammates'] },
    admin_assignee_id: { type: 'string', of: 'admins', nobody: '0', also: ['assignee', 'assignee_id', 'admin_id', 'assigned_to'] },
    team_assignee_id: { type: 'string', of: 'teams', nobody: '0', also: ['team', 'team_id'] },
    ...flags('open'),
    state: {
      type: 'string',
      values: ['submitted', 'in_progress', 'waiting_on_customer', 'resolved'],
      meaning: {
        new: { is: 'submitted' },
        waiting: { is: 'waiting_on_customer' },
        closed: { is: 'resolved' },
        done: { is: 'resolved' },
        open: { field: 'open', is: 'true' },
        unassigned: { field: 'admin_assignee_id', is: '0' },
        assigned: { field: 'admin_assignee_id', but: '0' },
      },
      also: ['status', 'ticket_state', 'ticket_state.category'],
    },
    tag_ids: { type: 'tag', of: 'tags', also: ['tag', 'tags', 'tag_id'] },
  },
  own: { prefixes: ['ticket_attribute.'], listedBy: 'ticket_types.list' },
  operators: searchOperators,
  elsewhere: Object.fromEntries([
    ...companyWords.map((name) => [
      name,
      'no ticket is searched by company: company_contacts.list has its people, whose ids contact_ids takes (IN)',
    ]),
    ['ticket_id', "no search has the number that the inbox shows; id is Intercom's own. tickets.get takes either in ticket_id"],
  ]),
  plain: { id: 'id' },
  people: 'contact_ids',
  number: 'ticket_id',
  replies: 'tickets.get',
  looksInto: 'title and description are compared word by word; replies are not searched',
} as const satisfies SearchFields;
