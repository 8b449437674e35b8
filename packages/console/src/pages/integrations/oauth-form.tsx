import { NativeSelect, Stack, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { callbackPaths } from '../../../../gateway/src/vault/callback-paths.ts';
import { connectionNameRule, useForm } from '../../patterns/use-form.ts';
import { useAuthorize } from '../../queries/connections.ts';
import { setupQuery } from '../../queries/setup.ts';
import { ConnectForm, ShortName, shortNameOf } from './connect-form.tsx';
import { OauthUnset } from './oauth-unset.tsx';

export function OauthForm() {
  const setup = useQuery(setupQuery);
  const authorize = useAuthorize();
  const form = useForm({ name: '', callback: callbackPaths[0] as string }, { name: connectionNameRule });
  if (setup.data?.intercom.app === null && !setup.data.intercom.sandbox)
    return <OauthUnset callbackUrls={setup.data.intercom.callbackUrls} />;
  const submit = form.onSubmit(async ({ name, callback }) => {
    const { authorizeUrl } = await authorize.mutateAsync({
      callback: callbackPaths.find((known) => known === callback) ?? callbackPaths[0],
      ...shortNameOf(name),
    });
    window.location.assign(authorizeUrl);
    // The page stays busy until the browser has left it.
    await new Promise((resolve) => setTimeout(resolve, 10_000));
  });
  const intercom = setup.data?.intercom.app === null ? 'the sandbox' : 'Intercom';
  return (
    <ConnectForm
      form={form}
      onSubmit={submit}
      button={`Continue to ${intercom}`}
      icon={<IconExternalLink size={16} />}
      intro={
        <Text size="sm">
          You go to {intercom}’s consent page, choose the workspace there, and come back. The credential is sealed here and never shown to
          anybody.
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
