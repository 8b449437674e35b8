import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { session } from '../../../gateway/src/management/session/facts.ts';
import { read } from './read.ts';
import { useOperation } from './use-operation.ts';

export const sessionQuery = queryOptions({ ...read(session.read, {}), staleTime: 60_000 });

/** Only below the signed-in layout, which has loaded it. */
export const useSession = () => useSuspenseQuery(sessionQuery).data;

export const useIsAdmin = (): boolean => useSession().member.role === 'admin';

export const useSignIn = () => useOperation(session.create, { quiet: true });

export const useSignOut = () => useOperation(session.end);
