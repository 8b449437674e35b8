import type { Handler } from '../../parts/call.ts';
import { pageByCursor } from '../../parts/handlers.ts';
import { findCompany } from '../companies/room.ts';
import { contactList } from '../contacts/merge-history.ts';
import { contacts } from '../contacts/room.ts';

export const list: Handler = (call) => {
  const people = findCompany(call).contact_ids.flatMap((id) => call.world.of(contacts).get(id) ?? []);
  return contactList(pageByCursor(call, contacts, { standard: 50, max: 150 }, people), call);
};
