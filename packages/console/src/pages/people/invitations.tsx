import { Button, Text } from '@mantine/core';
import { AdminOnly } from '../../patterns/admin-only.tsx';
import type { Invitation } from '../../queries/contract.ts';
import { useWithdrawInvitation } from '../../queries/invitations.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Time } from '../../ui/time.tsx';

export function Invitations({ invitations }: { invitations: readonly Invitation[] }) {
  const withdraw = useWithdrawInvitation();
  const columns: readonly Column<Invitation>[] = [
    {
      id: 'note',
      header: 'For',
      cell: (invitation) =>
        invitation.note || (
          <Text size="sm" c="dimmed">
            No note
          </Text>
        ),
    },
    { id: 'role', header: 'As', width: '9rem', cell: (invitation) => (invitation.role === 'admin' ? 'Administrator' : 'Member') },
    { id: 'created', header: 'Made', width: '9rem', cell: (invitation) => <Time at={invitation.createdAt} /> },
    { id: 'expires', header: 'Expires', width: '9rem', cell: (invitation) => <Time at={invitation.expiresAt} /> },
    {
      id: 'actions',
      header: '',
      width: '7rem',
      cell: (invitation) => (
        <AdminOnly>
          <Button
            variant="subtle"
            color="red"
            size="compact-xs"
            loading={withdraw.isPending && withdraw.variables.id === invitation.id}
            onClick={() => withdraw.mutate({ id: invitation.id })}
          >
            Withdraw
          </Button>
        </AdminOnly>
      ),
    },
  ];
  return (
    <Panel flush title="Open invitations" description="Links that nobody has used yet. Each works once.">
      <DataTable label="Open invitations" columns={columns} rows={invitations} rowKey={(invitation) => invitation.id} />
    </Panel>
  );
}
