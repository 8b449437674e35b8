import { queryOptions } from '@tanstack/react-query';
import { keys } from '../../../gateway/src/management/keys/facts.ts';
import { read } from './read.ts';
import { useOperation } from './use-operation.ts';

export const keysQuery = queryOptions({
  ...read(keys.list, {}),
  select: (answer) => answer.keys,
});

export const useCreateKey = () => useOperation(keys.create, { quiet: true });

export const useRevokeKey = () => useOperation(keys.revoke, { done: () => 'Key revoked. It stops working with the next call.' });
