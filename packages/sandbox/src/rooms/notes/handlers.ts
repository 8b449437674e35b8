import type { Handler } from '../../parts/call.ts';
import { pageByNumber, rowOf } from '../../parts/handlers.ts';
import { contacts, findContact } from '../contacts/room.ts';
import { noteShape, notes, readNote } from './room.ts';

export { notes as room } from './room.ts';

const size = { standard: 50, max: 150 };

export const list: Handler = (call) => {
  const { id } = findContact(call);
  const about = call.world
    .of(notes)
    .listed()
    .filter((note) => note.contact_id === id);
  return pageByNumber(call, about, size, (note) => noteShape(note, call.world));
};

export const create: Handler = (call) => {
  const contact = findContact(call);
  const note = readNote(call, { contact_id: contact.id, company_id: null });
  const known = [...(contact.note_ids ?? []), note.id];
  call.commit({ contact: contact.id, note: note.id }, [notes.put(note), contacts.set(contact.id, { note_ids: known })]);
  return noteShape(note, call.world);
};

export const get: Handler = (call) => noteShape(rowOf(call, notes, 'note_id'), call.world);
