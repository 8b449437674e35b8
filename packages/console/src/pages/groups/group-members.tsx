import { ActionIcon, Button, Group as Row, Select, Text, Tooltip } from '@mantine/core';
import { IconUserMinus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AdminOnly } from '../../patterns/admin-only.tsx';
import { EmptyState } from '../../patterns/empty-state.tsx';
import { Loaded } from '../../patterns/loaded.tsx';
import type { Group, Member } from '../../queries/contract.ts';
import { useAddMember, useRemoveGroupMember } from '../../queries/groups.ts';
import { membersQuery } from '../../queries/members.ts';
import { type Column, DataTable, TableSkeleton } from '../../ui/data-table.tsx';
import { TextLink } from '../../ui/links.tsx';
import { Panel } from '../../ui/panel.tsx';

export function GroupMembers({ group }: { group: Group }) {
  const members = useQuery(membersQuery);
  const remove = useRemoveGroupMember();
  const columns: readonly Column<Member>[] = [
    {
      id: 'name',
      header: 'Name',
      cell: (member) => (
        <Text size="sm" fw={600}>
          {member.name}
        </Text>
      ),
    },
    { id: 'email', header: 'Email', cell: (member) => member.email },
    {
      id: 'actions',
      header: '',
      width: '4rem',
      cell: (member) => (
        <AdminOnly>
          <Tooltip label="Take out of the group">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Take ${member.name} out of the group`}
              loading={remove.isPending && remove.variables.memberId === member.id}
              onClick={() => remove.mutate({ id: group.id, memberId: member.id })}
            >
              <IconUserMinus size={16} />
            </ActionIcon>
          </Tooltip>
        </AdminOnly>
      ),
    },
  ];
  return (
    <Panel
      flush
      title="Members"
      description="Members may create and revoke the group’s keys."
      actions={
        <AdminOnly>
          <AddMember group={group} members={members.data ?? []} />
        </AdminOnly>
      }
    >
      <Loaded query={members} skeleton={<TableSkeleton columns={columns} rows={2} />}>
        {(all) => {
          const rows = all.filter((member) => group.memberIds.includes(member.id));
          return rows.length === 0 ? (
            <EmptyState icon={<IconUsers size={22} />} title="Nobody is in this group">
              Add people so that they can make keys for it. Somebody is not here yet?{' '}
              <TextLink to="/people">Invite them under People</TextLink>.
            </EmptyState>
          ) : (
            <DataTable label={`Members of ${group.name}`} columns={columns} rows={rows} rowKey={(member) => member.id} />
          );
        }}
      </Loaded>
    </Panel>
  );
}

function AddMember({ group, members }: { group: Group; members: readonly Member[] }) {
  const add = useAddMember();
  const [chosen, setChosen] = useState<string | null>(null);
  const others = members.filter((member) => !group.memberIds.includes(member.id));
  return (
    <Row gap="xs" wrap="nowrap">
      <Select
        aria-label="Person to add"
        placeholder={others.length === 0 ? 'Everybody is in it' : 'Choose a person'}
        disabled={others.length === 0}
        searchable
        value={chosen}
        onChange={setChosen}
        data={others.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
        size="xs"
        w={230}
      />
      <Button
        size="xs"
        disabled={chosen === null}
        loading={add.isPending}
        onClick={() => {
          if (chosen !== null) add.mutate({ id: group.id, memberId: chosen }, { onSuccess: () => setChosen(null) });
        }}
      >
        Add
      </Button>
    </Row>
  );
}
