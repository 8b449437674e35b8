import { Alert, NativeSelect, PasswordInput } from '@mantine/core';
import { IconShieldExclamation } from '@tabler/icons-react';
import { places } from '../../../../gateway/src/errors.ts';
import { regions } from '../../../../gateway/src/store/words.ts';
import { connectionNameRule, required, useForm } from '../../patterns/use-form.ts';
import { useAddToken } from '../../queries/connections.ts';
import type { Connection } from '../../queries/contract.ts';
import { ConnectForm, ShortName, shortNameOf } from './connect-form.tsx';
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
      ...shortNameOf(name),
    });
    onDone();
  });
  return (
    <ConnectForm
      form={form}
      onSubmit={submit}
      button={tokenFor ? 'Reconnect' : 'Connect'}
      intro={
        <Alert color="orange" icon={<IconShieldExclamation size={18} />} title="Only for a workspace of your own">
          An access token opens everything its app may do, like a password. Never ask anybody outside your organisation for theirs: Intercom
          requires OAuth for the workspaces of others.
        </Alert>
      }
    >
      <PasswordInput
        label="Access token"
        description={`${places.hubAuthentication}. It is tried once before it is kept.`}
        autoComplete="off"
        {...form.field('accessToken')}
      />
      <NativeSelect
        label="Region to ask first"
        data={regions.map((value) => ({ value, label: regionWords[value] }))}
        {...form.field('region')}
      />
      {tokenFor ? null : <ShortName field={form.field('name')} />}
    </ConnectForm>
  );
}
