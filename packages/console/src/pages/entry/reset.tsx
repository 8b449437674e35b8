import { Button, List, PasswordInput, Skeleton, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ContactSupport } from '../../patterns/contact-support.tsx';
import { ErrorNotice } from '../../patterns/error-notice.tsx';
import { newPasswordRule, useForm } from '../../patterns/use-form.ts';
import { ApiError } from '../../queries/api-error.ts';
import { resetQuery, useSetPassword } from '../../queries/resets.ts';
import { sessionQuery } from '../../queries/session.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { EntryLayout } from './entry-layout.tsx';
import { MachineCommand } from './machine-command.tsx';

const route = getRouteApi('/reset/$token');
const title = 'Set a new password';

/** Where a link from `gatehouse admin reset` leads. */
export function ResetPage() {
  const { token } = route.useParams();
  const look = useQuery(resetQuery(token));
  if (look.data) return <ResetForm token={token} {...look.data} />;
  if (look.error) {
    if (look.error instanceof ApiError && ['reset_invalid', 'input_invalid', 'not_found'].includes(look.error.code)) return <DeadReset />;
    return (
      <EntryLayout title="The link could not be checked">
        <ErrorNotice error={look.error} onRetry={() => void look.refetch()} />
      </EntryLayout>
    );
  }
  return (
    <EntryLayout title={title}>
      <Stack aria-busy="true" aria-label="Loading">
        <Skeleton height={52} />
        <Skeleton height={52} />
        <Skeleton height={36} mt="xs" />
      </Stack>
    </EntryLayout>
  );
}

function ResetForm({ token, name, email, organisation }: { token: string; name: string; email: string; organisation: string }) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const setPassword = useSetPassword();
  const [dead, setDead] = useState(false);
  const form = useForm({ password: '' }, { password: newPasswordRule });
  const submit = form.onSubmit(async ({ password }) => {
    try {
      queryClient.setQueryData(sessionQuery.queryKey, await setPassword.mutateAsync({ token, password }));
      await navigate({ to: '/integrations' });
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'reset_invalid') throw error;
      setDead(true);
    }
  });
  if (dead) return <DeadReset />;
  return (
    <EntryLayout title={title} description={`For ${name} at ${organisation}. Everywhere else you are signed out.`}>
      <form onSubmit={submit} noValidate ref={form.ref}>
        <Stack>
          {form.failure ? <ErrorNotice error={form.failure} /> : null}
          <TextInput label="Email" type="email" autoComplete="username" value={email} readOnly />
          <PasswordInput
            label="New password"
            description="12 characters or more. A few words in a row are easy to remember."
            autoComplete="new-password"
            autoFocus
            {...form.field('password')}
          />
          <Button type="submit" loading={form.busy} fullWidth mt="xs">
            Set it and sign in
          </Button>
        </Stack>
      </form>
    </EntryLayout>
  );
}

function DeadReset() {
  return (
    <EntryLayout
      title="This link no longer works"
      description="A link for a new password works once and for an hour; only the newest counts."
    >
      <Stack>
        <List size="sm" spacing="sm">
          <List.Item>If you have used it yourself, your new password holds: sign in.</List.Item>
          <MachineCommand command="gatehouse admin reset name@example.com">
            Otherwise whoever runs the gateway makes a new one on its machine, with your email address:
          </MachineCommand>
        </List>
        <ButtonLink to="/sign-in" variant="default" fullWidth>
          Go to sign in
        </ButtonLink>
        <ContactSupport />
      </Stack>
    </EntryLayout>
  );
}
