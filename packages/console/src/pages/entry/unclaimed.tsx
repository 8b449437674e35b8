import { List, Text } from '@mantine/core';
import { EntryLayout } from './entry-layout.tsx';

/** Nobody has an account yet, so there is nothing to sign in to. */
export function Unclaimed() {
  return (
    <EntryLayout title="Not claimed yet" description="This Gatehouse has no administrator. The first one enters through a claim link.">
      <List size="sm" spacing="xs">
        <List.Item>
          The link was printed where the gateway was started: look for a line with <b>/claim/</b> in its terminal or log.
        </List.Item>
        <List.Item>
          It works once and for one hour. If it is gone or expired, gatehouse admin claim on that machine prints a new one.
        </List.Item>
      </List>
      <Text size="sm" c="dimmed" mt="md">
        Only somebody who can read that output can claim the installation. That is on purpose.
      </Text>
    </EntryLayout>
  );
}
