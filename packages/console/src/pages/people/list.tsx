import { Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { AdminOnly } from '../../patterns/admin-only.tsx';
import { GuideLink } from '../../patterns/guide-link.tsx';
import { Loaded } from '../../patterns/loaded.tsx';
import { ShowMore } from '../../patterns/show-more.tsx';
import { groupsQuery } from '../../queries/groups.ts';
import { memberPagesQuery } from '../../queries/members.ts';
import { useSession } from '../../queries/session.ts';
import { DataTable, TableSkeleton } from '../../ui/data-table.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Invitations } from './invitations.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { memberColumns } from './member-columns.tsx';

export function PeoplePage() {
  const members = useInfiniteQuery(memberPagesQuery);
  const groups = useQuery(groupsQuery);
  const { member: self, organisation } = useSession();
  const [opened, { open, close }] = useDisclosure();
  const columns = memberColumns(self.id, groups.data ?? []);
  return (
    <>
      <PageHeader
        title="People"
        guide={
          <GuideLink guide="operate" section="recover-an-account">
            Somebody cannot sign in
          </GuideLink>
        }
        description={`Who may sign in to ${organisation.name}’s Gatehouse. Administrators connect workspaces and decide about groups.`}
        actions={
          <AdminOnly>
            <Button leftSection={<IconUserPlus size={16} />} onClick={open}>
              Invite
            </Button>
          </AdminOnly>
        }
      />
      <Stack gap="md">
        <Panel flush>
          <Loaded query={members} skeleton={<TableSkeleton columns={columns} />}>
            {(data) => (
              <>
                <DataTable label="Members" columns={columns} rows={data.members} rowKey={(member) => member.id} />
                <ShowMore query={members} />
              </>
            )}
          </Loaded>
        </Panel>
        {members.data && members.data.invitations.length > 0 ? <Invitations invitations={members.data.invitations} /> : null}
      </Stack>
      <InviteDialog opened={opened} onClose={close} />
    </>
  );
}
