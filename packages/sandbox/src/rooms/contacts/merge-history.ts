import { type Call, query } from '../../parts/call.ts';
import type { CursorPage } from '../../parts/paging.ts';
import type { World } from '../../parts/room.ts';
import { type Contact, contacts } from './room.ts';
import { contactShape } from './shape.ts';

/** Who became part of a contact, first come first. */
export const mergedInto = (contact: Contact, world: World): Contact[] =>
  world
    .of(contacts)
    .all()
    .filter(({ merged_into }) => merged_into === contact.id)
    .sort((a, b) => (a.merged_at ?? 0) - (b.merged_at ?? 0) || (a.id < b.id ? -1 : 1));

export const mergeShape = ({ id, role, merged_at, created_at }: Contact) => ({
  type: 'merge_history',
  source_contact_id: id,
  source_contact_role: role,
  merged_at: merged_at ?? created_at,
});

/** A contact as it is answered, with its history where the query wants it. Only users have one. */
export const contactAnswer = (contact: Contact, call: Call) =>
  query(call, 'include_merge_history') === 'true' && contact.role === 'user'
    ? { ...contactShape(contact, call), merge_history: mergedInto(contact, call.world).map(mergeShape) }
    : contactShape(contact, call);

/** A page as Intercom orders its fields. */
export const contactList = (page: CursorPage<Contact>, call: Call) => ({
  type: 'list',
  data: page.rows.map((contact) => contactAnswer(contact, call)),
  total_count: page.total_count,
  pages: page.pages,
});
