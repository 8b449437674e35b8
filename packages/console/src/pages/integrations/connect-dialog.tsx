import { Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Connection } from '../../queries/contract.ts';
import { TextLink } from '../../ui/links.tsx';
import { OauthForm } from './oauth-form.tsx';
import { TokenForm } from './token-form.tsx';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The connection that gets a new access token. */
  readonly tokenFor?: Connection;
}

export function ConnectDialog({ opened, onClose, tokenFor }: Props) {
  const [kind, setKind] = useState(tokenFor ? 'access_token' : 'oauth');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
      title={<Text fw={650}>{tokenFor ? `Reconnect ${tokenFor.workspaceName}` : 'Connect an Intercom workspace'}</Text>}
    >
      <Stack>
        {tokenFor ? null : (
          <SegmentedControl
            aria-label="Kind of connection"
            value={kind}
            onChange={setKind}
            fullWidth
            data={[
              { value: 'oauth', label: 'OAuth (recommended)' },
              { value: 'access_token', label: 'Access token' },
            ]}
          />
        )}
        {kind === 'oauth' ? <OauthForm /> : <TokenForm onDone={onClose} {...(tokenFor ? { tokenFor } : {})} />}
        <TextLink to="/integrations/permissions" size="sm">
          Which permissions to tick in Intercom first
        </TextLink>
      </Stack>
    </Modal>
  );
}
