import { Button, Group as Row, Stack, Textarea, TextInput } from '@mantine/core';
import { ErrorNotice } from '../../patterns/error-notice.tsx';
import { required, useForm } from '../../patterns/use-form.ts';

interface Props {
  readonly name?: string;
  readonly description?: string;
  readonly submit: string;
  readonly onSubmit: (values: { name: string; description: string }) => Promise<unknown>;
  readonly onCancel: () => void;
}

export function GroupForm({ name = '', description = '', submit, onSubmit, onCancel }: Props) {
  const form = useForm({ name, description }, { name: required('a name') });
  return (
    <form
      onSubmit={form.onSubmit((values) => onSubmit({ name: values.name.trim(), description: values.description.trim() }))}
      noValidate
      ref={form.ref}
    >
      <Stack>
        {form.failure ? <ErrorNotice error={form.failure} /> : null}
        <TextInput label="Name" placeholder="Support assistants" maxLength={100} data-autofocus {...form.field('name')} />
        <Textarea
          label="Description (optional)"
          placeholder="What it is for"
          autosize
          minRows={2}
          maxLength={500}
          {...form.field('description')}
        />
        <Row justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={form.busy}>
            {submit}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
