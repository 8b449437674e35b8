import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconShieldDown, IconShieldUp, IconUserX } from '@tabler/icons-react';
import { AdminOnly } from '../../patterns/admin-only.tsx';
import { ConfirmDanger } from '../../patterns/confirm-danger.tsx';
import type { Member } from '../../queries/contract.ts';
import { useRemoveMember, useSetRole } from '../../queries/members.ts';

export function MemberMenu({ member, isSelf }: { member: Member; isSelf: boolean }) {
  const [removing, remove] = useDisclosure();
  const [lowering, lower] = useDisclosure();
  const setRole = useSetRole();
  const removal = useRemoveMember();
  return (
    <AdminOnly>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Change ${member.name}`}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {member.role === 'admin' ? (
            <Menu.Item leftSection={<IconShieldDown size={16} />} onClick={lower.open}>
              Make a member…
            </Menu.Item>
          ) : (
            <Menu.Item
              leftSection={<IconShieldUp size={16} />}
              onClick={() => setRole.mutate({ id: member.id, role: 'admin', version: member.version })}
            >
              Make an administrator
            </Menu.Item>
          )}
          <Menu.Item color="red" leftSection={<IconUserX size={16} />} onClick={remove.open}>
            Remove…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDanger
        opened={lowering}
        onClose={lower.close}
        title={isSelf ? 'Stop being an administrator?' : `Make ${member.name} a member?`}
        confirm="Make a member"
        busy={setRole.isPending}
        onConfirm={() => setRole.mutate({ id: member.id, role: 'member', version: member.version }, { onSuccess: lower.close })}
        consequences={[
          'Connections, groups, people and Activity can no longer be changed or seen from this account.',
          'Another administrator can undo it.',
        ]}
      />
      <ConfirmDanger
        opened={removing}
        onClose={remove.close}
        title={isSelf ? 'Remove yourself?' : `Remove ${member.name}?`}
        confirm="Remove"
        busy={removal.isPending}
        onConfirm={() => removal.mutate({ id: member.id }, { onSuccess: remove.close })}
        consequences={[
          isSelf ? 'You are signed out at once.' : 'Every session of this person ends at once.',
          'Keys belong to groups: those that this person made go on working until they are revoked.',
          'To come back, they need a new invitation.',
        ]}
      />
    </AdminOnly>
  );
}
