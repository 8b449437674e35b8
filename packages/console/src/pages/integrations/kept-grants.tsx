import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { AdminOnly } from '../../patterns/admin-only.tsx';
import { useSettleGrants } from '../../queries/connections.ts';
import type { Connection } from '../../queries/contract.ts';
import { Mono } from '../../ui/mono.tsx';

/** After connecting a workspace again: what groups had on it comes back when somebody says so, and not by itself. */
export function KeptGrants({ connection }: { connection: Connection }) {
  const settle = useSettleGrants();
  if (connection.keptGrants.length === 0) return null;
  return (
    <Alert color="orange" icon={<IconHistory size={18} />} title="Groups had scopes on this workspace before it was disconnected">
      <Stack gap="sm">
        <List size="sm" spacing={4}>
          {connection.keptGrants.map(({ groupId, groupName, scopes }) => (
            <List.Item key={groupId}>
              {groupName}: <Mono>{scopes.join(', ')}</Mono>
            </List.Item>
          ))}
        </List>
        <AdminOnly>
          <Group gap="xs">
            <Button size="xs" loading={settle.isPending} onClick={() => settle.mutate({ id: connection.id, give: true })}>
              Give them back
            </Button>
            <Button
              size="xs"
              variant="default"
              disabled={settle.isPending}
              onClick={() => settle.mutate({ id: connection.id, give: false })}
            >
              Begin without
            </Button>
          </Group>
        </AdminOnly>
        <Text size="xs" c="dimmed">
          Until an administrator decides, no group has access through this. It is kept for 30 days after disconnecting.
        </Text>
      </Stack>
    </Alert>
  );
}
