import { ActionIcon, Menu, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { AdminOnly } from '../../patterns/admin-only.tsx';
import { ConfirmDanger } from '../../patterns/confirm-danger.tsx';
import type { Group } from '../../queries/contract.ts';
import { useRemoveGroup, useUpdateGroup } from '../../queries/groups.ts';
import { GroupForm } from './group-form.tsx';

interface Props {
  readonly group: Group;
  readonly onRemoved?: () => void;
}

export function GroupMenu({ group, onRemoved }: Props) {
  const [editing, edit] = useDisclosure();
  // What the form shows is of this version, however often the list is read again while it is open.
  const [seen, setSeen] = useState(group.version);
  const [removing, remove] = useDisclosure();
  const update = useUpdateGroup();
  const removal = useRemoveGroup();
  return (
    <AdminOnly>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Change ${group.name}`}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={16} />}
            onClick={() => {
              setSeen(group.version);
              edit.open();
            }}
          >
            Rename…
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove.open}>
            Remove…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={editing} onClose={edit.close} title={<Text fw={650}>Rename group</Text>} closeButtonProps={{ 'aria-label': 'Close' }}>
        <GroupForm
          name={group.name}
          description={group.description}
          submit="Save"
          onCancel={edit.close}
          onSubmit={async (values) => {
            await update.mutateAsync({ id: group.id, ...values, version: seen });
            edit.close();
          }}
        />
      </Modal>
      <ConfirmDanger
        opened={removing}
        onClose={remove.close}
        title={`Remove ${group.name}?`}
        confirm="Remove group"
        busy={removal.isPending}
        onConfirm={() =>
          removal.mutate(
            { id: group.id },
            {
              onSuccess: () => {
                remove.close();
                onRemoved?.();
              },
            },
          )
        }
        consequences={[
          group.keyCount === 0
            ? 'It has no keys.'
            : `${group.keyCount === 1 ? 'Its key stops' : `Its ${group.keyCount} keys stop`} working at once.`,
          group.memberIds.length === 0 ? 'It has no members.' : 'Its members stay in the organisation.',
          'Its scopes are forgotten. This cannot be undone.',
        ]}
      />
    </AdminOnly>
  );
}
