import { Alert, NativeSelect, PasswordInput } from '@mantine/core';
import { IconShieldExclamation } from '@tabler/icons-react';
import { places } from '../../../../gateway/src/errors.ts';
import { type Replacement, regions } from '../../../../gateway/src/store/words.ts';
import { connectionNameRule, required, useForm } from '../../patterns/use-form.ts';
import { ApiError } from '../../queries/api-error.ts';
import { useAddToken } from '../../queries/connections.ts';
import type { Connection } from '../../queries/contract.ts';
import { ConnectForm, ShortName, shortNameOf } from './connect-form.tsx';
import { regionWords } from './words.ts';

/** What connecting again would take away, and with which button somebody says that it may. */
function questionOf(failure: unknown): { button: string; replace: Replacement } | null {
  if (!(failure instanceof ApiError)) return null;
  if (failure.code === 'already_connected') return { button: 'Replace the credential', replace: 'connected' };
  if (failure.code === 'credential_weaker') return { button: 'Replace it all the same', replace: 'weaker' };
  return null;
}

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
  // Asked once, in words of the refusal: pressing again is the answer.
  const question = questionOf(form.failure);
  const replace = question?.replace ?? (tokenFor ? 'connected' : 'nothing');
  const submit = form.onSubmit(async ({ accessToken, name, region }) => {
    await add.mutateAsync({
      replace,
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
      button={question ? question.button : tokenFor ? 'Reconnect' : 'Connect'}
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
