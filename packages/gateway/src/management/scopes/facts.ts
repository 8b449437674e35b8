import { defineResource } from '../operation.ts';

export const scopes = defineResource('scopes', {
  list: {
    method: 'GET',
    path: '/scopes',
    summary: 'The scopes an administrator can enable, each with the operations and permissions behind it',
    access: 'member',
    audit: false,
  },
});
