import { queryOptions } from '@tanstack/react-query';
import { call } from './api.ts';

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => call('setup.read', {}, signal),
  staleTime: 60_000,
});
