import { defineResource } from '../operation.ts';

export const writes = defineResource('writes', {
  list: {
    method: 'GET',
    path: '/writes',
    summary: 'Writes to Intercom, the newest first; unless told, those of which nobody knows yet whether they were done',
    access: 'admin',
    audit: false,
  },
  settle: {
    method: 'POST',
    path: '/writes/{id}/settle',
    summary: 'Say whether a write of unknown outcome happened, after somebody looked in Intercom',
    access: 'admin',
    audit: { event: 'write.settled', told: 'Find out what became of a write', subject: { target: 'id' } },
    changes: ['writes'],
  },
});
