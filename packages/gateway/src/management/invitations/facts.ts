import { defineResource } from '../operation.ts';

export const invitations = defineResource('invitations', {
  look: {
    method: 'POST',
    path: '/invitations/look',
    summary: 'What a claim or invitation link is for, without using it',
    access: 'public',
    beforeClaim: true,
    audit: false,
  },
  accept: {
    method: 'POST',
    path: '/invitations/accept',
    summary: 'Make the account that a claim or invitation link allows, and sign in',
    access: 'public',
    beforeClaim: true,
    audit: { event: 'member.joined', told: 'Join', subject: { target: 'email' } },
    changes: ['session', 'setup', 'members'],
  },
  withdraw: {
    method: 'DELETE',
    path: '/invitations/{id}',
    summary: 'Withdraw an invitation',
    access: 'admin',
    audit: { event: 'invitation.withdrawn', subject: { target: 'id' } },
    changes: ['members'],
  },
});
