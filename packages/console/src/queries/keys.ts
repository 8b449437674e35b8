import { queryOptions } from '@tanstack/react-query';
import { call } from './api.ts';
import { useOperation } from './use-operation.ts';

export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: async ({ signal }) => (await call('keys.list', {}, signal)).keys,
});

export const useCreateKey = () => useOperation('keys.create', { changes: ['keys', 'groups'], quiet: true });

export const useRevokeKey = () =>
  useOperation('keys.revoke', { changes: ['keys', 'groups'], done: () => 'Key revoked. It stops working with the next call.' });
