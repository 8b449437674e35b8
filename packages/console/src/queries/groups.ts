import { queryOptions } from '@tanstack/react-query';
import { call } from './api.ts';
import { useOperation } from './use-operation.ts';

export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: async ({ signal }) => (await call('groups.list', {}, signal)).groups,
});

export const useCreateGroup = () =>
  useOperation('groups.create', { changes: ['groups'], quiet: true, done: (group) => `Group “${group.name}” created.` });

export const useUpdateGroup = () => useOperation('groups.update', { changes: ['groups', 'keys'], quiet: true, done: () => 'Group saved.' });

export const useRemoveGroup = () =>
  useOperation('groups.remove', {
    changes: ['groups', 'keys', 'members', 'connections'],
    done: () => 'Group removed. Its keys have stopped working.',
  });

export const useAddMember = () => useOperation('groups.add_member', { changes: ['groups', 'members'], done: () => 'Member added.' });

export const useRemoveGroupMember = () =>
  useOperation('groups.remove_member', { changes: ['groups', 'members'], done: () => 'Member taken out of the group.' });

export const useSetGrant = () =>
  useOperation('groups.set_grant', {
    changes: ['groups', 'connections'],
    done: (_, { scopes }) =>
      scopes.length === 0 ? 'The group no longer has access to this workspace.' : 'Saved. It holds from the next call on.',
  });
