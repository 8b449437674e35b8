import { Button, Divider, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ClientSetup } from '../../patterns/client-setup/client-setup.tsx';
import { SecretField } from '../../patterns/secret-field.tsx';
import { connectionsQuery } from '../../queries/connections.ts';
import type { Group, ManagementOutput } from '../../queries/contract.ts';
import { TryKey } from './try-key.tsx';
import './new-key.css';

interface Props {
  readonly made: ManagementOutput<'keys.create'>;
  readonly group: Group | undefined;
  readonly onDone: () => void;
}

export function NewKey({ made, group, onDone }: Props) {
  const connections = useQuery(connectionsQuery);
  // `default` names a group's only connection; with several, one has to be named.
  const first = connections.data?.find((connection) => connection.id === group?.grants[0]?.connectionId);
  const connection = group && group.grants.length > 1 && first ? first.name : 'default';
  return (
    <Stack>
      <SecretField
        label="Key"
        secret={made.secret}
        warning="Shown only now: copy it to where it is used. If it is lost, revoke it and create another."
      />
      <TryKey secret={made.secret} connection={connection === 'default' ? null : connection} keyName={made.key.name} />
      <Divider label="Ready to paste" labelPosition="left" />
      <ClientSetup connection={connection} secret={made.secret} />
      <div className="gh-new-key-foot">
        <Button onClick={onDone}>I have saved the key</Button>
      </div>
    </Stack>
  );
}
