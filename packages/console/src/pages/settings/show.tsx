import { Stack } from '@mantine/core';
import { AdminNote, AdminOnly } from '../../patterns/admin-only.tsx';
import { GuideLink } from '../../patterns/guide-link.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ExperimentalPanel } from './experimental.tsx';
import { OauthAppPanel } from './oauth-app.tsx';

export function SettingsPage() {
  return (
    <>
      <PageHeader
        title="Settings"
        guide={<GuideLink guide="experimental" />}
        description="What holds for the whole organisation. Everything else is set where the gateway runs, by its environment."
      />
      <AdminOnly otherwise={<AdminNote>Only an administrator can see and change settings.</AdminNote>}>
        <Stack gap="md">
          <OauthAppPanel />
          <ExperimentalPanel />
        </Stack>
      </AdminOnly>
    </>
  );
}
