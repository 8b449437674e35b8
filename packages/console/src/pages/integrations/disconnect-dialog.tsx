import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDanger } from '../../patterns/confirm-danger.tsx';
import { useRemoveConnection } from '../../queries/connections.ts';
import type { Connection } from '../../queries/contract.ts';
import { groupsQuery } from '../../queries/groups.ts';
import { targetOf } from './words.ts';

interface Props {
  readonly connection: Connection;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function DisconnectDialog({ connection, opened, onClose }: Props) {
  const groups = useQuery(groupsQuery);
  const remove = useRemoveConnection();
  const [uninstall, setUninstall] = useState(false);
  const close = () => {
    setUninstall(false);
    onClose();
  };
  const isSandbox = targetOf(connection) === 'sandbox';
  const affected = (groups.data ?? []).filter((group) => group.grants.some((grant) => grant.connectionId === connection.id));
  return (
    <ConfirmDanger
      opened={opened}
      onClose={close}
      title={`Disconnect ${connection.workspaceName}?`}
      confirm="Disconnect"
      busy={remove.isPending}
      onConfirm={() => remove.mutate({ id: connection.id, uninstall }, { onSuccess: close })}
      consequences={[
        isSandbox
          ? 'The credential is forgotten here. What was written to the sandbox stays in it, and is there again for whoever connects it again.'
          : uninstall
            ? 'The credential is forgotten here, and the app is uninstalled in Intercom: whatever else uses it in this workspace stops working, too.'
            : 'The credential is forgotten here. In Intercom the app stays installed.',
        affected.length === 0
          ? 'No group uses this workspace.'
          : `${affected.length === 1 ? 'One group loses' : `${affected.length} groups lose`} access at once: ${affected.map((group) => group.name).join(', ')}.`,
        'The scopes of these groups on it are removed. Who connects the same workspace again within 30 days is asked whether they come back.',
        'Activity keeps its rows.',
      ]}
    >
      {/* The app of a pasted token is the customer's own, and not ours to end. */}
      {connection.kind === 'oauth' && !isSandbox && (
        <Checkbox
          label="Also uninstall the app in Intercom"
          checked={uninstall}
          onChange={(event) => setUninstall(event.currentTarget.checked)}
        />
      )}
    </ConfirmDanger>
  );
}
