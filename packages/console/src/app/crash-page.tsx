import { Center, Stack } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { EmptyState } from '../patterns/empty-state.tsx';
import { ErrorNotice } from '../patterns/error-notice.tsx';
import { ButtonLink } from '../ui/links.tsx';

/** The error boundary of every page. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <Center mih="50vh" p="md">
      <Stack w="100%" maw={520}>
        <ErrorNotice
          error={error}
          onRetry={() => {
            reset();
            void router.invalidate();
          }}
        />
      </Stack>
    </Center>
  );
}

export function NotFoundPage() {
  return (
    <Center mih="60vh" component="main">
      <EmptyState
        icon={<IconMapQuestion size={22} />}
        title="There is no such page"
        action={
          <ButtonLink to="/integrations" variant="default">
            Go to Integrations
          </ButtonLink>
        }
      >
        The address may be mistyped, or what it stood for was removed.
      </EmptyState>
    </Center>
  );
}
