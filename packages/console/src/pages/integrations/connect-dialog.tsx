import { Anchor, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Target } from '../../../../gateway/src/store/words.ts';
import type { Connection } from '../../queries/contract.ts';
import { setupQuery } from '../../queries/setup.ts';
import { TextLink } from '../../ui/links.tsx';
import { ConnectChoice } from './connect-choice.tsx';
import { OauthForm } from './oauth-form.tsx';
import { TokenForm } from './token-form.tsx';
import { targetOf } from './words.ts';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** What was chosen before; asked first otherwise. */
  readonly to?: Target | undefined;
  /** The connection that gets a new access token. */
  readonly tokenFor?: Connection;
}

export function ConnectDialog({ opened, onClose, to, tokenFor }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
      title={<Text fw={650}>{tokenFor ? `Reconnect ${tokenFor.workspaceName}` : 'Connect a workspace'}</Text>}
    >
      {tokenFor ? <TokenForm to={targetOf(tokenFor)} tokenFor={tokenFor} onDone={onClose} /> : <Steps to={to} onDone={onClose} />}
    </Modal>
  );
}

/** Which Intercom, and then how. */
function Steps({ to, onDone }: { to: Target | undefined; onDone: () => void }) {
  const setup = useQuery(setupQuery);
  const [chosen, choose] = useState(to);
  if (!setup.data) return null;
  const { sandbox } = setup.data.intercom;
  const target = chosen ?? (sandbox ? undefined : 'intercom');
  if (target === undefined) return <ConnectChoice onChoose={choose} />;
  return (
    <Stack>
      {sandbox && to === undefined ? (
        <Anchor component="button" type="button" size="sm" ta="left" onClick={() => choose(undefined)}>
          ← {target === 'sandbox' ? 'My Intercom workspace instead' : 'The sandbox instead'}
        </Anchor>
      ) : null}
      <Ways key={target} to={target} onDone={onDone} first={target === 'sandbox' || setup.data.intercom.app ? 'oauth' : 'access_token'} />
    </Stack>
  );
}

function Ways({ to, first, onDone }: { to: Target; first: Connection['kind']; onDone: () => void }) {
  const [kind, setKind] = useState<string>(first);
  return (
    <>
      <SegmentedControl
        aria-label="Kind of connection"
        value={kind}
        onChange={setKind}
        fullWidth
        data={[
          { value: 'oauth', label: 'OAuth' },
          { value: 'access_token', label: 'Access token' },
        ]}
      />
      {kind === 'oauth' ? <OauthForm to={to} /> : <TokenForm to={to} onDone={onDone} />}
      {to === 'intercom' ? (
        <TextLink to="/integrations/permissions" size="sm">
          Which permissions to tick in Intercom first
        </TextLink>
      ) : null}
    </>
  );
}
