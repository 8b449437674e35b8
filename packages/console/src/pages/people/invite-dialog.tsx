import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice } from '../../patterns/error-notice.tsx';
import { SecretField } from '../../patterns/secret-field.tsx';
import { useForm } from '../../patterns/use-form.ts';
import { useInvite } from '../../queries/invitations.ts';

export function InviteDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [url, setUrl] = useState<string | null>(null);
  const close = (): void => {
    onClose();
    setUrl(null);
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={<Text fw={650}>{url === null ? 'Invite somebody' : 'Send this link'}</Text>}
      closeOnClickOutside={url === null}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {url === null ? (
        <InviteForm onDone={setUrl} onCancel={close} />
      ) : (
        <Stack>
          <Text size="sm">Send it to the person over a channel you trust. Whoever opens it first can make the account.</Text>
          <SecretField
            label="Invitation link"
            secret={url}
            warning="Shown only now. If it is lost, withdraw the invitation and make a new one."
          />
          <Group justify="flex-end">
            <Button onClick={close}>Done</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function InviteForm({ onDone, onCancel }: { onDone: (url: string) => void; onCancel: () => void }) {
  const invite = useInvite();
  const form = useForm({ note: '', role: 'member' });
  const submit = form.onSubmit(async ({ note, role }) => {
    const { url } = await invite.mutateAsync({ note: note.trim(), role: role === 'admin' ? 'admin' : 'member' });
    onDone(url);
  });
  return (
    <form onSubmit={submit} noValidate ref={form.ref}>
      <Stack>
        {form.failure ? <ErrorNotice error={form.failure} /> : null}
        <TextInput
          label="For whom (optional)"
          description="A note for the list of open invitations. No mail is sent."
          placeholder="Ada, support lead"
          maxLength={200}
          data-autofocus
          {...form.field('note')}
        />
        <NativeSelect
          label="Role"
          data={[
            { value: 'member', label: 'Member: makes keys for own groups' },
            { value: 'admin', label: 'Administrator: connects workspaces, decides about groups' },
          ]}
          {...form.field('role')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={form.busy}>
            Make the link
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
