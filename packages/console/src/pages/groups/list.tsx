import { Alert, Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconShieldLock } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AdminOnly } from '../../patterns/admin-only.tsx';
import { EmptyState } from '../../patterns/empty-state.tsx';
import { GuideLink } from '../../patterns/guide-link.tsx';
import { Loaded } from '../../patterns/loaded.tsx';
import { markedName } from '../../patterns/sandbox-mark.tsx';
import { ShowMore } from '../../patterns/show-more.tsx';
import { connectionsQuery } from '../../queries/connections.ts';
import type { Connection, Group } from '../../queries/contract.ts';
import { groupPagesQuery } from '../../queries/groups.ts';
import { useIsAdmin } from '../../queries/session.ts';
import { type Column, DataTable, TableSkeleton } from '../../ui/data-table.tsx';
import { TextLink } from '../../ui/links.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { CreateGroupDialog } from './create-dialog.tsx';
import { GroupMenu } from './group-menu.tsx';

const route = getRouteApi('/app/groups');

export function GroupsPage() {
  const { connection } = route.useSearch();
  const groups = useInfiniteQuery(groupPagesQuery);
  const connections = useQuery(connectionsQuery);
  const isAdmin = useIsAdmin();
  const [opened, { open, close }] = useDisclosure();
  const columns = columnsFor(connections.data ?? [], connection);
  const wanted = connections.data?.find(({ id }) => id === connection);
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={open}>
      Create group
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Groups"
        guide={<GuideLink guide="groups-and-scopes" />}
        description="A group says exactly what its members and keys may do in which workspace."
        actions={groups.data && groups.data.length > 0 ? <AdminOnly>{create}</AdminOnly> : null}
      />
      {wanted ? (
        <Alert mb="md" icon={<IconShieldLock size={18} />} title={`For ${markedName(wanted)}`}>
          Choose the group that may work there, or create one: its page opens with the scopes on this workspace.
        </Alert>
      ) : null}
      <Panel flush>
        <Loaded query={groups} skeleton={<TableSkeleton columns={columns} />}>
          {(list) =>
            list.length === 0 ? (
              <EmptyState icon={<IconShieldLock size={22} />} title="No groups yet" action={isAdmin ? create : null}>
                Make one for each purpose, such as “Support assistants” or “Reporting”, and give it only the scopes that it needs.
              </EmptyState>
            ) : (
              <>
                <DataTable label="Groups" columns={columns} rows={list} rowKey={(group) => group.id} />
                <ShowMore query={groups} />
              </>
            )
          }
        </Loaded>
      </Panel>
      <CreateGroupDialog opened={opened} onClose={close} connection={connection} />
    </>
  );
}

const columnsFor = (connections: readonly Connection[], chosen: string | undefined): readonly Column<Group>[] => [
  {
    id: 'name',
    header: 'Group',
    cell: (group) => (
      <>
        <TextLink
          to="/groups/$groupId"
          params={{ groupId: group.id }}
          search={chosen === undefined ? {} : { connection: chosen }}
          fw={600}
          size="sm"
        >
          {group.name}
        </TextLink>
        {group.description ? (
          <Text size="xs" c="dimmed" lineClamp={2}>
            {group.description}
          </Text>
        ) : null}
      </>
    ),
  },
  {
    id: 'integrations',
    header: 'Access',
    width: '32%',
    cell: (group) =>
      group.grants.length === 0 ? (
        <Text size="sm" c="dimmed">
          None yet
        </Text>
      ) : (
        <Grants group={group} connections={connections} />
      ),
  },
  { id: 'members', header: 'Members', width: '6rem', cell: (group) => group.memberIds.length },
  { id: 'keys', header: 'Keys', width: '5rem', cell: (group) => group.keyCount },
  { id: 'actions', header: '', width: '3.5rem', cell: (group) => <GroupMenu group={group} /> },
];

const nameOf = (connection: Connection | undefined): string => (connection ? markedName(connection) : 'A workspace');

function Grants({ group, connections }: { group: Group; connections: readonly Connection[] }) {
  return group.grants.map((grant) => (
    <div key={grant.connectionId}>
      {nameOf(connections.find((connection) => connection.id === grant.connectionId))}{' '}
      <Text span size="xs" c="dimmed">
        {grant.scopes.length === 1 ? '1 scope' : `${grant.scopes.length} scopes`}
      </Text>
    </div>
  ));
}
