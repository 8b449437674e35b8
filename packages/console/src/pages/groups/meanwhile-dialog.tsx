import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Mono } from '../../ui/mono.tsx';
import { Time } from '../../ui/time.tsx';
import { differenceOf } from './merge.ts';

export interface MeanwhileScopes {
  readonly version: number;
  readonly scopes: readonly string[];
  readonly by: string | null;
  readonly at: number | null;
}

interface Props {
  /** What the draft was made from. */
  readonly base: ReadonlySet<string>;
  readonly mine: ReadonlySet<string>;
  readonly theirs: MeanwhileScopes | null;
  readonly busy: boolean;
  readonly onTheirs: () => void;
  readonly onMerged: () => void;
  readonly onClose: () => void;
}

/** Somebody else saved first: what they changed, and what becomes of one's own changes. A scope that they took away is never given back unasked. */
export function MeanwhileDialog({ base, mine, theirs, busy, onTheirs, onMerged, onClose }: Props) {
  const other = differenceOf(base, new Set(theirs?.scopes));
  const own = differenceOf(base, mine);
  return (
    <Modal
      opened={theirs !== null}
      onClose={onClose}
      size="lg"
      title={<Text fw={650}>Somebody else changed these scopes</Text>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {theirs ? (
        <Stack>
          <Text size="sm">
            {theirs.by ?? 'Another administrator'} saved other scopes {theirs.at === null ? 'since you began' : <Time at={theirs.at} />}.
            Nothing of yours is saved yet.
          </Text>
          <Changes title="They changed" {...other} />
          <Changes title="You changed" {...own} />
          <Text size="sm" c="dimmed">
            With your changes on top, what they took away stays away, unless you added it yourself.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onTheirs} disabled={busy}>
              Keep theirs, discard mine
            </Button>
            <Button onClick={onMerged} loading={busy}>
              Save my changes on top
            </Button>
          </Group>
        </Stack>
      ) : null}
    </Modal>
  );
}

function Changes({ title, added, taken }: { title: string; added: readonly string[]; taken: readonly string[] }): ReactNode {
  return (
    <section aria-label={title}>
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      <List size="sm" spacing={2}>
        {added.map((key) => (
          <List.Item key={key}>
            added <Mono>{key}</Mono>
          </List.Item>
        ))}
        {taken.map((key) => (
          <List.Item key={key}>
            took away <Mono>{key}</Mono>
          </List.Item>
        ))}
        {added.length + taken.length === 0 ? <List.Item>nothing in the end</List.Item> : null}
      </List>
    </section>
  );
}
