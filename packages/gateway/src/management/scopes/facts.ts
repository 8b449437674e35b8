import { defineResource } from '../operation.ts';

export const scopes = defineResource('scopes', {
  list: {
    method: 'GET',
    path: '/scopes',
    summary: 'The scopes an administrator can enable, each with the operations and permissions behind it',
    access: 'member',
    audit: false,
  },
  permissions: {
    method: 'GET',
    path: '/permissions',
    summary: 'The check boxes of an Intercom app, by tier, with the scopes and the webhook topics that each opens',
    access: 'member',
    audit: false,
  },
});
