import { Alert, NativeSelect, PasswordInput, Text } from '@mantine/core';
import { IconShieldExclamation } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { places } from '../../../../gateway/src/errors.ts';
import { type Region, type Replacement, regions, type Target } from '../../../../gateway/src/store/words.ts';
import { regionWords } from '../../patterns/region-words.ts';
import { connectionNameRule, required, useForm } from '../../patterns/use-form.ts';
import { ApiError } from '../../queries/api-error.ts';
import { useAddToken } from '../../queries/connections.ts';
import type { Connection } from '../../queries/contract.ts';
import { setupQuery } from '../../queries/setup.ts';
import { ConnectForm, ShortName, shortNameOf } from './connect-form.tsx';

/** What connecting again would take away, and with which button somebody says that it may. */
function questionOf(failure: unknown): { button: string; replace: Replacement } | null {
  if (!(failure instanceof ApiError)) return null;
  if (failure.code === 'already_connected') return { button: 'Replace the credential', replace: 'connected' };
  if (failure.code === 'credential_weaker') return { button: 'Replace it all the same', replace: 'weaker' };
  return null;
}

const route = getRouteApi('/app/integrations');

interface Props {
  readonly to: Target;
  readonly tokenFor?: Connection;
  readonly onDone: () => void;
}

export function TokenForm({ to, tokenFor, onDone }: Props) {
  const setup = useQuery(setupQuery);
  const add = useAddToken();
  const navigate = route.useNavigate();
  const form = useForm(
    { accessToken: '', name: '', region: tokenFor?.region ?? '' },
    { accessToken: required('the access token'), name: connectionNameRule },
  );
  const order = setup.data?.intercom.regions ?? [];
  // Asked once, in words of the refusal: pressing again is the answer.
  const question = questionOf(form.failure);
  const replace = question?.replace ?? (tokenFor ? 'connected' : 'nothing');
  const submit = form.onSubmit(async ({ accessToken, name, region }) => {
    const { id } = await add.mutateAsync({
      to,
      replace,
      accessToken: accessToken.trim(),
      region: to === 'intercom' ? regions.find((known) => known === region) : undefined,
      ...shortNameOf(name),
    });
    onDone();
    await navigate({ search: { connected: id }, replace: true });
    window.scrollTo({ top: 0 });
  });
  return (
    <ConnectForm
      form={form}
      onSubmit={submit}
      button={question ? question.button : tokenFor ? 'Reconnect' : 'Connect'}
      intro={
        to === 'sandbox' ? (
          <Text size="sm">A token that the sandbox gave out, for whoever tries things with several. OAuth needs none.</Text>
        ) : (
          <Alert color="orange" icon={<IconShieldExclamation size={18} />} title="Only for a workspace of your own">
            An access token opens everything its app may do, like a password. Never ask anybody outside your organisation for theirs:
            Intercom requires OAuth for the workspaces of others.
          </Alert>
        )
      }
    >
      <PasswordInput
        label="Access token"
        description={
          to === 'sandbox' ? 'It is tried once before it is kept.' : `${places.hubAuthentication}. It is tried once before it is kept.`
        }
        autoComplete="off"
        {...form.field('accessToken')}
      />
      {to === 'intercom' && order.length > 0 ? (
        <NativeSelect
          label="Region"
          description={form.values.region === '' ? tellOrder(order) : 'This region alone is asked who the token is.'}
          data={[{ value: '', label: 'I do not know' }, ...regions.map((value) => ({ value, label: regionWords[value] }))]}
          {...form.field('region')}
        />
      ) : null}
      {tokenFor ? null : <ShortName field={form.field('name')} />}
    </ConnectForm>
  );
}

/** Whoever chooses no region is told to whom the token is shown. */
function tellOrder(order: readonly Region[]): string {
  const names = order.map((region) => regionWords[region]);
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are asked in this order until one knows the token, so a token of another region is shown to the first as well. Choose the region if you know it.`;
}
