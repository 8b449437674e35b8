import { List, Skeleton, Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../patterns/loaded.tsx';
import { experimentalQuery, useSetExperimental } from '../../queries/experimental.ts';
import { Mono } from '../../ui/mono.tsx';
import { Panel } from '../../ui/panel.tsx';

/** Operations that Intercom may change on any day: off until somebody wants them, having been told what that means. */
export function ExperimentalPanel() {
  const query = useQuery(experimentalQuery);
  const set = useSetExperimental();
  return (
    <Panel
      id="experimental"
      title="Experimental operations"
      description="Intercom has them in its Preview version alone, and may change or withdraw them on any day, without notice."
    >
      <Loaded query={query} skeleton={<Skeleton height={90} />}>
        {({ on, byEnvironment, operations }) => (
          <Stack>
            <Switch
              label={on ? 'On, for every group within its scopes' : 'Off: they do not exist'}
              description={
                byEnvironment
                  ? 'Switched on for the whole gateway by its environment (GATEHOUSE_EXPERIMENTAL=on), so it cannot be switched off here.'
                  : 'Holds from the next call on. Assistants see them in their lists of tools at once.'
              }
              checked={on}
              disabled={byEnvironment || set.isPending}
              onChange={(event) => set.mutate({ on: event.currentTarget.checked })}
            />
            <Text size="sm">
              No scope is given by it. But a scope that a group has already opens what Intercom adds to it here: look at the groups first.
              Everything else holds as for all operations, the audit as well.
            </Text>
            <details className="gh-connect-options">
              <summary>The {operations.length} operations</summary>
              <List size="sm" mt="xs">
                {operations.map(({ name, summary, scope }) => (
                  <List.Item key={name}>
                    {summary} · <Mono>{scope}</Mono>
                  </List.Item>
                ))}
              </List>
            </details>
          </Stack>
        )}
      </Loaded>
    </Panel>
  );
}
