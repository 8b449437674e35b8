import { Skeleton, Stack, Tabs } from '@mantine/core';
import { IconChevronLeft, IconShieldLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { EmptyState } from '../../patterns/empty-state.tsx';
import { GuideLink } from '../../patterns/guide-link.tsx';
import { Loaded } from '../../patterns/loaded.tsx';
import type { Group } from '../../queries/contract.ts';
import { groupsQuery } from '../../queries/groups.ts';
import { TextLink } from '../../ui/links.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { GroupIntegrations } from './group-integrations.tsx';
import { GroupMembers } from './group-members.tsx';
import { GroupMenu } from './group-menu.tsx';
import './show.css';

const route = getRouteApi('/app/groups/$groupId');

export function GroupPage() {
  const { groupId } = route.useParams();
  const groups = useQuery(groupsQuery);
  return (
    <Loaded query={groups} skeleton={<GroupSkeleton />}>
      {(list) => {
        const group = list.find((candidate) => candidate.id === groupId);
        return group ? <Show group={group} /> : <Gone />;
      }}
    </Loaded>
  );
}

const back = (
  <TextLink to="/groups" size="sm" c="dimmed" className="gh-group-back" mb={4}>
    <IconChevronLeft size={14} aria-hidden="true" />
    Groups
  </TextLink>
);

function Show({ group }: { group: Group }) {
  const { tab = 'integrations' } = route.useSearch();
  const navigate = route.useNavigate();
  const leave = route.useNavigate();
  return (
    <>
      <PageHeader
        above={back}
        title={group.name}
        guide={<GuideLink guide="groups-and-scopes" />}
        description={group.description || null}
        actions={<GroupMenu group={group} onRemoved={() => void leave({ to: '/groups' })} />}
      />
      <Tabs
        value={tab}
        onChange={(value) => void navigate({ search: { tab: value === 'members' ? 'members' : 'integrations' } })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="integrations">Integrations</Tabs.Tab>
          <Tabs.Tab value="members">Members · {group.memberIds.length}</Tabs.Tab>
          <TextLink to="/keys" search={{ group: group.id }} size="sm" ml="auto" className="gh-group-keys">
            Keys · {group.keyCount}
          </TextLink>
        </Tabs.List>
        <Tabs.Panel value="integrations">
          <GroupIntegrations group={group} />
        </Tabs.Panel>
        <Tabs.Panel value="members">
          <GroupMembers group={group} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function Gone() {
  return (
    <Panel>
      <EmptyState icon={<IconShieldLock size={22} />} title="There is no such group" action={<TextLink to="/groups">All groups</TextLink>}>
        It was removed, or the address is mistyped.
      </EmptyState>
    </Panel>
  );
}

function GroupSkeleton() {
  return (
    <Stack aria-busy="true" aria-label="Loading">
      <Skeleton height={14} width={70} />
      <Skeleton height={24} width={240} />
      <Skeleton height={36} mt="md" />
      <Skeleton height={320} radius={12} />
    </Stack>
  );
}
