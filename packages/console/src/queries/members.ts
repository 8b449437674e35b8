import { members } from '../../../gateway/src/management/members/facts.ts';
import { read } from './read.ts';
import { useOperation } from './use-operation.ts';

export const membersQuery = read(members.list, {});

export const useSetRole = () =>
  useOperation(members.set_role, {
    done: (_, { role }) => (role === 'admin' ? 'Now an administrator.' : 'No longer an administrator.'),
  });

export const useRemoveMember = () => useOperation(members.remove, { done: () => 'Member removed and signed out everywhere.' });
