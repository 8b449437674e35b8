import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFlask, IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sandboxOrigin, type Target } from '../../../../gateway/src/store/words.ts';
import { AdminOnly } from '../../patterns/admin-only.tsx';
import { EmptyState } from '../../patterns/empty-state.tsx';
import { GuideLink } from '../../patterns/guide-link.tsx';
import { Loaded } from '../../patterns/loaded.tsx';
import { ShowMore } from '../../patterns/show-more.tsx';
import { connectionPagesQuery } from '../../queries/connections.ts';
import type { Connection } from '../../queries/contract.ts';
import { useIsAdmin } from '../../queries/session.ts';
import { setupQuery } from '../../queries/setup.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { ReturnNotice } from './return-notice.tsx';
import { SandboxBanner } from './sandbox-banner.tsx';

export function IntegrationsPage() {
  const connections = useInfiniteQuery(connectionPagesQuery);
  const setup = useQuery(setupQuery);
  const isAdmin = useIsAdmin();
  const [opened, { open, close }] = useDisclosure();
  const [to, setTo] = useState<Target>();
  const connectTo = (target?: Target) => () => {
    setTo(target);
    open();
  };
  const connect = (
    <Button leftSection={<IconPlus size={16} />} onClick={connectTo()}>
      Connect a workspace
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Integrations"
        guide={<GuideLink guide="connect-intercom" />}
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
        {isAllSandbox(connections.data) ? <SandboxBanner onConnect={connectTo('intercom')} /> : null}
        <Loaded query={connections} skeleton={<CardSkeleton />}>
          {(list) =>
            list.length === 0 ? (
              <Panel>
                <EmptyState
                  icon={<IconPlugConnected size={22} />}
                  title="No workspace is connected"
                  action={
                    isAdmin ? (
                      <Group gap="xs" justify="center">
                        {setup.data?.intercom.sandbox ? (
                          <Button variant="default" leftSection={<IconFlask size={16} />} onClick={connectTo('sandbox')}>
                            Try the sandbox
                          </Button>
                        ) : null}
                        <Button leftSection={<IconPlus size={16} />} onClick={connectTo('intercom')}>
                          Connect my workspace
                        </Button>
                      </Group>
                    ) : null
                  }
                >
                  {isAdmin
                    ? 'Connect your Intercom workspace, or try everything on the sandbox first. Then give groups the scopes they need and make keys for them.'
                    : 'An administrator of this Gatehouse connects it here, on this page. Until then every call is refused.'}
                </EmptyState>
              </Panel>
            ) : (
              <>
                {list.map((connection) => (
                  <ConnectionCard key={connection.id} connection={connection} beside={!isAllSandbox(list)} />
                ))}
                <ShowMore query={connections} />
              </>
            )
          }
        </Loaded>
      </Stack>
      {opened ? <ConnectDialog opened onClose={close} to={to} /> : null}
    </>
  );
}

const isAllSandbox = (connections: readonly Connection[] = []): boolean =>
  connections.length > 0 && connections.every(({ origin }) => origin === sandboxOrigin);

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
