import { Button, Modal, NativeSelect, Group as Row, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice } from '../../patterns/error-notice.tsx';
import { required, useForm } from '../../patterns/use-form.ts';
import type { Group, ManagementOutput } from '../../queries/contract.ts';
import { useCreateKey } from '../../queries/keys.ts';
import { NewKey } from './new-key.tsx';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly groups: readonly Group[];
  readonly preselected: string | null;
}

export function CreateKeyDialog({ opened, onClose, groups, preselected }: Props) {
  const [made, setMade] = useState<ManagementOutput<'keys.create'> | null>(null);
  const close = (): void => {
    onClose();
    setMade(null);
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      size={made ? 'xl' : 'md'}
      title={<Text fw={650}>{made ? `Key “${made.key.name}”` : 'Create a key'}</Text>}
      closeOnClickOutside={made === null}
      closeOnEscape={made === null}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {made ? (
        <NewKey made={made} group={groups.find((group) => group.id === made.key.groupId)} onDone={close} />
      ) : (
        <KeyForm groups={groups} preselected={preselected} onDone={setMade} onCancel={close} />
      )}
    </Modal>
  );
}

interface FormProps {
  readonly groups: readonly Group[];
  readonly preselected: string | null;
  readonly onDone: (made: ManagementOutput<'keys.create'>) => void;
  readonly onCancel: () => void;
}

function KeyForm({ groups, preselected, onDone, onCancel }: FormProps) {
  const create = useCreateKey();
  const form = useForm(
    { groupId: preselected ?? groups[0]?.id ?? '', name: '' },
    { groupId: required('a group'), name: required('what the key is for') },
  );
  const submit = form.onSubmit(async ({ groupId, name }) => onDone(await create.mutateAsync({ groupId, name: name.trim() })));
  const group = groups.find((candidate) => candidate.id === form.values.groupId);
  return (
    <form onSubmit={submit} noValidate ref={form.ref}>
      <Stack>
        {form.failure ? <ErrorNotice error={form.failure} /> : null}
        <NativeSelect
          label="Group"
          description={
            group && group.grants.length === 0
              ? 'This group has no scopes yet: its calls are refused until it is given some.'
              : 'The key may do what the group may.'
          }
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.field('groupId')}
        />
        <TextInput label="What it is for" placeholder="Ada’s assistant" maxLength={100} data-autofocus {...form.field('name')} />
        <Row justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={form.busy}>
            Create
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
