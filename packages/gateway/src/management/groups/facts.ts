import { defineResource } from '../operation.ts';

export const groups = defineResource('groups', {
  list: { method: 'GET', path: '/groups', summary: 'Groups with their members and grants', access: 'member', audit: false },
  create: {
    method: 'POST',
    path: '/groups',
    summary: 'Create a group',
    access: 'admin',
    audit: { event: 'group.created', subject: { target: 'name' } },
    changes: ['groups'],
  },
  update: {
    method: 'PUT',
    path: '/groups/{id}',
    replaces: true,
    summary: 'Rename or describe a group',
    access: 'admin',
    audit: { event: 'group.updated', told: 'Change a group', subject: { group: 'id' } },
    changes: ['groups', 'keys', 'connections'],
  },
  remove: {
    method: 'DELETE',
    path: '/groups/{id}',
    summary: 'Remove a group: its keys stop working at once',
    access: 'admin',
    audit: { event: 'group.removed', subject: { group: 'id' } },
    changes: ['groups', 'keys', 'members', 'connections'],
  },
  add_member: {
    method: 'PUT',
    path: '/groups/{id}/members/{memberId}',
    // A member is in a group or is not: nothing that somebody else has set is lost.
    replaces: false,
    summary: 'Add a member to a group',
    access: 'admin',
    audit: { event: 'group.member_added', subject: { group: 'id', member: 'memberId' } },
    changes: ['groups', 'members'],
  },
  remove_member: {
    method: 'DELETE',
    path: '/groups/{id}/members/{memberId}',
    summary: 'Take a member out of a group',
    access: 'admin',
    audit: { event: 'group.member_removed', subject: { group: 'id', member: 'memberId' } },
    changes: ['groups', 'members'],
  },
  set_grant: {
    method: 'PUT',
    path: '/groups/{id}/grants/{connectionId}',
    replaces: true,
    summary: 'Say exactly which scopes a group has on a connection; it holds from the next call on',
    access: 'admin',
    audit: { event: 'grant.set', told: 'Change what a group may do', subject: { group: 'id', connection: 'connectionId' } },
    changes: ['groups', 'connections'],
  },
});
