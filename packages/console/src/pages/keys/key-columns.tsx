import { Text } from '@mantine/core';
import type { ApiKey } from '../../queries/contract.ts';
import type { Column } from '../../ui/data-table.tsx';
import { TextLink } from '../../ui/links.tsx';
import { Mono } from '../../ui/mono.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Time } from '../../ui/time.tsx';
import { RevokeKey } from './revoke-key.tsx';

export const keyColumns: readonly Column<ApiKey>[] = [
  {
    id: 'name',
    header: 'Key',
    cell: (key) => (
      <>
        <Text size="sm" fw={600}>
          {key.name}
        </Text>
        <Text size="xs" c="dimmed">
          <Mono>{key.prefix}…</Mono>
        </Text>
      </>
    ),
  },
  {
    id: 'group',
    header: 'Group',
    width: '22%',
    cell: (key) => (
      <TextLink to="/groups/$groupId" params={{ groupId: key.groupId }} size="sm">
        {key.groupName}
      </TextLink>
    ),
  },
  {
    id: 'created',
    header: 'Created',
    width: '20%',
    wideOnly: true,
    cell: (key) => (
      <>
        <Time at={key.createdAt} />{' '}
        <Text span size="xs" c="dimmed">
          by {key.createdBy}
        </Text>
      </>
    ),
  },
  { id: 'used', header: 'Last used', width: '9rem', cell: (key) => <Time at={key.lastUsedAt} /> },
  {
    id: 'state',
    header: 'State',
    width: '7rem',
    cell: (key) => (key.revokedAt === null ? <StateBadge tone="good">Active</StateBadge> : <StateBadge tone="neutral">Revoked</StateBadge>),
  },
  { id: 'actions', header: '', width: '6rem', cell: (key) => (key.revokedAt === null ? <RevokeKey apiKey={key} /> : null) },
];
