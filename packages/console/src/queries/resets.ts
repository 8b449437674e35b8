import { queryOptions } from '@tanstack/react-query';
import { resets } from '../../../gateway/src/management/resets/facts.ts';
import { read } from './read.ts';
import { useOperation } from './use-operation.ts';

export const resetQuery = (token: string) =>
  queryOptions({
    ...read(resets.look, { token }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useSetPassword = () => useOperation(resets.accept, { quiet: true });
