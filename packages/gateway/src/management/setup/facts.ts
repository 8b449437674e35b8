import { defineResource } from '../operation.ts';

export const setup = defineResource('setup', {
  read: {
    method: 'GET',
    path: '/setup',
    summary: 'Whether somebody has claimed this installation, and which Intercom it talks to',
    access: 'public',
    beforeClaim: true,
    audit: false,
  },
});
