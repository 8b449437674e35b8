import type { Handler } from '../../parts/call.ts';
import { pageByNumber } from '../../parts/handlers.ts';
import { findCompany } from '../companies/room.ts';
import { noteShape, notes, readNote } from '../notes/room.ts';

export const list: Handler = (call) => {
  const { id } = findCompany(call);
  const about = call.world
    .of(notes)
    .listed()
    .filter((note) => note.company_id === id);
  return pageByNumber(call, about, { standard: 50, max: 150 }, (note) => noteShape(note, call.world));
};

export const create: Handler = (call) => {
  const company = findCompany(call);
  const note = readNote(call, { contact_id: null, company_id: company.id });
  call.commit({ company: company.id, note: note.id }, [notes.put(note)]);
  return noteShape(note, call.world);
};
