import { infiniteQueryOptions } from '@tanstack/react-query';
import { keys } from '../../../gateway/src/management/keys/facts.ts';
import { readPages } from './read.ts';
import { useOperation } from './use-operation.ts';

/** Of one group, or of all that the reader may see. */
export const keyPagesQuery = (groupId: string | undefined) =>
  infiniteQueryOptions({
    ...readPages(keys.list, { groupId }),
    select: ({ pages }) => pages.flatMap((page) => page.keys),
  });

export const useCreateKey = () => useOperation(keys.create, { quiet: true });

export const useRevokeKey = () => useOperation(keys.revoke, { done: () => 'Key revoked. It stops working with the next call.' });
