import { Alert, NativeSelect, Stack, Text } from '@mantine/core';
import { IconExternalLink, IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Target } from '../../../../gateway/src/store/words.ts';
import { callbackPaths } from '../../../../gateway/src/vault/callback-paths.ts';
import { OauthAppForm } from '../../patterns/oauth-app/form.tsx';
import { connectionNameRule, useForm } from '../../patterns/use-form.ts';
import { useAuthorize } from '../../queries/connections.ts';
import { setupQuery } from '../../queries/setup.ts';
import { TextLink } from '../../ui/links.tsx';
import { ConnectForm, ShortName, shortNameOf } from './connect-form.tsx';

/** Goes to the consent page; where there is no app to authorize, one is entered first. */
export function OauthForm({ to }: { to: Target }) {
  const setup = useQuery(setupQuery);
  if (to === 'intercom' && setup.data?.intercom.app === null) return <AppFirst />;
  return <Authorize to={to} />;
}

function AppFirst() {
  return (
    <Stack>
      <Alert icon={<IconKey size={18} />} title="First, the app of your own that is authorized">
        OAuth needs an app of yours in Intercom. Enter its Client ID and Client secret once; then you are asked to authorize it. With an
        access token there is nothing to enter here.
      </Alert>
      <OauthAppForm app={null} />
    </Stack>
  );
}

function Authorize({ to }: { to: Target }) {
  const setup = useQuery(setupQuery);
  const authorize = useAuthorize();
  const form = useForm({ name: '', callback: callbackPaths[0] as string }, { name: connectionNameRule });
  const submit = form.onSubmit(async ({ name, callback }) => {
    const { authorizeUrl } = await authorize.mutateAsync({
      to,
      callback: callbackPaths.find((known) => known === callback) ?? callbackPaths[0],
      ...shortNameOf(name),
    });
    window.location.assign(authorizeUrl);
    // The page stays busy until the browser has left it.
    await new Promise((resolve) => setTimeout(resolve, 10_000));
  });
  const place = to === 'sandbox' ? 'the sandbox' : 'Intercom';
  return (
    <ConnectForm
      form={form}
      onSubmit={submit}
      button={`Continue to ${place}`}
      icon={<IconExternalLink size={16} />}
      intro={
        <Text size="sm">
          You go to {place}’s consent page, choose the workspace there, and come back. The credential is sealed here and never shown to
          anybody.{' '}
          {to === 'intercom' && setup.data?.intercom.app ? (
            <>
              {setup.data.intercom.app === 'organisation'
                ? 'Your organisation’s app is authorized'
                : 'The app of this gateway is authorized'}{' '}
              (
              <TextLink to="/settings" size="sm">
                Settings
              </TextLink>
              ).
            </>
          ) : null}
        </Text>
      }
    >
      <details className="gh-connect-options">
        <summary>Options</summary>
        <Stack mt="sm">
          <ShortName field={form.field('name')} />
          <NativeSelect
            label="Callback address"
            description="Must be registered on the Intercom app. Both do the same."
            data={callbackPaths.map((path) => ({ value: path, label: path }))}
            {...form.field('callback')}
          />
        </Stack>
      </details>
    </ConnectForm>
  );
}
