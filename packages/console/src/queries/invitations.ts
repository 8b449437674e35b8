import { queryOptions } from '@tanstack/react-query';
import { invitations } from '../../../gateway/src/management/invitations/facts.ts';
import { members } from '../../../gateway/src/management/members/facts.ts';
import { read } from './read.ts';
import { useOperation } from './use-operation.ts';

export const lookQuery = (token: string) =>
  queryOptions({
    ...read(invitations.look, { token }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useAcceptInvitation = () => useOperation(invitations.accept, { quiet: true });

export const useInvite = () => useOperation(members.invite, { quiet: true });

export const useWithdrawInvitation = () =>
  useOperation(invitations.withdraw, { done: () => 'Invitation withdrawn: its link no longer works.' });
