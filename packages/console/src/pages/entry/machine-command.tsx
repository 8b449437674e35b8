import { List, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyLine } from '../../patterns/copy-line.tsx';

/** A step that only whoever runs the gateway can do: the exact command, and where. */
export function MachineCommand({ command, children }: { command: string; children: ReactNode }) {
  return (
    <List.Item>
      <Stack gap={6}>
        <span>{children}</span>
        <CopyLine value={`npx ${command}`} what="command" />
        <Text size="xs" c="dimmed">
          In the folder of Gatehouse, as the user that runs it. In a container: docker exec {'<container>'} {command}
        </Text>
      </Stack>
    </List.Item>
  );
}
