import { List } from '@mantine/core';
import { ButtonLink } from '../../ui/links.tsx';
import { EntryLayout } from './entry-layout.tsx';

export function DeadLink({ kind, code }: { kind: 'claim' | 'join'; code: string }) {
  return (
    <EntryLayout
      title={code === 'already_claimed' ? 'Already claimed' : 'This link no longer works'}
      description={
        kind === 'claim'
          ? 'A claim link works once and for one hour, and only the newest one counts.'
          : 'An invitation works once and until it expires or is withdrawn.'
      }
    >
      <List size="sm" spacing="xs" mb="lg">
        {kind === 'claim' ? (
          <>
            <List.Item>If nobody has claimed this Gatehouse yet, gatehouse admin claim on its machine prints a new link.</List.Item>
            <List.Item>If somebody has, ask that administrator for an invitation.</List.Item>
          </>
        ) : (
          <List.Item>Ask an administrator for a new invitation: in the console under People → Invite.</List.Item>
        )}
        <List.Item>If you have used the link yourself, your account exists: sign in.</List.Item>
      </List>
      <ButtonLink to="/sign-in" variant="default" fullWidth>
        Go to sign in
      </ButtonLink>
    </EntryLayout>
  );
}
