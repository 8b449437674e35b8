import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { ErrorNotice } from '../../patterns/error-notice.tsx';
import { useForm } from '../../patterns/use-form.ts';
import { useSetTeammate } from '../../queries/connections.ts';
import type { Connection } from '../../queries/contract.ts';

interface Props {
  readonly connection: Connection;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function TeammateDialog({ connection, opened, onClose }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': 'Close' }}
      title={<Text fw={650}>As whom to act in {connection.workspaceName}</Text>}
    >
      <TeammateForm connection={connection} onDone={onClose} />
    </Modal>
  );
}

const teammateRule = (value: string) => (/^\d{1,20}$/.test(value.trim()) ? null : 'Enter the id: digits only, such as 991267459.');

function TeammateForm({ connection: { id, teammate, adminKnown }, onDone }: { connection: Connection; onDone: () => void }) {
  const set = useSetTeammate();
  const form = useForm({ teammateId: teammate?.id ?? '' }, { teammateId: teammateRule });
  const save = async (teammateId: string | null) => {
    await set.mutateAsync({ id, teammateId });
    onDone();
  };
  return (
    <form onSubmit={form.onSubmit(({ teammateId }) => save(teammateId.trim()))} noValidate ref={form.ref}>
      <Stack>
        <Text size="sm">
          Replies, notes and assignments that name no teammate are written as this one. Intercom shows customers the name and picture of
          whoever replies.
        </Text>
        {form.failure ? <ErrorNotice error={form.failure} /> : null}
        <TextInput
          label="Teammate id"
          description="In Intercom: Settings → Teammates → the teammate; the number at the end of the page’s address. It also stands in whatever they wrote, as author.id."
          inputMode="numeric"
          autoComplete="off"
          {...form.field('teammateId')}
        />
        <Group>
          <Button type="submit" loading={form.busy}>
            Save
          </Button>
          {teammate ? (
            <Button variant="default" disabled={form.busy} onClick={() => void save(null)}>
              {adminKnown ? 'Act as whoever connected again' : 'Act as nobody in particular'}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </form>
  );
}
