import { AppShell, Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { Wordmark } from '../ui/wordmark.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Navigation } from './navigation.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import './shell.css';

export function Shell() {
  const [opened, { toggle, close }] = useDisclosure();
  return (
    <AppShell
      header={{ height: { base: 52, sm: 0 } }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'md', sm: 'xl' }}
    >
      <a className="gh-skip" href="#main">
        Skip to content
      </a>
      <AppShell.Header hiddenFrom="sm" bg="var(--gh-surface)">
        <Group h="100%" px="md" gap="sm">
          <Burger opened={opened} onClick={toggle} size="sm" aria-label={opened ? 'Close the menu' : 'Open the menu'} />
          <Wordmark />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar bg="var(--gh-surface)" className="gh-navbar" withBorder>
        <div className="gh-brand">
          <Wordmark size={24} />
        </div>
        <Navigation onNavigate={close} />
        <AccountMenu />
      </AppShell.Navbar>
      <AppShell.Main id="main">
        <div className="gh-main">
          <Outlet />
        </div>
      </AppShell.Main>
      <SignInAgain />
    </AppShell>
  );
}
