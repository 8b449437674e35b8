import { Alert, NativeSelect, Skeleton } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { EmptyState } from '../../patterns/empty-state.tsx';
import { Loaded } from '../../patterns/loaded.tsx';
import { markedName } from '../../patterns/sandbox-mark.tsx';
import { connectionsQuery } from '../../queries/connections.ts';
import type { Group } from '../../queries/contract.ts';
import { scopesQuery } from '../../queries/scopes.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { Panel } from '../../ui/panel.tsx';
import { GrantEditor } from './grant-editor.tsx';
import { placeOf } from './place.ts';

const route = getRouteApi('/app/groups/$groupId');

export function GroupIntegrations({ group }: { group: Group }) {
  const { connection: chosen, allow } = route.useSearch();
  const navigate = route.useNavigate();
  const connections = useQuery(connectionsQuery);
  const scopes = useQuery(scopesQuery);
  const skeleton = <Skeleton height={360} radius={12} />;
  return (
    <Loaded query={connections} skeleton={skeleton}>
      {(list) => {
        const { connection, sought, notice } = placeOf(list, new Set(group.grants.map(({ connectionId }) => connectionId)), {
          chosen,
          allow,
        });
        if (!connection) return <NoConnection />;
        const select =
          list.length > 1 ? (
            <NativeSelect
              aria-label="Workspace"
              value={notice === 'which' ? '' : connection.id}
              onChange={(event) =>
                void navigate({
                  search: {
                    tab: 'integrations',
                    connection: event.currentTarget.value,
                    ...(notice === 'which' ? { allow } : {}),
                  },
                })
              }
              data={[
                ...(notice === 'which' ? [{ value: '', label: 'Choose one', disabled: true }] : []),
                ...list.map((one) => ({
                  value: one.id,
                  label: hasGrant(group, one.id) ? `${markedName(one)}, has access` : markedName(one),
                })),
              ]}
            />
          ) : null;
        return (
          <>
            {notice === 'gone' ? (
              <Alert color="orange" mb="md" title="That workspace is not connected any more">
                Nothing was switched on. Below are the scopes on {connection.workspaceName}.
              </Alert>
            ) : null}
            {notice === 'which' ? (
              <Alert color="orange" mb="md" title="On which workspace?">
                Several are connected. Choose the one that the refused call was for: what it lacked is switched on there, and not saved.
              </Alert>
            ) : null}
            <Loaded query={scopes} skeleton={skeleton}>
              {(all) => (
                <GrantEditor
                  key={`${connection.id} ${sought}`}
                  allow={sought}
                  group={group}
                  connection={connection}
                  {...all}
                  select={select}
                />
              )}
            </Loaded>
          </>
        );
      }}
    </Loaded>
  );
}

const hasGrant = (group: Group, connectionId: string): boolean => group.grants.some((grant) => grant.connectionId === connectionId);

function NoConnection() {
  return (
    <Panel>
      <EmptyState
        icon={<IconPlugConnected size={22} />}
        title="No workspace is connected"
        action={<ButtonLink to="/integrations">Go to Integrations</ButtonLink>}
      >
        Scopes are given on a connected workspace. An administrator connects one first.
      </EmptyState>
    </Panel>
  );
}
