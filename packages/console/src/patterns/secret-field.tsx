import { Alert, Group, Stack, TextInput } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { CopyTextButton } from '../ui/copy.tsx';

interface Props {
  readonly label: string;
  readonly secret: string;
  /** Why it must be copied now, and what to do when it is lost. */
  readonly warning: string;
}

/** Something that is shown once. */
export function SecretField({ label, secret, warning }: Props) {
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          label={label}
          value={secret}
          readOnly
          flex={1}
          onFocus={(event) => event.currentTarget.select()}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          autoComplete="off"
          spellCheck={false}
        />
        <CopyTextButton value={secret} what={label} />
      </Group>
      <Alert color="orange" icon={<IconEyeOff size={18} />} p="xs">
        {warning}
      </Alert>
    </Stack>
  );
}
