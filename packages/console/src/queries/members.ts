import { queryOptions } from '@tanstack/react-query';
import { call } from './api.ts';
import { useOperation } from './use-operation.ts';

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: ({ signal }) => call('members.list', {}, signal),
});

export const useSetRole = () =>
  useOperation('members.set_role', {
    changes: ['members', 'session'],
    done: (_, { role }) => (role === 'admin' ? 'Now an administrator.' : 'No longer an administrator.'),
  });

export const useRemoveMember = () =>
  useOperation('members.remove', { changes: ['members', 'groups'], done: () => 'Member removed and signed out everywhere.' });
