import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ConfirmDanger } from '../../patterns/confirm-danger.tsx';
import type { ApiKey } from '../../queries/contract.ts';
import { useRevokeKey } from '../../queries/keys.ts';

export function RevokeKey({ apiKey }: { apiKey: ApiKey }) {
  const [opened, { open, close }] = useDisclosure();
  const revoke = useRevokeKey();
  return (
    <>
      <Button variant="subtle" color="red" size="compact-xs" onClick={open} aria-label={`Revoke ${apiKey.name}`}>
        Revoke
      </Button>
      <ConfirmDanger
        opened={opened}
        onClose={close}
        title={`Revoke ${apiKey.name}?`}
        confirm="Revoke key"
        busy={revoke.isPending}
        onConfirm={() => revoke.mutate({ id: apiKey.id }, { onSuccess: close })}
        consequences={[
          'Whatever uses the key is refused from the next call on.',
          'It cannot be brought back; a new key is needed instead.',
          'Activity keeps its rows.',
        ]}
      />
    </>
  );
}
