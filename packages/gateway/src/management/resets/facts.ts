import { defineResource } from '../operation.ts';

export const resets = defineResource('resets', {
  look: {
    method: 'POST',
    path: '/password-resets/look',
    summary: 'Whose password a link from `gatehouse admin reset` sets, without using it',
    access: 'public',
    audit: false,
  },
  accept: {
    method: 'POST',
    path: '/password-resets/accept',
    summary: 'Set the password that such a link allows, end every other session, and sign in',
    access: 'public',
    audit: { event: 'member.password_reset', told: 'Set a new password', subject: 'none' },
    changes: ['session'],
  },
});
