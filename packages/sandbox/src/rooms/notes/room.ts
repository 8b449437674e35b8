import { type Call, idOf, textOf } from '../../parts/call.ts';
import { type Row, room, type Seeding, type World } from '../../parts/room.ts';
import { missing, notFound } from '../../server/errors.ts';
import { type Admin, admins } from '../admins/room.ts';
import { adminShape } from '../admins/shape.ts';
import { contacts } from '../contacts/room.ts';
import { wrap } from '../conversations/reply.ts';

/** About a contact or about a company. */
export interface Note extends Row {
  readonly contact_id: string | null;
  readonly company_id: string | null;
  readonly author_id: string | null;
  readonly body: string;
  readonly created_at: number;
}

export const notes = room<Note>()({ name: 'notes', order: { by: (note) => note.created_at, descending: true }, seed: seedNotes });

export function noteShape(note: Note, world: World) {
  const author = note.author_id === null ? undefined : world.of(admins).get(note.author_id);
  return {
    type: 'note',
    id: note.id,
    created_at: note.created_at,
    ...(note.contact_id === null
      ? { company: { type: 'company', id: note.company_id } }
      : { contact: { type: 'contact', id: note.contact_id } }),
    author: author ? adminShape(author) : null,
    body: note.body,
  };
}

/** The note that a body makes, about what is given. Without `admin_id` it has no author. */
export function readNote(call: Call, about: Pick<Note, 'contact_id' | 'company_id'>): Note {
  const body = textOf(call.body, 'body');
  if (!body) throw missing('body');
  return { id: call.newNumber(1_000_000), ...about, author_id: authorOf(call)?.id ?? null, body: wrap(body), created_at: call.now };
}

function authorOf({ body, world }: Call): Admin | undefined {
  const id = idOf(body['admin_id']);
  if (id === undefined) return undefined;
  const admin = world.of(admins).get(id);
  if (!admin) throw notFound('Resource Not Found');
  return admin;
}

const remarks = [
  'Prefers to be called.',
  'Asked for an invoice by post.',
  'Met at the fair in Dublin.',
  'Wants a demo in spring.',
] as const;
const day = 86_400;

function seedNotes({ random, now, rowsOf }: Seeding): Note[] {
  const writers = rowsOf(admins).filter((admin) => !admin.bot);
  const found: Note[] = [];
  for (const contact of rowsOf(contacts)) {
    if (!random.chance(0.1)) continue;
    const id = String(4000 + found.length);
    contact.note_ids = [id];
    const created_at = Math.max(contact.created_at, now - random.int(1, 300) * day);
    found.push({
      id,
      contact_id: contact.id,
      company_id: null,
      author_id: random.pick(writers).id,
      body: `<p>${random.pick(remarks)}</p>`,
      created_at,
    });
  }
  return found;
}
