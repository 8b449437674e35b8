import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { connectionsQuery } from '../../queries/connections.ts';
import type { Connection, Group } from '../../queries/contract.ts';

interface Props {
  readonly group: Group;
  readonly connection: Connection;
  /** Whether the group has it already, or is about to get it. */
  readonly saved: boolean;
}

/** A group of one workspace names none; with a second one, whatever says `default` is refused. */
export function Several({ group, connection, saved }: Props) {
  const connections = useQuery(connectionsQuery);
  const others = (connections.data ?? []).filter(
    ({ id }) => id !== connection.id && group.grants.some(({ connectionId }) => connectionId === id),
  );
  if (others.length === 0) return null;
  const names = [...others, connection].map(({ name }) => `/intercom/${name}/…`).join(' or ');
  return (
    <Alert color={saved ? 'gray' : 'orange'} m="md" mb={0} icon={<IconAlertTriangle size={18} />}>
      {saved ? 'This group has several workspaces' : 'Save it, and this group has several workspaces'}: each call names the one it means.
      Addresses begin with {names} then, and /intercom/default/… is refused.
    </Alert>
  );
}
