import { type Handler, param } from '../../parts/call.ts';
import { pageByCursor, searchPage } from '../../parts/handlers.ts';
import { ApiError, invalid } from '../../server/errors.ts';
import { conversations } from '../conversations/room.ts';
import { readContactFields, refuseDuplicate } from './fields.ts';
import { merging, readMerge } from './merge.ts';
import { contactAnswer, contactList } from './merge-history.ts';
import { newContact } from './new-contact.ts';
import { archiving, type Contact, contacts, deleting, findContact, mergedAway, unarchiving, userNotFound } from './room.ts';
import { contactSearchable } from './search-fields.ts';

export { bulk_create, bulk_delete, bulk_update } from './bulk.ts';
export { contacts as room } from './room.ts';

export const list: Handler = (call) => contactList(pageByCursor(call, contacts, { standard: 10, max: 150 }), call);

export const get: Handler = (call) => contactAnswer(findContact(call), call);

export const find: Handler = (call) => {
  const external_id = param(call, 'external_id');
  const contact = call.world.of(contacts).find('external_id', external_id);
  if (contact && !contact.archived) return contactAnswer(contact, call);
  const merged = call.world
    .of(contacts)
    .all()
    .find((one) => one.external_id === external_id && one.merged_into !== null);
  throw merged ? mergedAway(merged, call) : userNotFound();
};

export const search: Handler = (call) => {
  const isFound = (contact: Contact) => contact.searchable_at <= call.nowMs;
  return contactList(searchPage(call, contacts, contactSearchable(call), { standard: 50, max: 150 }, isFound), call);
};

export const create: Handler = (call) => {
  const { body } = call;
  if (!['email', 'external_id', 'role'].some((name) => body[name] !== undefined && body[name] !== null && body[name] !== '')) {
    throw invalid('One of email, external_id or role is required');
  }
  const fields = readContactFields(call, undefined);
  refuseDuplicate(fields, undefined, call);
  const contact = newContact(call, fields);
  call.commit({ contact: contact.id }, [contacts.put(contact)]);
  return contactAnswer(contact, call);
};

export const update: Handler = (call) => {
  const contact = findContact(call);
  const fields = readContactFields(call, contact);
  refuseDuplicate(fields, contact, call);
  call.commit({ contact: contact.id }, [contacts.set(contact.id, { ...fields, updated_at: call.now })]);
  return get(call);
};

export const archive: Handler = (call) => {
  const contact = findContact(call, true);
  call.commit({ contact: contact.id }, archiving(contact, call.world, call.now));
  return { id: contact.id, external_id: contact.external_id, type: 'contact', archived: true };
};

/** By id, although an archived contact is not found otherwise. One that was deleted stays deleted. */
export const unarchive: Handler = (call) => {
  const contact = findContact(call, true);
  if (contact.deleted_at !== undefined) throw new ApiError(400, 'not_restorable', 'Contact is not restorable');
  call.commit({ contact: contact.id }, contact.archived ? unarchiving(contact, call.world) : []);
  return { id: contact.id, external_id: contact.external_id, type: 'contact', archived: false };
};

const remove: Handler = (call) => {
  const contact = findContact(call, true);
  if (contact.deleted_at !== undefined) throw userNotFound();
  call.commit({ contact: contact.id }, deleting(contact, call, newContact(call, {})));
  return { id: contact.id, external_id: contact.external_id, type: 'contact', deleted: true };
};

export { remove as delete };

/** It can write no more; it and its conversations leave the lists. */
export const block: Handler = (call) => {
  const contact = findContact(call, true);
  const written = call.world
    .of(conversations)
    .all()
    .filter(({ contact_ids, state }) => contact_ids.includes(contact.id) && state !== 'closed');
  call.commit({ contact: contact.id }, [
    ...archiving(contact, call.world, call.now),
    contacts.set(contact.id, { blocked: true }),
    ...written.map(({ id }) => conversations.set(id, { state: 'closed', snoozed_until: null, waiting_since: null })),
  ]);
  return { id: contact.id, external_id: contact.external_id, type: 'contact', blocked: true };
};

/** A lead becomes part of a user, for good. The answer is the user. */
export const merge: Handler = (call) => {
  const { from, into } = readMerge(call);
  call.commit({ from: from.id, into: into.id }, merging(from, into, call));
  return contactAnswer(call.world.of(contacts).get(into.id) ?? into, call);
};
