import { inBulk } from '../../parts/bulk-jobs.ts';
import { type Call, type Handler, idOf } from '../../parts/call.ts';
import type { Change } from '../../parts/collection.ts';
import { ApiError } from '../../server/errors.ts';
import { type Company, companies } from '../companies/room.ts';
import { savingOnce } from '../companies/saving.ts';
import { contactBulkJobs } from '../contact-bulk-jobs/room.ts';
import { tags } from '../tags/room.ts';
import { type ContactFields, readContactFields, refuseDuplicate } from './fields.ts';
import { newContact } from './new-contact.ts';
import { type Contact, contacts, deleting, isLive, userNotFound } from './room.ts';

type Named = Readonly<Record<string, unknown>>;
const listOf = (value: unknown): readonly Named[] => (Array.isArray(value) ? (value as Named[]) : []);

/** What one call has made so far, of which nothing is applied before all of it is. */
interface Made {
  readonly companies: Map<string, Company>;
  readonly taken: Set<string>;
}

/** Which companies a contact has afterwards, and the other half of it. One that is not there is made. */
function employing(item: Call, contact: Contact, made: Made): { readonly company_ids: string[]; readonly changes: readonly Change[] } {
  const company_ids = new Set(contact.company_ids);
  const changes: Change[] = [];
  for (const { remove, ...given } of listOf(item.body['companies'])) {
    const known =
      made.companies.get(idOf(given['company_id']) ?? '') ?? item.world.of(companies).find('company_id', idOf(given['company_id']) ?? '');
    if (remove === true) {
      if (!known || !company_ids.delete(known.id)) continue;
      const left = { ...known, contact_ids: known.contact_ids.filter((id) => id !== contact.id) };
      made.companies.set(left.company_id, left);
      changes.push(companies.set(left.id, { contact_ids: left.contact_ids }));
      continue;
    }
    changes.push(...savingOnce({ ...item, body: given }, made.companies));
    const saved = made.companies.get(idOf(given['company_id']) ?? '');
    if (!saved || company_ids.has(saved.id)) continue;
    company_ids.add(saved.id);
    const joined = { ...saved, contact_ids: [...saved.contact_ids, contact.id] };
    made.companies.set(joined.company_id, joined);
    changes.push(companies.set(joined.id, { contact_ids: joined.contact_ids }));
  }
  return { company_ids: [...company_ids], changes };
}

/** Tags that are not there are passed over. */
function tagging({ body, world }: Call, { tag_ids }: Contact): string[] {
  const given = (body['tags'] ?? {}) as { add?: unknown; remove?: unknown };
  const ids = (list: unknown) => listOf(list).flatMap(({ id }) => idOf(id) ?? []);
  const added = ids(given.add).filter((id) => world.of(tags).get(id));
  const removed = ids(given.remove);
  return [...new Set([...tag_ids, ...added])].filter((id) => !removed.includes(id));
}

/** Never an update: what exists, archived or earlier in the same call, is in the way. A lead is not looked for. */
function refuseKnown(fields: ContactFields, item: Call, { taken }: Made): void {
  if (fields.role === 'lead') return;
  refuseDuplicate(fields, undefined, item);
  const keys = [fields.email && `email ${fields.email.toLowerCase()}`, fields.external_id && `id ${fields.external_id}`].filter(
    (key) => !!key,
  );
  if (keys.some((key) => taken.has(key as string))) throw new ApiError(409, 'conflict', 'A contact matching those details already exists');
  for (const key of keys) taken.add(key as string);
}

const nothingMade = (): Made => ({ companies: new Map(), taken: new Set() });

export const bulk_create: Handler = (call) => {
  const made = nothingMade();
  return inBulk(call, {
    kind: 'contacts',
    jobs: contactBulkJobs,
    byId: false,
    change: (item) => {
      const fields = readContactFields(item, undefined);
      if (!fields.email && !fields.external_id && !fields.role) throw userNotFound();
      refuseKnown(fields, item, made);
      const contact = newContact(item, fields);
      const { company_ids, changes } = employing(item, contact, made);
      return [contacts.put({ ...contact, company_ids, tag_ids: tagging(item, contact) }), ...changes];
    },
  });
};

function contactOfItem({ body, world }: Call, archivedToo = false): Contact {
  const contact = world.of(contacts).get(idOf(body['id']) ?? '');
  if (!contact || contact.merged_into !== null || !(archivedToo || isLive(contact))) throw userNotFound();
  return contact;
}

export const bulk_update: Handler = (call) => {
  const made = nothingMade();
  return inBulk(call, {
    kind: 'contacts',
    jobs: contactBulkJobs,
    byId: true,
    change: (item) => {
      const contact = contactOfItem(item);
      const fields = readContactFields(item, contact);
      refuseDuplicate(fields, contact, item);
      const { company_ids, changes } = employing(item, contact, made);
      return [contacts.set(contact.id, { ...fields, company_ids, tag_ids: tagging(item, contact), updated_at: call.now }), ...changes];
    },
  });
};

export const bulk_delete: Handler = (call) =>
  inBulk(call, {
    kind: 'contacts',
    jobs: contactBulkJobs,
    byId: true,
    change: (item) => {
      const contact = contactOfItem(item, true);
      if (contact.deleted_at !== undefined) throw userNotFound();
      return deleting(contact, item, newContact(item, {}));
    },
  });
