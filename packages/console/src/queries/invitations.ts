import { queryOptions } from '@tanstack/react-query';
import { call } from './api.ts';
import { useOperation } from './use-operation.ts';

export const lookQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation-look', token],
    queryFn: ({ signal }) => call('invitations.look', { token }, signal),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useAcceptInvitation = () => useOperation('invitations.accept', { changes: ['session', 'setup'], quiet: true });

export const useInvite = () => useOperation('members.invite', { changes: ['members'], quiet: true });

export const useWithdrawInvitation = () =>
  useOperation('invitations.withdraw', { changes: ['members'], done: () => 'Invitation withdrawn: its link no longer works.' });
