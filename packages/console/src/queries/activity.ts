import { infiniteQueryOptions } from '@tanstack/react-query';
import { activity } from '../../../gateway/src/management/activity/facts.ts';
import { call } from './api.ts';
import type { ManagementInput } from './contract.ts';

export type ActivityFilter = Omit<ManagementInput<'activity.list'>, 'before' | 'limit'>;

export const activityQuery = (filter: ActivityFilter) =>
  infiniteQueryOptions({
    queryKey: [activity.list.resource, activity.list.name, filter],
    queryFn: ({ pageParam, signal }) =>
      call(activity.list, { ...filter, limit: 50, ...(pageParam === null ? {} : { before: pageParam }) }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextBefore,
    staleTime: 5_000,
  });
