import { List, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ContactSupport } from '../../patterns/contact-support.tsx';
import { setupQuery } from '../../queries/setup.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { EntryLayout } from './entry-layout.tsx';
import { MachineCommand } from './machine-command.tsx';

export function DeadLink({ kind, code }: { kind: 'claim' | 'join'; code: string }) {
  const setup = useQuery(setupQuery);
  const claimed = code === 'already_claimed' || (kind === 'claim' && setup.data?.claimed === true);
  return (
    <EntryLayout
      title={claimed ? 'Already claimed' : 'This link does not work'}
      description={
        claimed
          ? 'This Gatehouse has an administrator, so nobody else can claim it.'
          : kind === 'claim'
            ? 'It was used, it is older than an hour, a newer one was made, or a part of it is missing.'
            : 'It was used, it has expired or was withdrawn, or a part of it is missing.'
      }
    >
      <Stack>
        <List size="sm" spacing="sm">
          {claimed ? <Claimed /> : kind === 'claim' ? <Unclaimed /> : <Invited />}
        </List>
        <ButtonLink to="/sign-in" variant="default" fullWidth>
          Go to sign in
        </ButtonLink>
        <ContactSupport />
      </Stack>
    </EntryLayout>
  );
}

const Claimed = () => (
  <>
    <List.Item>If you claimed it yourself, your account exists: sign in.</List.Item>
    <List.Item>If somebody else did, ask them for an invitation: People → Invite.</List.Item>
    <MachineCommand command="gatehouse admin claim">
      If you do not know who it was, whoever runs the gateway asks on its machine. It makes no link any more, and lists the members:
    </MachineCommand>
    <MachineCommand command="gatehouse admin reset name@example.com">
      If that administrator has forgotten the password, this makes a link for a new one:
    </MachineCommand>
  </>
);

const Unclaimed = () => (
  <>
    <List.Item>Copy the whole link once more: a terminal may have broken it over two lines.</List.Item>
    <MachineCommand command="gatehouse admin claim">
      Or whoever runs the gateway makes a new one on its machine. Only the newest counts, once, for an hour:
    </MachineCommand>
    <List.Item>If you have used the link already, your account exists: sign in.</List.Item>
  </>
);

const Invited = () => (
  <>
    <List.Item>Copy the whole link once more: mail programs cut long ones.</List.Item>
    <List.Item>Ask an administrator for a new invitation: People → Invite. It works once, for seven days.</List.Item>
    <List.Item>If you have used the link already, your account exists: sign in.</List.Item>
  </>
);
