import { ActionIcon, Alert, Button, Group, Menu, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconDots, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { AdminOnly } from '../../patterns/admin-only.tsx';
import { HelpLink } from '../../patterns/help-link.tsx';
import { SandboxMark } from '../../patterns/sandbox-mark.tsx';
import { useAuthorize, useCheckConnection } from '../../queries/connections.ts';
import type { Connection } from '../../queries/contract.ts';
import { notifyError } from '../../queries/use-operation.ts';
import { Facts } from '../../ui/facts.tsx';
import { Mono } from '../../ui/mono.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Time } from '../../ui/time.tsx';
import { ActsAs, NobodyKnown } from './acts-as.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import { DisconnectDialog } from './disconnect-dialog.tsx';
import { KeptGrants } from './kept-grants.tsx';
import { PermissionTable } from './permission-table.tsx';
import { connectionStates, elsewhereState, kinds, targetOf, whereIs } from './words.ts';

interface Props {
  readonly connection: Connection;
  /** Whether other workspaces stand beside it: then the page does not say at its top what the sandbox is. */
  readonly beside: boolean;
}

export function ConnectionCard({ connection, beside }: Props) {
  const state = connection.elsewhere ? elsewhereState : connectionStates[connection.state];
  const check = useCheckConnection();
  const authorize = useAuthorize();
  const [tokenOpened, token] = useDisclosure();
  const [removing, remove] = useDisclosure();
  const reconnect = async (): Promise<void> => {
    if (connection.kind === 'access_token') return token.open();
    try {
      const { authorizeUrl } = await authorize.mutateAsync({ to: targetOf(connection), replace: 'connected' });
      window.location.assign(authorizeUrl);
    } catch (error) {
      if (error instanceof Error) notifyError(error);
    }
  };
  return (
    <Panel
      flush
      title={
        <Group gap="xs" component="span">
          {connection.workspaceName}
          <SandboxMark connection={connection} />
          <StateBadge tone={state.tone}>{state.label}</StateBadge>
        </Group>
      }
      description={
        <>
          {whereIs(connection)} · {kinds[connection.kind]} · <Mono>{connection.name}</Mono>
        </>
      }
      actions={
        <AdminOnly>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={14} />}
            loading={check.isPending}
            onClick={() => check.mutate({ id: connection.id })}
          >
            Check
          </Button>
          <Button
            variant={connection.state === 'connected' ? 'default' : 'filled'}
            size="xs"
            loading={authorize.isPending}
            onClick={() => void reconnect()}
          >
            Reconnect
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="default" size={30} aria-label={`More about ${connection.workspaceName}`}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item color="red" leftSection={<IconPlugConnectedX size={16} />} onClick={remove.open}>
                Disconnect…
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </AdminOnly>
      }
    >
      <Stack gap="md" p="1.15rem">
        {beside && targetOf(connection) === 'sandbox' ? (
          <Text size="sm" c="dimmed">
            An Intercom on this machine, with made-up people: nothing here reaches a customer, and what is written to it is never copied to
            a real workspace. Disconnect it when you are done.
          </Text>
        ) : null}
        <KeptGrants connection={connection} />
        {connection.elsewhere ? <Elsewhere connection={connection} /> : null}
        {connection.state === 'connected' || connection.elsewhere ? null : <Broken connection={connection} />}
        <NobodyKnown connection={connection} />
        <Facts
          facts={[
            {
              label: 'Acts as',
              value: <ActsAs connection={connection} />,
            },
            { label: 'Workspace id', value: <Mono>{connection.workspaceId}</Mono> },
            { label: 'Connected', value: <Time at={connection.connectedAt} form="absolute" /> },
            { label: 'Last check', value: <Time at={connection.checkedAt} never="Not checked yet" /> },
          ]}
        />
      </Stack>
      <PermissionTable connection={connection} />
      <DisconnectDialog connection={connection} opened={removing} onClose={remove.close} />
      <ConnectDialog opened={tokenOpened} onClose={token.close} tokenFor={connection} />
    </Panel>
  );
}

function Elsewhere({ connection }: { connection: Connection }) {
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title="The gateway does not reach this workspace">
      <Text size="sm">{connection.problem} Every call on it is refused, and nothing about it changes. Groups keep their scopes.</Text>
      <HelpLink trouble="elsewhere" />
    </Alert>
  );
}

function Broken({ connection }: { connection: Connection }) {
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title="Intercom no longer accepts this connection">
      <Text size="sm">
        {connection.problem ??
          'The app was uninstalled there, or its token was replaced. An administrator connects the workspace again with Reconnect.'}{' '}
        Until then every call on it is refused. Groups keep their scopes.
      </Text>
      <HelpLink trouble="reconnect" />
    </Alert>
  );
}
