import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconFlask, IconPlus } from '@tabler/icons-react';
import { AdminOnly } from '../../patterns/admin-only.tsx';

/** Where only the sandbox is connected: how to go on with a workspace of one's own, and what becomes of what was tried. */
export function SandboxBanner({ onConnect }: { onConnect: () => void }) {
  return (
    <Alert color="orange" icon={<IconFlask size={18} />} title="What is connected here is the sandbox">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          It is an Intercom on this machine, with made-up people and conversations: nothing reaches a real customer. To go on, connect your
          own workspace beside it. Members, groups and keys stay as they are; each group is given its scopes on the new workspace, on its
          page. What was written to the sandbox stays there and is never copied. Disconnect the sandbox when you are done with it: a group
          that has both has to name the one it means in each call.
        </Text>
        <AdminOnly>
          <Button size="xs" leftSection={<IconPlus size={14} />} onClick={onConnect}>
            Connect my workspace
          </Button>
        </AdminOnly>
      </Stack>
    </Alert>
  );
}
