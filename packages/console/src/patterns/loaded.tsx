import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorNotice } from './error-notice.tsx';

interface Result<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

interface Props<T> {
  readonly query: Result<T>;
  readonly skeleton: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** Skeleton, error with a way to try again, or the data. Data that was there stays while it is read again. */
export function Loaded<T>({ query, skeleton, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) {
    return (
      <Box p="md">
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      </Box>
    );
  }
  return skeleton;
}
