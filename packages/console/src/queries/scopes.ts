import { queryOptions } from '@tanstack/react-query';
import { call } from './api.ts';

export const scopesQuery = queryOptions({
  queryKey: ['scopes'],
  queryFn: async ({ signal }) => (await call('scopes.list', {}, signal)).scopes,
  staleTime: Number.POSITIVE_INFINITY,
});
