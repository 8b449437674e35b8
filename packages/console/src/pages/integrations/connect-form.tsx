import { Button, Stack, TextInput } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { ErrorNotice } from '../../patterns/error-notice.tsx';
import type { useForm } from '../../patterns/use-form.ts';
import './connect-form.css';

interface Props {
  readonly form: Pick<ReturnType<typeof useForm>, 'failure' | 'busy' | 'ref'>;
  readonly onSubmit: (event: FormEvent) => Promise<unknown>;
  readonly intro: ReactNode;
  readonly button: string;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** What both ways to connect have in common. */
export function ConnectForm({ form, onSubmit, intro, button, icon, children }: Props) {
  return (
    <form onSubmit={onSubmit} noValidate ref={form.ref}>
      <Stack>
        {intro}
        {form.failure ? <ErrorNotice error={form.failure} /> : null}
        {children}
        <Button type="submit" loading={form.busy} rightSection={icon}>
          {button}
        </Button>
      </Stack>
    </form>
  );
}

/** The connection's short name; `field` is the form's. */
export function ShortName({ field }: { field: object }) {
  return (
    <TextInput
      label="Short name (optional)"
      description="Used in addresses such as /intercom/support/… Left empty, it is made from the workspace’s name."
      placeholder="support"
      {...field}
    />
  );
}

export const shortNameOf = (name: string): { name?: string } => (name === '' ? {} : { name });
