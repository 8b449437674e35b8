import { Alert, Box, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { remedyOf } from '../../../../gateway/src/errors.ts';
import { HelpLink } from '../../patterns/help-link.tsx';
import type { Connection, PermissionUse } from '../../queries/contract.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { TextLink } from '../../ui/links.tsx';
import { Mono } from '../../ui/mono.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Time } from '../../ui/time.tsx';
import { permissionState } from './words.ts';
import './permission-table.css';

const columns: readonly Column<PermissionUse>[] = [
  { id: 'scope', header: 'Scope', width: '24%', cell: (use) => <Mono>{use.scope}</Mono> },
  { id: 'groups', header: 'Used by', width: '24%', cell: (use) => use.groups.join(', ') },
  {
    id: 'permission',
    header: 'Intercom permission',
    cell: (use) => (use.permissions.length === 0 ? 'None needed' : use.permissions.map((label) => `“${label}”`).join(' or ')),
  },
  {
    id: 'state',
    header: 'State',
    width: '12rem',
    cell: (use) => <State use={use} />,
  },
];

function State({ use }: { use: PermissionUse }) {
  const { tone, label, more } = permissionState(use);
  return (
    <>
      <StateBadge tone={tone}>{label}</StateBadge>
      {more === null && use.seenAt === null ? null : (
        <Text size="xs" c="dimmed" mt={2}>
          {more ?? (
            <>
              Seen <Time at={use.seenAt} />
            </>
          )}
        </Text>
      )}
    </>
  );
}

/** What groups use on a connection against what the app may do in Intercom. */
const remedy = remedyOf('permission_missing');

export function PermissionTable({ connection }: { connection: Connection }) {
  const missing = connection.permissions.filter((use) => use.state === 'missing');
  if (connection.permissions.length === 0) {
    return (
      <div className="gh-permissions-none">
        <Text size="sm" c="dimmed">
          No group has scopes on this workspace yet.{' '}
          <TextLink to="/groups" search={{ connection: connection.id }} size="sm">
            Choose a group
          </TextLink>{' '}
          and switch on what it needs.
        </Text>
      </div>
    );
  }
  return (
    <div className="gh-permissions">
      {missing.length > 0 ? (
        <Box px="1.15rem" pb="md">
          <Alert color="orange" icon={<IconAlertTriangle size={18} />} title="The Intercom app lacks permissions that groups need">
            <Text size="sm">
              {remedy.who} ticks {missing.map((use) => use.permissions.map((label) => `“${label}”`).join(' or ')).join('; ')} in{' '}
              {remedy.where}. Then reconnect here: the present token keeps the permissions it was made with.
            </Text>
            <Group gap="md">
              <HelpLink trouble="permission-missing" />
              <TextLink to="/integrations/permissions" search={{ for: 'groups' }} size="sm">
                All boxes that groups need
              </TextLink>
            </Group>
          </Alert>
        </Box>
      ) : null}
      <DataTable
        label={`Permissions that groups need of ${connection.workspaceName}`}
        columns={columns}
        rows={connection.permissions}
        rowKey={(use) => use.scope}
        rowTone={(use) => (use.state === 'missing' ? 'warning' : 'plain')}
      />
    </div>
  );
}
