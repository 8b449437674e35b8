import { defineResource } from '../operation.ts';

export const keys = defineResource('keys', {
  list: {
    method: 'GET',
    path: '/keys',
    summary: 'API keys, the newest first; a member sees those of their own groups',
    access: 'member',
    audit: false,
  },
  create: {
    method: 'POST',
    path: '/keys',
    summary: 'Create an API key for a group; the secret is shown once. A member may for their own groups',
    access: 'member',
    audit: { event: 'key.created', told: 'Create a key', subject: { group: 'groupId', target: 'name' } },
    changes: ['keys', 'groups'],
  },
  revoke: {
    method: 'DELETE',
    path: '/keys/{id}',
    summary: 'Revoke an API key: it stops working with the next call',
    access: 'member',
    audit: { event: 'key.revoked', told: 'Revoke a key', subject: { key: 'id' } },
    changes: ['keys', 'groups'],
  },
});
