import { type Call, type Handler, idOf } from '../../parts/call.ts';
import { missing } from '../../server/errors.ts';
import { companies } from '../companies/room.ts';
import { type Contact, contacts, isLive, userNotFound } from '../contacts/room.ts';
import { conversations } from '../conversations/room.ts';
import { notes } from '../notes/room.ts';
import { tags } from '../tags/room.ts';
import { tickets } from '../tickets/room.ts';

function named({ body, world }: Call, name: 'from' | 'into'): Contact {
  const id = idOf(body[name]);
  if (id === undefined) throw missing(name);
  const contact = world.of(contacts).get(id);
  if (!contact || !isLive(contact)) throw userNotFound();
  return contact;
}

const identifiers = ['email', 'phone', 'external_id'] as const;
const shareOne = (a: Contact, b: Contact) =>
  identifiers.some((name) => a[name] !== null && a[name]?.toLowerCase() === b[name]?.toLowerCase());

interface Outcome {
  readonly field: string;
  readonly outcome: 'adopted' | 'discarded' | 'merged';
  readonly from_value?: unknown;
  readonly into_value?: unknown;
  readonly new_into_value: unknown;
}

/** What the user did not say, the lead may have said; lists become one. A value that is null is left out. */
function outcomes({ world }: Call, from: Contact, into: Contact): Outcome[] {
  const single = (['name', 'email', 'phone'] as const).flatMap((field): Outcome[] => {
    if (from[field] === null || from[field] === into[field]) return [];
    return into[field] === null
      ? [{ field, outcome: 'adopted', from_value: from[field], new_into_value: from[field] }]
      : [{ field, outcome: 'discarded', from_value: from[field], into_value: into[field], new_into_value: into[field] }];
  });
  const companyNames = (contact: Contact) => contact.company_ids.flatMap((id) => world.of(companies).get(id)?.name ?? []);
  const tagNames = (contact: Contact) => contact.tag_ids.flatMap((id) => world.of(tags).get(id)?.name ?? []);
  const joined = [['companies', companyNames] as const, ['tags', tagNames] as const].flatMap(([field, namesOf]): Outcome[] => {
    const [of, kept] = [namesOf(from), namesOf(into)];
    const union = [...new Set([...kept, ...of])];
    return union.length === kept.length ? [] : [{ field, outcome: 'merged', from_value: of, into_value: kept, new_into_value: union }];
  });
  return [...single, ...joined];
}

/** How many move, and how many are there already; only kinds of which some move. */
function reassignments({ world }: Call, from: Contact, into: Contact) {
  const count = (rows: readonly { readonly contact_ids: readonly string[] }[], { id }: Contact) =>
    rows.filter(({ contact_ids }) => contact_ids.includes(id)).length;
  const noted = ({ id }: Contact) =>
    world
      .of(notes)
      .all()
      .filter(({ contact_id }) => contact_id === id).length;
  const of = (rows: Parameters<typeof count>[0]) => ({ from: count(rows, from), into: count(rows, into) });
  const all = {
    conversations: of(world.of(conversations).all()),
    tickets: of(world.of(tickets).all()),
    tags: { from: from.tag_ids.filter((id) => !into.tag_ids.includes(id)).length, into: into.tag_ids.length },
    notes: { from: noted(from), into: noted(into) },
  };
  return Object.fromEntries(Object.entries(all).filter(([, counts]) => counts.from > 0));
}

const mostChanges = 50;

/** A dry run of contacts.merge. Unlike that, it takes an external id for shared, and says no with reasons instead of an error. */
export const preview: Handler = (call) => {
  const [from, into] = [named(call, 'from'), named(call, 'into')];
  const blocked = (code: string, message: string) => ({ allowed: false, reasons: [{ code, message }] });
  if (from.role !== 'lead' || into.role !== 'user') return blocked('invalid_merge_role_pair', 'Only a lead can be merged into a user.');
  if (call.body['skip_duplicate_validation'] !== true && !shareOne(from, into)) {
    return blocked('no_shared_identifier', 'They share no email, phone or external id. Set skip_duplicate_validation to try it anyway.');
  }
  const changes = outcomes(call, from, into);
  return {
    allowed: true,
    summary: {
      attribute_changes: { attributes: changes.slice(0, mostChanges), total_count: changes.length },
      reassignments: reassignments(call, from, into),
    },
  };
};
