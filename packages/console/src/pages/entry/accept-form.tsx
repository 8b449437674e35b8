import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorNotice } from '../../patterns/error-notice.tsx';
import { emailRule, newPasswordRule, required, useForm } from '../../patterns/use-form.ts';
import { ApiError } from '../../queries/api-error.ts';
import type { ManagementOutput } from '../../queries/contract.ts';
import { useAcceptInvitation } from '../../queries/invitations.ts';
import { sessionQuery } from '../../queries/session.ts';
import { DeadLink } from './dead-link.tsx';
import { EntryLayout } from './entry-layout.tsx';

interface Props {
  readonly token: string;
  readonly link: ManagementOutput<'invitations.look'>;
}

export function AcceptForm({ token, link }: Props) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const accept = useAcceptInvitation();
  const [dead, setDead] = useState<string | null>(null);
  const form = useForm(
    { organisation: '', name: '', email: '', password: '' },
    {
      ...(link.claim ? { organisation: required('the name of your organisation') } : {}),
      name: required('your name'),
      email: emailRule,
      password: newPasswordRule,
    },
  );
  const submit = form.onSubmit(async ({ organisation, name, email, password }) => {
    try {
      const input = { token, name: name.trim(), email: email.trim(), password };
      const session = await accept.mutateAsync(link.claim ? { ...input, organisation: organisation.trim() } : input);
      queryClient.setQueryData(sessionQuery.queryKey, session);
      await navigate({ to: '/integrations' });
    } catch (error) {
      if (!(error instanceof ApiError) || !['invitation_invalid', 'already_claimed'].includes(error.code)) throw error;
      setDead(error.code);
    }
  });
  if (dead) return <DeadLink kind={link.claim ? 'claim' : 'join'} code={dead} />;
  return (
    <EntryLayout
      title={link.claim ? 'Claim this Gatehouse' : `Join ${link.organisation}`}
      description={
        link.claim
          ? 'You become its first administrator. Others join by invitation.'
          : `You are invited as ${link.role === 'admin' ? 'an administrator' : 'a member'}.`
      }
    >
      <form onSubmit={submit} noValidate ref={form.ref}>
        <Stack>
          {form.failure ? <ErrorNotice error={form.failure} /> : null}
          {link.claim ? <TextInput label="Organisation" autoComplete="organization" autoFocus {...form.field('organisation')} /> : null}
          <TextInput label="Your name" autoComplete="name" autoFocus={!link.claim} {...form.field('name')} />
          <TextInput label="Email" type="email" autoComplete="username" {...form.field('email')} />
          <PasswordInput
            label="Password"
            description="12 characters or more. A few words in a row are easy to remember."
            autoComplete="new-password"
            {...form.field('password')}
          />
          <Button type="submit" loading={form.busy} fullWidth mt="xs">
            {link.claim ? 'Claim and sign in' : 'Join and sign in'}
          </Button>
        </Stack>
      </form>
    </EntryLayout>
  );
}
