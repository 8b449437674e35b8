import { IntercomError } from '../client/errors.ts';
import { type Action, type ActionContext, call, oneCall } from './action.ts';
import { invalid } from './inputs.ts';

export const list_ticket_types = oneCall({
  label: 'List Ticket Types',
  description: 'The types that a ticket can have, with their attributes.',
  operation: 'ticket_types.list',
  inputs: {},
});

export const retrieve_ticket = oneCall({
  label: 'Retrieve a ticket',
  description: 'One ticket, with its parts.',
  operation: 'tickets.get',
  inputs: { ticket_id: { label: 'Ticket ID', help: 'Id of the ticket.', kind: 'text', required: true } },
});

export const create_ticket: Action = {
  label: 'Create Ticket',
  description: 'Opens a ticket for a contact.',
  operations: ['tickets.create', 'companies.list'],
  inputs: {
    ticket_type_id: {
      label: 'Ticket Type ID',
      help: 'Id of its type (List Ticket Types).',
      kind: 'text',
      required: true,
      to: ['tickets.create:ticket_type_id'],
    },
    contact_id: {
      label: 'Contact ID',
      help: "Whom it is for: Intercom's id (24 hex digits), an email address, or your own id.",
      kind: 'text',
      required: true,
      to: ['tickets.create:contacts'],
    },
    company_id: {
      label: 'Company ID',
      help: 'Your own id of the company, or that of Intercom (24 hex digits).',
      kind: 'text',
      to: ['tickets.create:company_id', 'companies.list:company_id'],
    },
    ticket_attributes: {
      label: 'Ticket Attributes',
      help: 'JSON: the fields of the ticket by name, _default_title_ and _default_description_ among them.',
      kind: 'object',
      to: ['tickets.create:ticket_attributes'],
    },
  },
  async run({ contact_id, company_id, ...ticket }, context) {
    const own = company_id !== undefined && !isIntercomId(company_id);
    const company = own ? await idOfCompany(context, String(company_id)) : company_id;
    const data = await call(context, 'tickets.create', {
      ...ticket,
      contacts: [contactOf(String(contact_id))],
      ...(company === undefined ? {} : { company_id: company }),
    });
    return { data, notes: own ? ["One call more, for Intercom's id of the company."] : [] };
  },
};

const isIntercomId = (id: unknown) => typeof id === 'string' && /^[0-9a-f]{24}$/.test(id);

/** An id of Intercom's looks like nothing else; of the rest, an address has an @. */
function contactOf(id: string): object {
  if (isIntercomId(id)) return { id };
  return id.includes('@') ? { email: id } : { external_id: id };
}

async function idOfCompany(context: ActionContext, companyId: string): Promise<string> {
  const unknown = invalid('create_ticket', 'company_id', `no company has the id "${companyId}"`);
  const found = await Promise.resolve(call(context, 'companies.list', { company_id: companyId })).catch((error: unknown) => {
    throw error instanceof IntercomError && error.status === 404 ? unknown : error;
  });
  // By one id Intercom answers the company itself, by anything else a list.
  const { id, data } = found as { readonly id?: string; readonly data?: readonly { readonly id: string }[] };
  const known = id ?? data?.[0]?.id;
  if (known === undefined) throw unknown;
  return known;
}
