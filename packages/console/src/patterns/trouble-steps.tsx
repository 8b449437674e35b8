import { List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { setupQuery } from '../queries/setup.ts';
import { CopyLine } from './copy-line.tsx';
import type { Trouble } from './troubles.ts';

/** The remedy of a trouble: steps, the addresses to register, and who does it where. */
export function TroubleSteps({ trouble }: { trouble: Pick<Trouble, 'steps' | 'who' | 'where' | 'callbacks'> }) {
  return (
    <Stack gap="xs">
      <List type="ordered" size="sm" spacing={4}>
        {trouble.steps.map((step) => (
          <List.Item key={step}>{step}</List.Item>
        ))}
      </List>
      {trouble.callbacks ? <CallbackUrls /> : null}
      <Text size="sm" c="dimmed">
        <b>Who:</b> {trouble.who}. <b>Where:</b> {trouble.where}.
      </Text>
    </Stack>
  );
}

export function CallbackUrls() {
  const setup = useQuery(setupQuery);
  return (
    <Stack gap={6}>
      {(setup.data?.intercom.callbackUrls ?? []).map((url) => (
        <CopyLine key={url} value={url} what="callback address" />
      ))}
    </Stack>
  );
}
