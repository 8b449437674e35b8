import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { call } from './api.ts';
import { useOperation } from './use-operation.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call('session.read', {}, signal),
  staleTime: 60_000,
});

/** Only below the signed-in layout, which has loaded it. */
export const useSession = () => useSuspenseQuery(sessionQuery).data;

export const useIsAdmin = (): boolean => useSession().member.role === 'admin';

export const useSignIn = () => useOperation('session.create', { changes: ['session', 'setup'], quiet: true });

export const useSignOut = () => useOperation('session.end', { changes: [] });
