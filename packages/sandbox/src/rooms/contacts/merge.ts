import { type Call, idOf } from '../../parts/call.ts';
import type { Change } from '../../parts/collection.ts';
import { ApiError, missing } from '../../server/errors.ts';
import { companies } from '../companies/room.ts';
import { conversations } from '../conversations/room.ts';
import { notes } from '../notes/room.ts';
import { tickets } from '../tickets/room.ts';
import { type Contact, contacts, isLive, userNotFound } from './room.ts';

/** Whom a body merges into whom. */
export function readMerge({ body, world, version }: Call): { from: Contact; into: Contact } {
  const named = (name: 'from' | 'into'): Contact => {
    const id = idOf(body[name]);
    if (id === undefined) throw missing(name);
    const contact = world.of(contacts).get(id);
    if (!contact || !isLive(contact)) throw userNotFound();
    return contact;
  };
  const [from, into] = [named('from'), named('into')];
  if (from.role !== 'lead' || into.role !== 'user') {
    throw new ApiError(400, 'invalid_merge', 'Merging can only be performed on a lead into a user');
  }
  // Earlier versions merge whatever they are given.
  if (version.minor >= 16 && body['skip_duplicate_validation'] !== true && !areAlike(from, into)) {
    const advice = 'Pass skip_duplicate_validation=true to override this check.';
    throw new ApiError(400, 'invalid_merge', `Contacts can only be merged when they are duplicates (matching email or phone). ${advice}`);
  }
  return { from, into };
}

const same = (a: string | null, b: string | null) => a !== null && b !== null && a.toLowerCase() === b.toLowerCase();
const areAlike = (a: Contact, b: Contact) => same(a.email, b.email) || same(a.phone, b.phone);

/** What the lead had, the user has; what the user did not say, the lead may have said. */
export function merging(from: Contact, into: Contact, { world, now }: Call): Change[] {
  const union = (name: 'tag_ids' | 'company_ids') => [...new Set([...into[name], ...from[name]])];
  const written = world
    .of(conversations)
    .all()
    .filter(({ contact_ids }) => contact_ids.includes(from.id));
  const noted = world
    .of(notes)
    .all()
    .filter(({ contact_id }) => contact_id === from.id);
  const asked = world
    .of(tickets)
    .all()
    .filter(({ contact_ids }) => contact_ids.includes(from.id));
  const employers = from.company_ids.flatMap((id) => world.of(companies).get(id) ?? []);
  return [
    contacts.set(from.id, { merged_into: into.id, merged_at: now }),
    contacts.set(into.id, {
      email: into.email ?? from.email,
      phone: into.phone ?? from.phone,
      name: into.name ?? from.name,
      tag_ids: union('tag_ids'),
      company_ids: union('company_ids'),
      note_ids: [...(into.note_ids ?? []), ...noted.map(({ id }) => id)],
      updated_at: now,
    }),
    ...noted.map((note) => notes.put({ ...note, contact_id: into.id })),
    ...written.map(({ id, contact_ids }) =>
      conversations.set(id, { contact_ids: [...new Set(contact_ids.map((one) => (one === from.id ? into.id : one)))] }),
    ),
    ...asked.map(({ id, contact_ids }) =>
      tickets.set(id, { contact_ids: [...new Set(contact_ids.map((one) => (one === from.id ? into.id : one)))] }),
    ),
    ...employers.map(({ id, contact_ids }) =>
      companies.set(id, { contact_ids: [...new Set(contact_ids.map((one) => (one === from.id ? into.id : one)))] }),
    ),
  ];
}
