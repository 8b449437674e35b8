import { Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { callbackPaths } from '../../../../gateway/src/vault/callback-paths.ts';
import { ErrorNotice } from '../../patterns/error-notice.tsx';
import { connectionNameRule, useForm } from '../../patterns/use-form.ts';
import { useAuthorize } from '../../queries/connections.ts';
import { setupQuery } from '../../queries/setup.ts';
import { OauthUnset } from './oauth-unset.tsx';

export function OauthForm() {
  const setup = useQuery(setupQuery);
  const authorize = useAuthorize();
  const form = useForm({ name: '', callback: callbackPaths[0] as string }, { name: connectionNameRule });
  if (setup.data?.intercom.oauth === false) return <OauthUnset callbackUrls={setup.data.intercom.callbackUrls} />;
  const submit = form.onSubmit(async ({ name, callback }) => {
    const { authorizeUrl } = await authorize.mutateAsync({
      callback: callbackPaths.find((known) => known === callback) ?? callbackPaths[0],
      ...(name === '' ? {} : { name }),
    });
    window.location.assign(authorizeUrl);
    // The page stays busy until the browser has left it.
    await new Promise((resolve) => setTimeout(resolve, 10_000));
  });
  return (
    <form onSubmit={submit} noValidate ref={form.ref}>
      <Stack>
        <Text size="sm">
          You go to {setup.data?.intercom.mode === 'sandbox' ? 'the sandbox’s' : 'Intercom’s'} consent page, choose the workspace there, and
          come back. The credential is sealed here and never shown to anybody.
        </Text>
        {form.failure ? <ErrorNotice error={form.failure} /> : null}
        <details>
          <summary style={{ cursor: 'pointer', fontSize: 'var(--mantine-font-size-sm)' }}>Options</summary>
          <Stack mt="sm">
            <TextInput
              label="Short name"
              description="Used in addresses such as /intercom/support/… Left empty, it is made from the workspace’s name."
              placeholder="support"
              {...form.field('name')}
            />
            <NativeSelect
              label="Callback address"
              description="Must be registered on the Intercom app. Both do the same."
              data={callbackPaths.map((path) => ({ value: path, label: path }))}
              {...form.field('callback')}
            />
          </Stack>
        </details>
        <Button type="submit" loading={form.busy} rightSection={<IconExternalLink size={16} />}>
          Continue to {setup.data?.intercom.mode === 'sandbox' ? 'the sandbox' : 'Intercom'}
        </Button>
      </Stack>
    </form>
  );
}
