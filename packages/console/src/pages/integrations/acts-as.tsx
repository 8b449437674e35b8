import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { places } from '../../../../gateway/src/errors.ts';
import { AdminOnly } from '../../patterns/admin-only.tsx';
import { HelpLink } from '../../patterns/help-link.tsx';
import type { Connection } from '../../queries/contract.ts';
import { permissionsQuery } from '../../queries/scopes.ts';
import { TeammateDialog } from './teammate-dialog.tsx';

/** Of the box that lets Intercom say who it is; its key until the list is there. */
export function useConnectingLabel(): string {
  const { data } = useQuery(permissionsQuery);
  const [key] = data?.connecting ?? [];
  return data?.permissions.find((permission) => permission.key === key)?.label ?? 'Read one admin';
}

/** As whom the connection writes where a call names nobody. */
export function ActsAs({ connection }: { connection: Connection }) {
  const [opened, { open, close }] = useDisclosure();
  const { teammate, adminKnown, adminName, adminEmail } = connection;
  const [name, more] = teammate
    ? [
        teammate.name ?? `Teammate ${teammate.id}`,
        teammate.name === null ? 'Entered here. Intercom did not let us look whether they exist.' : `Entered here, id ${teammate.id}`,
      ]
    : adminKnown
      ? [adminName, adminEmail]
      : ['Not known', 'Replies have to name a teammate'];
  return (
    <>
      {name}
      <Text size="xs" c="dimmed">
        {more}
      </Text>
      <AdminOnly>
        <Anchor component="button" type="button" size="xs" onClick={open}>
          {teammate || adminKnown ? 'Act as somebody else' : 'Enter a teammate'}
        </Anchor>
      </AdminOnly>
      <TeammateDialog connection={connection} opened={opened} onClose={close} />
    </>
  );
}

/** Where Intercom does not say as whom, and nobody has entered anybody. */
export function NobodyKnown({ connection }: { connection: Connection }) {
  const [opened, { open, close }] = useDisclosure();
  const label = useConnectingLabel();
  if (connection.adminKnown || connection.teammate) return null;
  const unnamed = connection.workspaceName === connection.workspaceId;
  return (
    <Alert color="blue" icon={<IconUserQuestion size={18} />} title="Connected, without knowing as which teammate">
      <Stack gap="xs">
        <Text size="sm">
          The app may not ask Intercom who it is: “{label}” is not ticked. The workspace was recognised by what the app may read
          {unnamed ? ' (its name is not known either, so its id stands here)' : ''}, and everything else works. Only a reply or note that
          names no teammate is refused, until somebody is entered here, or “{label}” is ticked in {places.hubAuthentication} and the
          workspace connected again.
        </Text>
        <AdminOnly>
          <Group gap="xs">
            <Button size="xs" onClick={open}>
              Enter a teammate
            </Button>
          </Group>
        </AdminOnly>
        <HelpLink trouble="nobody-known" />
      </Stack>
      <TeammateDialog connection={connection} opened={opened} onClose={close} />
    </Alert>
  );
}
