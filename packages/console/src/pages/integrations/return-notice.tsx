import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ContactSupport } from '../../patterns/contact-support.tsx';
import { TroubleSteps } from '../../patterns/trouble-steps.tsx';
import { connectionsQuery } from '../../queries/connections.ts';
import { TextLink } from '../../ui/links.tsx';
import { useConnectingLabel } from './acts-as.tsx';
import { explainOauthError } from './oauth-errors.ts';

const route = getRouteApi('/app/integrations');

/** What came of connecting: of the way through Intercom's consent page, or of an access token. */
export function ReturnNotice() {
  const { connected, error, request_id: requestId } = route.useSearch();
  const navigate = route.useNavigate();
  const connections = useQuery(connectionsQuery);
  const dismiss = () => void navigate({ search: {}, replace: true });
  if (error) {
    const explained = explainOauthError(error);
    return (
      <Alert
        color="red"
        icon={<IconAlertTriangle size={18} />}
        title={explained.title}
        withCloseButton
        closeButtonLabel="Dismiss"
        onClose={dismiss}
      >
        <Stack gap="xs">
          <Text size="sm">{explained.cause}</Text>
          {error === 'permission_missing' ? <OneBox /> : null}
          <TroubleSteps trouble={explained} />
          <ContactSupport requestId={requestId ?? null} />
        </Stack>
      </Alert>
    );
  }
  const connection = connections.data?.find(({ id, name }) => id === connected || name === connected);
  if (!connected || !connection) return null;
  return (
    <Alert
      color="teal"
      icon={<IconCircleCheck size={18} />}
      title={`Connected to ${connection.workspaceName}`}
      withCloseButton
      closeButtonLabel="Dismiss"
      onClose={dismiss}
    >
      {connection.permissions.length > 0 ? 'Groups keep the scopes they had on it. Where more is needed:' : 'Nobody can use it yet. Next:'}{' '}
      <TextLink to="/groups" search={{ connection: connection.id }} size="sm">
        give a group scopes on it
      </TextLink>
      , then{' '}
      <TextLink to="/keys" size="sm">
        create a key for the group
      </TextLink>
      .
    </Alert>
  );
}

function OneBox() {
  const label = useConnectingLabel();
  return <Text size="sm">Ticking one box is enough: “{label}”.</Text>;
}
