import { Modal, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCreateGroup } from '../../queries/groups.ts';
import { GroupForm } from './group-form.tsx';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The workspace that its page opens with. */
  readonly connection: string | undefined;
}

export function CreateGroupDialog({ opened, onClose, connection }: Props) {
  const create = useCreateGroup();
  const navigate = useNavigate();
  return (
    <Modal opened={opened} onClose={onClose} title={<Text fw={650}>Create a group</Text>} closeButtonProps={{ 'aria-label': 'Close' }}>
      <GroupForm
        submit="Create"
        onCancel={onClose}
        onSubmit={async (values) => {
          const group = await create.mutateAsync(values);
          await navigate({ to: '/groups/$groupId', params: { groupId: group.id }, search: connection === undefined ? {} : { connection } });
        }}
      />
    </Modal>
  );
}
