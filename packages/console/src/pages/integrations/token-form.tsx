import { Alert, Button, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import { IconShieldExclamation } from '@tabler/icons-react';
import { regions } from '../../../../gateway/src/store/words.ts';
import { ErrorNotice } from '../../patterns/error-notice.tsx';
import { connectionNameRule, required, useForm } from '../../patterns/use-form.ts';
import { useAddToken } from '../../queries/connections.ts';
import type { Connection } from '../../queries/contract.ts';
import { regionWords } from './words.ts';

interface Props {
  readonly tokenFor?: Connection;
  readonly onDone: () => void;
}

export function TokenForm({ tokenFor, onDone }: Props) {
  const add = useAddToken();
  const form = useForm(
    { accessToken: '', name: '', region: tokenFor?.region ?? 'us' },
    { accessToken: required('the access token'), name: connectionNameRule },
  );
  const submit = form.onSubmit(async ({ accessToken, name, region }) => {
    await add.mutateAsync({
      accessToken: accessToken.trim(),
      region: regions.find((known) => known === region) ?? regions[0],
      ...(name === '' ? {} : { name }),
    });
    onDone();
  });
  return (
    <form onSubmit={submit} noValidate ref={form.ref}>
      <Stack>
        <Alert color="orange" icon={<IconShieldExclamation size={18} />} title="Only for a workspace of your own">
          An access token opens everything its app may do, like a password. Never ask anybody outside your organisation for theirs: Intercom
          requires OAuth for the workspaces of others.
        </Alert>
        {form.failure ? <ErrorNotice error={form.failure} /> : null}
        <PasswordInput
          label="Access token"
          description="Intercom → Developer Hub → your app → Configure → Authentication. It is tried once before it is kept."
          autoComplete="off"
          {...form.field('accessToken')}
        />
        <NativeSelect
          label="Region to ask first"
          data={regions.map((value) => ({ value, label: regionWords[value] }))}
          {...form.field('region')}
        />
        {tokenFor ? null : (
          <TextInput
            label="Short name (optional)"
            description="Used in addresses. Left empty, it is made from the workspace’s name."
            placeholder="support"
            {...form.field('name')}
          />
        )}
        <Button type="submit" loading={form.busy}>
          {tokenFor ? 'Reconnect' : 'Connect'}
        </Button>
      </Stack>
    </form>
  );
}
