import { Text } from '@mantine/core';
import type { Group, Member } from '../../queries/contract.ts';
import type { Column } from '../../ui/data-table.tsx';
import { KindBadge } from '../../ui/state-badge.tsx';
import { Time } from '../../ui/time.tsx';
import { MemberMenu } from './member-menu.tsx';

export const memberColumns = (selfId: string, groups: readonly Group[]): readonly Column<Member>[] => [
  {
    id: 'name',
    header: 'Name',
    cell: (member) => (
      <>
        <Text size="sm" fw={600}>
          {member.name}
          {member.id === selfId ? (
            <Text span size="sm" c="dimmed" fw={400}>
              {' '}
              (you)
            </Text>
          ) : null}
        </Text>
        <Text size="xs" c="dimmed">
          {member.email}
        </Text>
      </>
    ),
  },
  {
    id: 'role',
    header: 'Role',
    width: '9rem',
    cell: (member) => (
      <KindBadge tone={member.role === 'admin' ? 'accent' : 'neutral'}>{member.role === 'admin' ? 'Administrator' : 'Member'}</KindBadge>
    ),
  },
  {
    id: 'groups',
    header: 'Groups',
    width: '34%',
    cell: (member) =>
      groups
        .filter((group) => member.groupIds.includes(group.id))
        .map((group) => group.name)
        .join(', ') || (
        <Text size="sm" c="dimmed">
          None
        </Text>
      ),
  },
  { id: 'joined', header: 'Joined', width: '8rem', cell: (member) => <Time at={member.createdAt} />, wideOnly: true },
  { id: 'actions', header: '', width: '3.5rem', cell: (member) => <MemberMenu member={member} isSelf={member.id === selfId} /> },
];
