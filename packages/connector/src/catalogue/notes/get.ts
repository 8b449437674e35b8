import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Note } from './schemas.ts';

export const get = operation({
  name: 'notes.get',
  route: 'GET /notes/{note_id}',
  summary: 'Get a note',
  description: 'One note by id, with the contact or company that it is about and its author.',
  asked: [
    'open one note',
    'read the note by its number',
    'who wrote this remark and about whom',
    'show note 8841',
    'open a single note on a contact',
    'read note with the id',
    'who wrote note 8841',
    'read note 8841',
    'what does this one note say',
    'entry 4401 that a colleague put on a person, whom is it about',
    'one remark by its number, what does it say',
    'somebody sent me the id of a note',
    'open one single note',
    'entry by number that a colleague wrote on a person',
    'read note 33',
    'full text of one remark by its id',
    'who wrote note 33',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'note.read', target: 'note_id' },
  since: '2.7',
  path: { note_id: id('Id of the note.') },
  output: Note,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/notes/retrievenote',
  examples: [{ title: 'Get a note', input: { note_id: '1' }, output: { type: 'note', id: '34', created_at: 1733846617 } }],
});
