import { useQuery } from '@tanstack/react-query';
import { ConfirmDanger } from '../../patterns/confirm-danger.tsx';
import { useRemoveConnection } from '../../queries/connections.ts';
import type { Connection } from '../../queries/contract.ts';
import { groupsQuery } from '../../queries/groups.ts';

interface Props {
  readonly connection: Connection;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function DisconnectDialog({ connection, opened, onClose }: Props) {
  const groups = useQuery(groupsQuery);
  const remove = useRemoveConnection();
  const affected = (groups.data ?? []).filter((group) => group.grants.some((grant) => grant.connectionId === connection.id));
  return (
    <ConfirmDanger
      opened={opened}
      onClose={onClose}
      title={`Disconnect ${connection.workspaceName}?`}
      confirm="Disconnect"
      busy={remove.isPending}
      onConfirm={() => remove.mutate({ id: connection.id }, { onSuccess: onClose })}
      consequences={[
        'The app is uninstalled in Intercom, and the credential is forgotten here.',
        affected.length === 0
          ? 'No group uses this workspace.'
          : `${affected.length === 1 ? 'One group loses' : `${affected.length} groups lose`} access at once: ${affected.map((group) => group.name).join(', ')}.`,
        'The scopes of these groups on it are removed; connecting again does not bring them back.',
        'Activity keeps its rows.',
      ]}
    />
  );
}
