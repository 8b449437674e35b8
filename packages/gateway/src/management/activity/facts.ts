import { defineResource } from '../operation.ts';

export const activity = defineResource('activity', {
  list: { method: 'GET', path: '/activity', summary: 'The audit, newest first', access: 'admin', audit: false },
});
