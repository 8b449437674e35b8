import { queryOptions } from '@tanstack/react-query';
import { scopes } from '../../../gateway/src/management/scopes/facts.ts';
import { read } from './read.ts';

export const scopesQuery = queryOptions({ ...read(scopes.list, {}), staleTime: Number.POSITIVE_INFINITY });

export const permissionsQuery = queryOptions({ ...read(scopes.permissions, {}), staleTime: Number.POSITIVE_INFINITY });
