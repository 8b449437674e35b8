import { defineResource } from '../operation.ts';

export const members = defineResource('members', {
  list: { method: 'GET', path: '/members', summary: 'Members of the organisation and open invitations', access: 'member', audit: false },
  invite: {
    method: 'POST',
    path: '/invitations',
    summary: 'Make a single-use link by which one person joins',
    access: 'admin',
    audit: { event: 'member.invited', told: 'Invite somebody', subject: 'none' },
    changes: ['members'],
  },
  set_role: {
    method: 'PUT',
    path: '/members/{id}/role',
    replaces: true,
    summary: 'Make a member an administrator, or no longer one',
    access: 'admin',
    audit: { event: 'member.role_set', told: 'Change the role of a member', subject: { member: 'id' } },
    changes: ['members', 'session'],
  },
  remove: {
    method: 'DELETE',
    path: '/members/{id}',
    summary: 'Remove a member: sessions end at once',
    access: 'admin',
    audit: { event: 'member.removed', subject: { member: 'id' } },
    changes: ['members', 'groups', 'keys'],
  },
});
