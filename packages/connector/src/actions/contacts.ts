import { type Action, type ActionContext, type ActionResult, call, oneCall } from './action.ts';
import { type Inputs, invalid } from './inputs.ts';
import { fetchAllInput, orderInput, pageInput, perPageInput, startingAfterInput, walkToPage } from './pages.ts';

const contact_id = { label: 'Contact ID', help: "Intercom's id of the contact (24 hex digits).", kind: 'text', required: true } as const;
const company = { label: 'Company ID', help: "Intercom's id of the company (24 hex digits).", kind: 'text', required: true } as const;
const tag = { label: 'Tag ID', help: 'Id of the tag (List Tags).', kind: 'text', required: true } as const;

const fields = {
  role: { label: 'Role', help: 'user or lead. A user cannot become a lead again.', kind: 'text', choices: ['user', 'lead'] },
  external_id: { label: 'External ID', help: 'Your own id of the person.', kind: 'text' },
  email: { label: 'Email', help: 'Email address.', kind: 'text' },
  phone: { label: 'Phone', help: 'Phone number, in international form.', kind: 'text' },
  name: { label: 'Name', help: 'Name.', kind: 'text' },
  avatar_url: { label: 'Avatar URL', help: 'Address of a picture.', kind: 'text', field: 'avatar' },
  signed_up_at: { label: 'Signed Up At', help: 'A date, or Unix seconds.', kind: 'time' },
  last_seen_at: { label: 'Last Seen At', help: 'A date, or Unix seconds.', kind: 'time' },
} as const;

const unsubscribed = { label: 'Unsubscribed From Emails', kind: 'boolean', field: 'unsubscribed_from_emails' } as const;

export const archive_contact = oneCall({
  label: 'Archive Contact',
  description: 'Archives a contact; Unarchive Contact brings it back.',
  operation: 'contacts.archive',
  inputs: { contact_id },
});

export const unarchive_contact = oneCall({
  label: 'Unarchive Contact',
  description: 'Brings an archived contact back.',
  operation: 'contacts.unarchive',
  inputs: { contact_id },
});

export const get_contact = oneCall({
  label: 'Get Contact',
  description: 'One contact.',
  operation: 'contacts.get',
  inputs: { contact_id },
});

export const delete_contact = oneCall({
  label: 'Delete Contact',
  description: 'Deletes a contact for good.',
  operation: 'contacts.delete',
  inputs: { contact_id },
});

export const create_contact = oneCall({
  label: 'Create Contact',
  description: 'Adds a contact, by external id or email.',
  operation: 'contacts.create',
  inputs: {
    ...fields,
    unsubscribed_from_emails: { ...unsubscribed, help: 'Whether no emails are sent.', default: false },
  },
});

export const update_contact = oneCall({
  label: 'Update Contact',
  description: 'Changes the fields that are given.',
  operation: 'contacts.update',
  inputs: {
    contact_id,
    ...fields,
    // Its default elsewhere is false; sent with every change, it would subscribe again whoever had unsubscribed.
    unsubscribed_from_emails: { ...unsubscribed, help: 'Whether no emails are sent. Left alone, it stays as it is.' },
  },
});

export const attach_company_to_contact = oneCall({
  label: 'Attach Company to Contact',
  description: 'Puts a contact into a company.',
  operation: 'contact_companies.attach',
  inputs: { contact_id, company_id: { ...company, field: 'id' } },
});

export const detach_company_from_contact = oneCall({
  label: 'Detach Company from Contact',
  description: 'Takes a contact out of a company.',
  operation: 'contact_companies.detach',
  inputs: { contact_id, company_id: company },
});

export const attach_tag_to_contact = oneCall({
  label: 'Attach Tag to Contact',
  description: 'Tags a contact.',
  operation: 'contact_tags.attach',
  inputs: { contact_id, tag_id: { ...tag, field: 'id' } },
});

export const detach_tag_from_contact = oneCall({
  label: 'Detach Tag from Contact',
  description: 'Takes a tag off a contact.',
  operation: 'contact_tags.detach',
  inputs: { contact_id, tag_id: tag },
});

/** A query that everybody fits: a search needs one. */
const everybody = { field: 'created_at', operator: '>', value: '0' };

export const list_contacts: Action = {
  label: 'List Contacts',
  description: 'Contacts, a page or all of them.',
  operations: ['contacts.list', 'contacts.search'],
  inputs: {
    fetch_all: fetchAllInput,
    page: pageInput(['contacts.list:starting_after']),
    per_page: perPageInput(['contacts.list:per_page', 'contacts.search:pagination'], 150),
    order: orderInput(['contacts.search:sort']),
    starting_after: startingAfterInput(['contacts.list:starting_after', 'contacts.search:pagination']),
  },
  async run({ order, per_page, starting_after, ...wanted }, context) {
    if (order === undefined) {
      return walkToPage(context, 'contacts.list', { per_page, starting_after }, wanted, 'data');
    }
    const search = {
      query: everybody,
      sort: { field: 'created_at', order: order === 'asc' ? 'ascending' : 'descending' },
      pagination: { per_page, starting_after },
    };
    const result = await walkToPage(context, 'contacts.search', search, wanted, 'data');
    return { ...result, notes: ['Ordered by created_at, through the search: the list cannot be ordered at Intercom.', ...result.notes] };
  },
};

const equals = (field: string, value: unknown) => ({ field, operator: '=', value });

export const search_contacts: Action = {
  label: 'Search Contacts',
  description: 'Contacts that fit all that is given.',
  operations: ['contacts.search'],
  inputs: {
    role: { ...fields.role, to: ['contacts.search:query'] },
    name: { ...fields.name, help: 'The exact name.', to: ['contacts.search:query'] },
    email: { ...fields.email, help: 'The exact email address.', to: ['contacts.search:query'] },
    json_query: {
      label: 'JSON Query',
      help: 'A query of your own, in the place of the one that the fields above make; with sort and pagination if you like.',
      kind: 'object',
      to: ['contacts.search:query', 'contacts.search:sort', 'contacts.search:pagination'],
    },
    starting_after: startingAfterInput(['contacts.search:pagination']),
  },
  async run({ json_query, starting_after, ...given }, context) {
    const input = json_query === undefined ? { query: queryOf(given) } : bodyOf(json_query as Inputs);
    const pagination = { ...(input['pagination'] as Inputs | undefined), ...(starting_after === undefined ? {} : { starting_after }) };
    return plain(context, { ...input, ...(Object.keys(pagination).length > 0 ? { pagination } : {}) });
  },
};

function queryOf(given: Inputs): unknown {
  const filters = ['role', 'name', 'email'].flatMap((field) => (given[field] === undefined ? [] : [equals(field, given[field])]));
  if (filters.length === 0) throw invalid('search_contacts', 'role', 'or name, email or json_query is needed; List Contacts has everybody');
  return filters.length === 1 ? filters[0] : { operator: 'AND', value: filters };
}

/** A query alone, or a whole body. */
const bodyOf = (json: Inputs): Inputs => ('query' in json ? json : { query: json });

const plain = async (context: ActionContext, input: Inputs): Promise<ActionResult> => ({
  data: await call(context, 'contacts.search', input),
  notes: [],
});
