import { Alert, List, Stack, Text } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { CopyLine } from '../../patterns/copy-line.tsx';

/** OAuth needs an app at Intercom, and the gateway has not been told of one. */
export function OauthUnset({ callbackUrls }: { callbackUrls: readonly string[] }) {
  return (
    <Stack>
      <Alert color="orange" icon={<IconSettings size={18} />} title="OAuth is not set up">
        The gateway has no client id and client secret. Whoever runs it sets them as follows; until then, an access token works.
      </Alert>
      <List type="ordered" size="sm" spacing="xs">
        <List.Item>In Intercom’s Developer Hub, create an app (or open yours) and go to Configure → Authentication.</List.Item>
        <List.Item>
          Click Edit, tick “Use OAuth”, and add these redirect URLs:
          <Stack gap={6} mt={6}>
            {callbackUrls.map((url) => (
              <CopyLine key={url} value={url} what="callback address" />
            ))}
          </Stack>
        </List.Item>
        <List.Item>Tick the permissions that your groups will need, and save.</List.Item>
        <List.Item>
          Copy client id and client secret from Basic information into INTERCOM_CLIENT_ID and INTERCOM_CLIENT_SECRET, and restart the
          gateway.
        </List.Item>
      </List>
      <Text size="xs" c="dimmed">
        Intercom accepts only https redirect URLs for real workspaces.
      </Text>
    </Stack>
  );
}
