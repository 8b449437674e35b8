import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconInfoCircle, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { ErrorNotice } from '../../patterns/error-notice.tsx';
import { useIsAdmin } from '../../queries/session.ts';
import { type Trial, tryKey } from '../../queries/try-key.ts';
import { TextLink } from '../../ui/links.tsx';

/** For whoever wants to see it work before it is set up anywhere: one call with the key, made from here. */
export function TryKey({ secret, connection, keyName }: { secret: string; connection: string | null; keyName: string }) {
  const trial = useMutation({ mutationFn: () => tryKey(secret, connection) });
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        variant="light"
        leftSection={<IconPlayerPlay size={16} />}
        loading={trial.isPending}
        onClick={() => trial.mutate()}
        aria-describedby="try-key-about"
      >
        Check that it works
      </Button>
      <Text size="xs" c="dimmed" id="try-key-about">
        Reads one list with this key, as an assistant would. Nothing is written.
      </Text>
      {trial.error ? <ErrorNotice error={trial.error} /> : null}
      {trial.data ? <Answer trial={trial.data} keyName={keyName} /> : null}
    </Stack>
  );
}

function Answer({ trial, keyName }: { trial: Trial; keyName: string }) {
  const isAdmin = useIsAdmin();
  const activity = isAdmin ? (
    <>
      {' '}
      <TextLink to="/activity" search={{ find: keyName.slice(0, 200) }} size="sm">
        See it in Activity
      </TextLink>
    </>
  ) : null;
  if (trial.outcome === 'read') {
    return (
      <Alert color="teal" icon={<IconCircleCheck size={18} />} title="It works" role="status">
        “{trial.title}” was asked with this key, allowed, and answered
        {trial.rows === null ? '' : trial.rows === 1 ? ' with one row' : ` with ${trial.rows} rows`}. The call is recorded.{activity}
      </Alert>
    );
  }
  if (trial.outcome === 'nothing-to-read') {
    return (
      <Alert color="orange" icon={<IconInfoCircle size={18} />} title="The key works, and its group may list nothing" role="status">
        Nothing was asked of Intercom: none of the lists is open to the group. An administrator gives it scopes under{' '}
        <TextLink to="/groups" size="sm">
          Groups
        </TextLink>
        , such as contacts:read; then press the button again.
      </Alert>
    );
  }
  return (
    <Alert color="orange" icon={<IconInfoCircle size={18} />} title={trial.why} role="status">
      {trial.fix}
      {activity}
    </Alert>
  );
}
