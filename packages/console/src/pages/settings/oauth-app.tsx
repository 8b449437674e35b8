import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ConfirmDanger } from '../../patterns/confirm-danger.tsx';
import { Loaded } from '../../patterns/loaded.tsx';
import { OauthAppForm } from '../../patterns/oauth-app/form.tsx';
import { regionWords } from '../../patterns/region-words.ts';
import type { ShownOauthApp } from '../../queries/contract.ts';
import { oauthAppQuery, useRemoveOauthApp } from '../../queries/oauth-app.ts';
import { setupQuery } from '../../queries/setup.ts';
import { Facts } from '../../ui/facts.tsx';
import { Mono } from '../../ui/mono.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Time } from '../../ui/time.tsx';

/** The organisation's own Intercom app. */
export function OauthAppPanel() {
  const kept = useQuery(oauthAppQuery);
  const setup = useQuery(setupQuery);
  const [editing, edit] = useDisclosure();
  const [removing, remove] = useDisclosure();
  const app = kept.data?.app ?? null;
  return (
    <Panel
      id="oauth-app"
      title="Your Intercom app"
      description="Workspaces are connected over OAuth by an app of your own. An access token needs none."
      actions={
        app && !editing ? (
          <>
            <Button variant="default" size="xs" onClick={edit.open}>
              Replace…
            </Button>
            <Button variant="default" size="xs" onClick={remove.open}>
              Remove…
            </Button>
          </>
        ) : null
      }
    >
      <Loaded query={kept} skeleton={<Skeleton height={120} />}>
        {() => (
          <Stack>
            {app && !editing ? (
              <Kept app={app} />
            ) : editing ? (
              <OauthAppForm app={app} onDone={edit.close} />
            ) : (
              <>
                <Text size="sm">
                  {setup.data?.intercom.app === 'instance'
                    ? 'The app that whoever runs this gateway has set by its environment authorizes. One of your own goes before it.'
                    : 'There is none, so workspaces are connected by access token alone.'}
                </Text>
                <div>
                  <Button size="xs" onClick={edit.open}>
                    Enter an app of your own
                  </Button>
                </div>
              </>
            )}
          </Stack>
        )}
      </Loaded>
      <RemoveApp opened={removing} onClose={remove.close} />
    </Panel>
  );
}

function Kept({ app }: { app: ShownOauthApp }) {
  return (
    <>
      {app.elsewhere ? (
        <Alert color="orange" icon={<IconAlertTriangle size={18} />} title="It is not used">
          It was entered for another Intercom than the one that this gateway is set to reach. Its secret is not sent there.
        </Alert>
      ) : null}
      <Facts
        facts={[
          { label: 'Client ID', value: <Mono>{app.clientId}</Mono> },
          { label: 'Client secret', value: 'Sealed' },
          app.origin.includes('://')
            ? { label: 'Intercom at', value: <Mono>{app.origin}</Mono> }
            : { label: 'Region', value: regionWords[app.region] },
          { label: 'Saved', value: <Time at={app.savedAt} form="absolute" /> },
        ]}
      />
    </>
  );
}

function RemoveApp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const remove = useRemoveOauthApp();
  return (
    <ConfirmDanger
      opened={opened}
      onClose={onClose}
      title="Remove your Intercom app?"
      confirm="Remove"
      busy={remove.isPending}
      onConfirm={() => remove.mutate({}, { onSuccess: onClose })}
      consequences={[
        'Client ID and Client secret are forgotten here. In Intercom the app stays.',
        'What is connected stays connected, and is not affected.',
        'To connect or reconnect over OAuth another app is needed: that of the gateway’s environment where it has one, or one that is entered here.',
      ]}
    />
  );
}
