import { Alert, Button, Group, List, NativeSelect, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type Region, regions } from '../../../../gateway/src/store/words.ts';
import type { ShownOauthApp } from '../../queries/contract.ts';
import { useSetOauthApp } from '../../queries/oauth-app.ts';
import { setupQuery } from '../../queries/setup.ts';
import { ErrorNotice } from '../error-notice.tsx';
import { regionWords } from '../region-words.ts';
import { CallbackUrls } from '../trouble-steps.tsx';
import { required, useForm } from '../use-form.ts';

interface Props {
  /** The one that is there, and is replaced. */
  readonly app: ShownOauthApp | null;
  readonly onDone?: () => void;
}

/** Client ID and secret of an app of one's own, with what has to be done in Intercom first. */
export function OauthAppForm({ app, onDone }: Props) {
  const setup = useQuery(setupQuery);
  const set = useSetOauthApp();
  const form = useForm<Record<'clientId' | 'clientSecret' | 'region', string>>(
    { clientId: app?.clientId ?? '', clientSecret: '', region: app?.region ?? setup.data?.intercom.regions[0] ?? 'us' },
    { clientId: required('the Client ID'), clientSecret: required('the Client secret') },
  );
  const submit = form.onSubmit(async ({ clientId, clientSecret, region }) => {
    await set.mutateAsync({
      clientId: clientId.trim(),
      clientSecret: clientSecret.trim(),
      region: regions.find((known) => known === region) ?? regions[0],
      version: app?.version ?? 0,
    });
    onDone?.();
  });
  const hasRegions = (setup.data?.intercom.regions.length ?? 0) > 0;
  // An Intercom of one's own making may take others.
  const isPlain = hasRegions && setup.data?.publicUrl.startsWith('http:') === true;
  return (
    <form onSubmit={submit} noValidate ref={form.ref}>
      <Stack>
        <List type="ordered" size="sm" spacing="xs">
          <List.Item>
            In Intercom’s Developer Hub create an app, or open yours. “Internal integration” is enough for a workspace of your own.
          </List.Item>
          <List.Item>
            Under Configure → Authentication press Edit, tick “Use OAuth”, and add these redirect URLs:
            <Stack mt={6} gap={6}>
              <CallbackUrls />
              {isPlain ? (
                <Alert color="orange" icon={<IconAlertTriangle size={18} />} title="Intercom takes only addresses that begin with https">
                  This gateway is at {setup.data?.publicUrl}. Whoever runs it starts it with GATEHOUSE_URL=https://… (the address of a proxy
                  with a certificate in front of it), and these addresses follow. Or use an access token: that needs none of this.
                </Alert>
              ) : null}
            </Stack>
          </List.Item>
          <List.Item>Tick the permissions that your groups will need, and save.</List.Item>
          <List.Item>Copy Client ID and Client secret from Basic information to here.</List.Item>
        </List>
        {form.failure ? <ErrorNotice error={form.failure} /> : null}
        <TextInput label="Client ID" autoComplete="off" spellCheck={false} {...form.field('clientId')} />
        <PasswordInput
          label="Client secret"
          description="Sealed with the key ring, and never shown again."
          autoComplete="off"
          {...form.field('clientSecret')}
        />
        {hasRegions ? (
          <NativeSelect
            label="Region of the app"
            data={regions.map((value: Region) => ({ value, label: regionWords[value] }))}
            {...form.field('region')}
          />
        ) : null}
        <Group>
          <Button type="submit" loading={form.busy}>
            {app ? 'Replace' : 'Save'}
          </Button>
          {onDone ? (
            <Button variant="default" onClick={onDone}>
              Cancel
            </Button>
          ) : null}
        </Group>
        <Text size="xs" c="dimmed">
          Before it is kept, Intercom is asked whether it knows the app. It may not say so of a wrong secret: then the first authorization
          does.
        </Text>
      </Stack>
    </form>
  );
}
