import { Alert, Button, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFlask, IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { AdminOnly } from '../../patterns/admin-only.tsx';
import { EmptyState } from '../../patterns/empty-state.tsx';
import { Loaded } from '../../patterns/loaded.tsx';
import { ShowMore } from '../../patterns/show-more.tsx';
import { connectionPagesQuery } from '../../queries/connections.ts';
import { useIsAdmin } from '../../queries/session.ts';
import { setupQuery } from '../../queries/setup.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { ReturnNotice } from './return-notice.tsx';

export function IntegrationsPage() {
  const connections = useInfiniteQuery(connectionPagesQuery);
  const setup = useQuery(setupQuery);
  const isAdmin = useIsAdmin();
  const [opened, { open, close }] = useDisclosure();
  const connect = (
    <Button leftSection={<IconPlus size={16} />} onClick={open}>
      Connect Intercom
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Integrations"
        description="Connect a workspace once. Groups that are given scopes on it share the connection; nobody needs a connection of their own."
        actions={
          <>
            <ButtonLink to="/integrations/permissions" variant="default">
              What to tick in Intercom
            </ButtonLink>
            {connections.data && connections.data.length > 0 ? <AdminOnly>{connect}</AdminOnly> : null}
          </>
        }
      />
      <Stack gap="md">
        <ReturnNotice />
        {setup.data?.intercom.sandbox ? (
          <Alert color="orange" icon={<IconFlask size={18} />} title="This is the sandbox">
            The gateway talks to an Intercom that runs on this machine, with made-up people and conversations. Nothing reaches a real
            workspace. To use the real one, set INTERCOM_CLIENT_ID and INTERCOM_CLIENT_SECRET and restart the gateway.
          </Alert>
        ) : null}
        <Loaded query={connections} skeleton={<CardSkeleton />}>
          {(list) =>
            list.length === 0 ? (
              <Panel>
                <EmptyState icon={<IconPlugConnected size={22} />} title="No workspace is connected" action={isAdmin ? connect : null}>
                  {isAdmin
                    ? 'Connect your Intercom workspace, then give groups the scopes they need and make keys for them.'
                    : 'An administrator of this Gatehouse connects it here, on this page. Until then every call is refused.'}
                </EmptyState>
              </Panel>
            ) : (
              <>
                {list.map((connection) => (
                  <ConnectionCard key={connection.id} connection={connection} />
                ))}
                <ShowMore query={connections} />
              </>
            )
          }
        </Loaded>
      </Stack>
      <ConnectDialog opened={opened} onClose={close} />
    </>
  );
}

function CardSkeleton() {
  return (
    <Panel>
      <Stack aria-busy="true" aria-label="Loading">
        <Skeleton height={18} width={200} />
        <Skeleton height={12} width="70%" />
        <Skeleton height={12} width="55%" />
        <Skeleton height={120} mt="sm" />
      </Stack>
    </Panel>
  );
}
