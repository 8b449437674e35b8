import { cursorPage, decodeCursor, perPage } from '../parts/paging.ts';
import type { Contact } from '../state/world.ts';
import { type Handler, query } from './call.ts';
import { findCompany } from './companies.ts';
import { answer } from './contacts.ts';

export const list: Handler = (call) => {
  const company = findCompany(call);
  const contacts = company.contact_ids
    .map((id) => call.world.contacts.get(id))
    .filter((contact): contact is Contact => contact !== undefined);
  const page = cursorPage(contacts, {
    perPage: perPage(query(call, 'per_page'), 50, 150),
    cursor: decodeCursor(query(call, 'starting_after')),
    keyOf: (contact) => [contact.created_at * 1000, contact.id],
    descending: false,
  });
  return answer(call, page);
};
