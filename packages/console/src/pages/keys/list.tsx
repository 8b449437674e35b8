import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ClientSetup } from '../../patterns/client-setup/client-setup.tsx';
import { EmptyState } from '../../patterns/empty-state.tsx';
import { GuideLink } from '../../patterns/guide-link.tsx';
import { Loaded } from '../../patterns/loaded.tsx';
import { ShowMore } from '../../patterns/show-more.tsx';
import { groupsQuery } from '../../queries/groups.ts';
import { keyPagesQuery } from '../../queries/keys.ts';
import { useIsAdmin, useSession } from '../../queries/session.ts';
import { DataTable, TableSkeleton } from '../../ui/data-table.tsx';
import { TextLink } from '../../ui/links.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { CreateKeyDialog } from './create-dialog.tsx';
import { keyColumns } from './key-columns.tsx';

const route = getRouteApi('/app/keys');

export function KeysPage() {
  const { group: groupId } = route.useSearch();
  const groups = useQuery(groupsQuery);
  const { member } = useSession();
  const [opened, { open, close }] = useDisclosure();
  const usable = (groups.data ?? []).filter((group) => member.role === 'admin' || group.memberIds.includes(member.id));
  const filtered = groups.data?.find((group) => group.id === groupId);
  const keys = useInfiniteQuery(keyPagesQuery(groups.data ? filtered?.id : groupId));
  const shown = (keys.data ?? []).toSorted(byUse);
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={open} disabled={usable.length === 0}>
      Create key
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Keys"
        guide={<GuideLink guide="agents" />}
        description="A key belongs to one group and may do what the group may, through MCP, REST and the command line."
        actions={shown.length > 0 ? create : null}
      />
      <Stack gap="md">
        {filtered ? (
          <Text size="sm">
            Keys of <b>{filtered.name}</b>.{' '}
            <TextLink to="/keys" size="sm">
              Show all keys
            </TextLink>
          </Text>
        ) : null}
        <Panel flush>
          <Loaded query={keys} skeleton={<TableSkeleton columns={keyColumns} />}>
            {() =>
              shown.length === 0 ? (
                <NoKeys usable={usable.length > 0} loaded={groups.data !== undefined} action={create} />
              ) : (
                <>
                  <DataTable
                    label="Keys"
                    columns={keyColumns}
                    rows={shown}
                    rowKey={(key) => key.id}
                    rowTone={(key) => (key.revokedAt === null ? 'plain' : 'faded')}
                  />
                  <ShowMore query={keys} />
                </>
              )
            }
          </Loaded>
        </Panel>
        <Panel title="Use a key" description="The same snippets as when the key was made, with YOUR_KEY in its place.">
          <ClientSetup connection="default" secret={null} />
        </Panel>
      </Stack>
      <CreateKeyDialog opened={opened} onClose={close} groups={usable} preselected={filtered?.id ?? null} />
    </>
  );
}

/** Working keys first, the newest first among them. */
const byUse = (one: { revokedAt: number | null; createdAt: number }, other: { revokedAt: number | null; createdAt: number }): number =>
  Number(one.revokedAt !== null) - Number(other.revokedAt !== null) || other.createdAt - one.createdAt;

function NoKeys({ usable, loaded, action }: { usable: boolean; loaded: boolean; action: ReactNode }) {
  const isAdmin = useIsAdmin();
  return (
    <EmptyState icon={<IconKey size={22} />} title="No keys" action={usable || !loaded ? action : null}>
      {usable || !loaded ? (
        'Create one for each assistant, script or person, so that each can be told apart and revoked alone.'
      ) : (
        <>
          A key needs a group.{' '}
          {isAdmin ? (
            <>
              <TextLink to="/groups">Open Groups</TextLink> and create one first.
            </>
          ) : (
            'Ask an administrator to put you into one.'
          )}
        </>
      )}
    </EmptyState>
  );
}
