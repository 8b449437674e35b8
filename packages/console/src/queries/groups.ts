import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { groups } from '../../../gateway/src/management/groups/facts.ts';
import { readAll, readPages } from './read.ts';
import { useOperation } from './use-operation.ts';

/** All of them, for names and choices. */
export const groupsQuery = queryOptions({
  ...readAll(groups.list),
  select: (pages) => pages.flatMap((page) => page.groups),
});

export const groupPagesQuery = infiniteQueryOptions({
  ...readPages(groups.list, {}),
  select: ({ pages }) => pages.flatMap((page) => page.groups),
});

export const useCreateGroup = () => useOperation(groups.create, { quiet: true, done: (group) => `Group “${group.name}” created.` });

export const useUpdateGroup = () => useOperation(groups.update, { quiet: true, done: () => 'Group saved.' });

export const useRemoveGroup = () =>
  useOperation(groups.remove, {
    done: () => 'Group removed. Its keys have stopped working.',
  });

export const useAddMember = () => useOperation(groups.add_member, { done: () => 'Member added.' });

export const useRemoveGroupMember = () => useOperation(groups.remove_member, { done: () => 'Member taken out of the group.' });

export const useSetGrant = () =>
  useOperation(groups.set_grant, {
    quiet: true,
    done: (_, { scopes }) =>
      scopes.length === 0 ? 'The group no longer has access to this workspace.' : 'Saved. It holds from the next call on.',
  });
