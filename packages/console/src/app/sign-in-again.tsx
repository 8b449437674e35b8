import { Button, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ErrorNotice } from '../patterns/error-notice.tsx';
import { emailRule, required, useForm } from '../patterns/use-form.ts';
import { sessionQuery, useSession, useSignIn } from '../queries/session.ts';
import { setSignedOut, useSignedOut } from '../queries/signed-out.ts';

/** Over a page with something that is not saved, when the session has ended: whoever it was goes on, anybody else begins anew. */
export function SignInAgain() {
  const signedOut = useSignedOut();
  return (
    <Modal
      opened={signedOut}
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={<Text fw={650}>Your session has ended</Text>}
    >
      {signedOut ? <SignInForm /> : null}
    </Modal>
  );
}

function SignInForm() {
  const { member } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const signIn = useSignIn();
  const form = useForm({ email: member.email, password: '' }, { email: emailRule, password: required('your password') });
  const submit = form.onSubmit(async ({ email, password }) => {
    const session = await signIn.mutateAsync({ email: email.trim(), password });
    // Nothing of one person's is saved by another.
    if (session.member.id !== member.id) await navigate({ to: '/', ignoreBlocker: true });
    client.setQueryData(sessionQuery.queryKey, session);
    setSignedOut(false);
    await client.invalidateQueries();
  });
  return (
    <form onSubmit={submit} noValidate ref={form.ref}>
      <Stack>
        <Text size="sm">
          Sign in as {member.email} and go on: what you have not saved is still here. If somebody else signs in, it is dropped.
        </Text>
        {form.failure ? <ErrorNotice error={form.failure} /> : null}
        <TextInput label="Email" type="email" autoComplete="username" {...form.field('email')} />
        <PasswordInput label="Password" autoComplete="current-password" data-autofocus {...form.field('password')} />
        <Button type="submit" loading={form.busy} fullWidth>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
