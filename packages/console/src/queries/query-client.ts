import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

export const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === 'session_missing' || error.code === 'not_claimed');

export function createQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: unknown): void => {
    if (isSignedOut(error)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // Only reads are repeated here, and only when the gateway did not answer or says that it is safe.
        retry: (count, error) => count < 2 && error instanceof ApiError && (error.status === 0 || error.retry === 'safe'),
      },
      mutations: { retry: false },
    },
  });
}
