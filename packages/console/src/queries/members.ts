import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { members } from '../../../gateway/src/management/members/facts.ts';
import { readAll, readPages } from './read.ts';
import { useOperation } from './use-operation.ts';

/** All of them, for names and choices. */
export const membersQuery = queryOptions({
  ...readAll(members.list),
  select: (pages) => pages.flatMap((page) => page.members),
});

export const memberPagesQuery = infiniteQueryOptions({
  ...readPages(members.list, {}),
  select: ({ pages }) => ({
    members: pages.flatMap((page) => page.members),
    invitations: pages.flatMap((page) => page.invitations),
  }),
});

export const useSetRole = () =>
  useOperation(members.set_role, {
    done: (_, { role }) => (role === 'admin' ? 'Now an administrator.' : 'No longer an administrator.'),
  });

export const useRemoveMember = () => useOperation(members.remove, { done: () => 'Member removed and signed out everywhere.' });
