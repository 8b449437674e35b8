import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ApiError } from '../queries/api-error.ts';
import { ContactSupport } from './contact-support.tsx';

/** Words for an error that may come from anywhere. */
export function describeError(error: unknown): { title: string; fix: string | null; requestId: string | null } {
  if (!(error instanceof ApiError))
    return { title: 'Something in this page failed', fix: 'Reload the page and try again.', requestId: null };
  if (error.code === 'gateway_unreachable') {
    return { title: error.message, fix: 'Check that it is running and that you are online, then try again.', requestId: null };
  }
  const fix = error.fix ?? (error.issues.map((issue) => `${issue.field}: ${issue.problem}`).join(' · ') || null);
  return { title: error.message, fix, requestId: error.requestId };
}

export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { title, fix, requestId } = describeError(error);
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title={title} role="alert">
      <Stack gap="xs" align="flex-start">
        {fix ? <Text size="sm">{fix}</Text> : null}
        <ContactSupport requestId={requestId} />
        {onRetry ? (
          <Button variant="light" color="red" size="xs" onClick={onRetry}>
            Try again
          </Button>
        ) : null}
      </Stack>
    </Alert>
  );
}
