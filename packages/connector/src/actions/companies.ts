import { IntercomError } from '../client/errors.ts';
import { type Action, type ActionContext, call, oneCall } from './action.ts';
import { type ActionInput, type Inputs, invalid } from './inputs.ts';
import { fetchAllInput, orderInput, pageInput, perPageInput, startingAfterInput, walkToPage } from './pages.ts';

const ofIntercom = { label: 'Company ID', help: "Intercom's id of the company (24 hex digits).", kind: 'text', required: true } as const;

const fields = {
  name: { label: 'Name', help: 'Name.', kind: 'text' },
  monthly_spend: { label: 'Monthly Spend', help: 'Revenue a month, in whole units.', kind: 'number' },
  plan: { label: 'Plan', help: 'Name of the plan.', kind: 'text' },
  size: { label: 'Size', help: 'Number of employees.', kind: 'number' },
  website: { label: 'Website', help: 'Address of its website.', kind: 'text' },
  industry: { label: 'Industry', help: 'What it does.', kind: 'text' },
} as const;

const remote_created_at = { label: 'Remote Created At', help: 'When you created it: a date, or Unix seconds.', kind: 'time' } as const;

export const get_company = oneCall({
  label: 'Get Company',
  description: 'One company.',
  operation: 'companies.get',
  inputs: { company_id: ofIntercom },
});

export const delete_company = oneCall({
  label: 'Delete Company',
  description: 'Deletes a company for good; its people stay.',
  operation: 'companies.delete',
  inputs: { company_id: ofIntercom },
});

export const create_company = oneCall({
  label: 'Create Company',
  description: 'Adds a company, or changes the one that has this id of yours.',
  operation: 'companies.create',
  inputs: {
    company_id: { label: 'Company ID', help: 'Your own id of the company; it never changes.', kind: 'text', required: true },
    remote_created_at,
    ...fields,
  },
});

const toBoth = (field: string): ActionInput['to'] => [`companies.update:${field}`, `companies.create:${field}`];

export const update_company: Action = {
  label: 'Update Company',
  description: 'Changes the fields that are given.',
  operations: ['companies.update', 'companies.get', 'companies.create'],
  inputs: {
    company_id: { ...ofIntercom, to: ['companies.update:company_id', 'companies.get:company_id'] },
    remote_created_at: { ...remote_created_at, to: ['companies.create:remote_created_at'] },
    ...(Object.fromEntries(Object.entries(fields).map(([field, input]) => [field, { ...input, to: toBoth(field) }])) as Record<
      string,
      ActionInput
    >),
  },
  async run(inputs, context) {
    if (inputs['remote_created_at'] === undefined) return { data: await call(context, 'companies.update', inputs), notes: [] };
    const { company_id, ...changes } = inputs;
    const known = (await call(context, 'companies.get', { company_id })) as { readonly company_id?: string };
    if (!known.company_id) throw invalid('update_company', 'remote_created_at', 'cannot be set on a company without an id of your own');
    const data = await call(context, 'companies.create', { company_id: known.company_id, ...changes });
    return { data, notes: ['Changed by your own id of it, in two calls: Intercom takes remote_created_at nowhere else.'] };
  },
};

export const list_companies: Action = {
  label: 'List Companies',
  description: 'Companies, a page or all of them, or those that fit.',
  operations: ['companies.list', 'companies.list_ordered'],
  inputs: {
    fetch_all: fetchAllInput,
    page: pageInput(['companies.list:page', 'companies.list_ordered:page']),
    per_page: perPageInput(['companies.list:per_page', 'companies.list_ordered:per_page'], 60),
    order: { ...orderInput(['companies.list_ordered:order']), help: 'asc or desc, by last activity. Not with a filter.', default: 'desc' },
    name: { label: 'Name', help: 'Only the company of this exact name.', kind: 'text', to: ['companies.list:name'] },
    company_id: { label: 'Company ID', help: 'Only the company with this id of yours.', kind: 'text', to: ['companies.list:company_id'] },
    tag_id: { label: 'Tag ID', help: 'Only companies with this tag.', kind: 'text', to: ['companies.list:tag_id'] },
    segment_id: { label: 'Segment ID', help: 'Only companies in this segment.', kind: 'text', to: ['companies.list:segment_id'] },
    starting_after: {
      ...startingAfterInput(['companies.list:page', 'companies.list_ordered:page']),
      help: 'The number of the page before, or its pages.next: companies are paged by number.',
    },
  },
  async run({ order, starting_after, fetch_all, page, per_page, ...filters }, context) {
    const from = starting_after === undefined ? page : pageAfter(String(starting_after));
    const input = { page: from, per_page };
    const [filter] = Object.keys(filters);
    if (filter === undefined) return numbered(context, 'companies.list_ordered', { ...input, order }, fetch_all === true);
    const result = await found(numbered(context, 'companies.list', { ...input, ...filters }, fetch_all === true));
    return {
      ...result,
      notes: [
        ...(order === 'asc' ? [`In Intercom's own order: it cannot order a list that is filtered by ${filter}.`] : []),
        ...result.notes,
      ],
    };
  },
};

/** Of `pages.next` (an address) or of a page's number, the page that comes after. */
function pageAfter(cursor: string): number {
  const url = URL.parse(cursor);
  const next = url ? Number(url.searchParams.get('page')) : Number(cursor) + 1;
  if (!Number.isInteger(next) || next < 1)
    throw invalid('list_companies', 'starting_after', 'the number of a page, or pages.next, is expected');
  return next;
}

async function numbered(context: ActionContext, name: 'companies.list' | 'companies.list_ordered', input: Inputs, all: boolean) {
  const asked = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  if (!all) return { data: await call(context, name, asked), notes: [] };
  const { page, ...rest } = asked;
  return walkToPage(context, name, { ...rest, ...(page === undefined ? {} : { page }) }, { fetch_all: true }, 'data');
}

/** Intercom answers a filter that no company fits with an error. */
async function found<T extends { data: unknown; notes: readonly string[] }>(
  work: Promise<T>,
): Promise<T | { data: object; notes: string[] }> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof IntercomError && error.status === 404)
      return { data: { type: 'list', data: [], total_count: 0 }, notes: ['No company fits.'] };
    throw error;
  }
}
