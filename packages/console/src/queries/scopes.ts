import { queryOptions } from '@tanstack/react-query';
import { scopes } from '../../../gateway/src/management/scopes/facts.ts';
import { read } from './read.ts';

export const scopesQuery = queryOptions({
  ...read(scopes.list, {}),
  select: (answer) => answer.scopes,
  staleTime: Number.POSITIVE_INFINITY,
});
