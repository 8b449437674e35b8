import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { toOwnPath } from '../../app/search.ts';
import { ErrorNotice } from '../../patterns/error-notice.tsx';
import { emailRule, required, useForm } from '../../patterns/use-form.ts';
import { sessionQuery, useSignIn } from '../../queries/session.ts';
import { setupQuery } from '../../queries/setup.ts';
import { EntryLayout } from './entry-layout.tsx';
import { Unclaimed } from './unclaimed.tsx';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { next } = route.useSearch();
  const setup = useQuery(setupQuery);
  const router = useRouter();
  const queryClient = useQueryClient();
  const signIn = useSignIn();
  const form = useForm({ email: '', password: '' }, { email: emailRule, password: required('your password') });
  if (setup.data?.claimed === false) return <Unclaimed held={setup.data.claimHeld} />;
  const submit = form.onSubmit(async ({ email, password }) => {
    const session = await signIn.mutateAsync({ email: email.trim(), password });
    queryClient.setQueryData(sessionQuery.queryKey, session);
    router.history.push(toOwnPath(next));
  });
  return (
    <EntryLayout title="Sign in" description={next ? 'Sign in to go on where you were.' : 'Welcome back.'}>
      <form onSubmit={submit} noValidate ref={form.ref}>
        <Stack>
          {setup.error ? <ErrorNotice error={setup.error} onRetry={() => void setup.refetch()} /> : null}
          {form.failure ? <ErrorNotice error={form.failure} /> : null}
          <TextInput label="Email" type="email" autoComplete="username" autoFocus {...form.field('email')} />
          <PasswordInput label="Password" autoComplete="current-password" {...form.field('password')} />
          <Button type="submit" loading={form.busy} fullWidth mt="xs">
            Sign in
          </Button>
          <Text size="xs" c="dimmed">
            Password forgotten? Whoever runs this Gatehouse makes a link for a new one: npx gatehouse admin reset, and your email address.
          </Text>
        </Stack>
      </form>
    </EntryLayout>
  );
}
