import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorNotice } from '../../patterns/error-notice.tsx';
import { ApiError } from '../../queries/api-error.ts';
import { lookQuery } from '../../queries/invitations.ts';
import { AcceptForm } from './accept-form.tsx';
import { DeadLink } from './dead-link.tsx';
import { EntryLayout } from './entry-layout.tsx';

const claimRoute = getRouteApi('/claim/$token');
const joinRoute = getRouteApi('/join/$token');

export function ClaimPage() {
  return <Accept token={claimRoute.useParams().token} kind="claim" />;
}

export function JoinPage() {
  return <Accept token={joinRoute.useParams().token} kind="join" />;
}

/** The gateway says what the link is for; the address only says what it claims to be, for the words of a dead link. */
function Accept({ token, kind }: { token: string; kind: 'claim' | 'join' }) {
  const look = useQuery(lookQuery(token));
  if (look.data) return <AcceptForm token={token} link={look.data} />;
  if (look.error) {
    const code = look.error instanceof ApiError ? look.error.code : '';
    if (['invitation_invalid', 'already_claimed', 'input_invalid', 'not_found'].includes(code)) return <DeadLink kind={kind} code={code} />;
    return (
      <EntryLayout title="The link could not be checked">
        <ErrorNotice error={look.error} onRetry={() => void look.refetch()} />
      </EntryLayout>
    );
  }
  return (
    <EntryLayout title={kind === 'claim' ? 'Claim this Gatehouse' : 'Join'}>
      <Stack aria-busy="true" aria-label="Loading">
        <Skeleton height={52} />
        <Skeleton height={52} />
        <Skeleton height={52} />
        <Skeleton height={36} mt="xs" />
      </Stack>
    </EntryLayout>
  );
}
