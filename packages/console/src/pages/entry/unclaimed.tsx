import { List, Stack, Text } from '@mantine/core';
import { ContactSupport } from '../../patterns/contact-support.tsx';
import { EntryLayout } from './entry-layout.tsx';
import { MachineCommand } from './machine-command.tsx';

/** Nobody has an account yet, so there is nothing to sign in to. */
export function Unclaimed({ held }: { held: boolean }) {
  return (
    <EntryLayout title="Not claimed yet" description="This Gatehouse has no administrator. The first one enters through a claim link.">
      <Stack>
        {held ? <Held /> : <Printed />}
        <Text size="sm" c="dimmed">
          Only somebody on the machine can claim the installation. That is on purpose.
        </Text>
        <ContactSupport />
      </Stack>
    </EntryLayout>
  );
}

const Printed = () => (
  <List size="sm" spacing="sm">
    <List.Item>
      The link was printed where the gateway was started: look for a line with <b>/claim/</b> in its terminal or log.
    </List.Item>
    <MachineCommand command="gatehouse admin claim">
      It works once and for one hour. If it is gone or expired, this prints a new one:
    </MachineCommand>
  </List>
);

/** Then no link was printed at the start: whoever comes first must not get the place of the lost administrators. */
const Held = () => (
  <List size="sm" spacing="sm">
    <List.Item>
      <b>No link was printed:</b> the database is new, while the key ring beside it is of an earlier start. Perhaps the database was lost,
      or the wrong folder was mounted.
    </List.Item>
    <List.Item>
      If there should be an administrator already, do not claim it. Whoever runs the gateway stops it, puts the database back and starts it
      again: everything is then as it was.
    </List.Item>
    <MachineCommand command="gatehouse admin claim">To begin anew on purpose, this prints a claim link:</MachineCommand>
  </List>
);
