import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { sandboxOrigin } from '../../../../gateway/src/store/words.ts';
import { SandboxMark } from '../../patterns/sandbox-mark.tsx';
import { connectionsQuery } from '../../queries/connections.ts';
import type { ActivityRow } from '../../queries/contract.ts';

/** The workspace of a row, marked where it is of the sandbox; one that was disconnected is known by its name alone. */
export function RowWorkspace({ row }: { row: Pick<ActivityRow, 'connectionId' | 'connectionName'> }) {
  const connections = useQuery(connectionsQuery);
  const connection = connections.data?.find(({ id }) => id === row.connectionId);
  // Where nothing else is connected, the menu says it once for all.
  const isMixed = connections.data?.some(({ origin }) => origin !== sandboxOrigin) === true;
  return (
    <Stack gap={2} align="flex-start">
      {connection?.workspaceName ?? row.connectionName ?? '–'}
      {connection && isMixed ? <SandboxMark connection={connection} /> : null}
    </Stack>
  );
}
