import { Avatar, Box, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconLogout, IconSelector } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useSession, useSignOut } from '../queries/session.ts';
import { ColorSchemeControl } from './color-scheme-control.tsx';

export function AccountMenu() {
  const { member, organisation } = useSession();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const leave = async (): Promise<void> => {
    await signOut.mutateAsync({});
    await navigate({ to: '/sign-in' });
    queryClient.clear();
  };
  return (
    <Menu position="top-start" width={220} shadow="md">
      <Menu.Target>
        <UnstyledButton className="gh-account" aria-label={`Account of ${member.name}`}>
          <Avatar size={30} color="pine" radius="xl" name={member.name} />
          <div className="gh-account-text">
            <Text size="sm" fw={600} truncate>
              {member.name}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {organisation.name}
            </Text>
          </div>
          <IconSelector size={16} color="var(--mantine-color-dimmed)" aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {member.email} · {member.role === 'admin' ? 'Administrator' : 'Member'}
        </Menu.Label>
        <Box pt="0.25rem" px="0.5rem" pb="0.5rem">
          <ColorSchemeControl fullWidth />
        </Box>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
