import { Center, Stack, Text } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { EntryLayout } from '../pages/entry/entry-layout.tsx';
import { ContactSupport } from '../patterns/contact-support.tsx';
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
    <EntryLayout title="There is no such page" description="The address may be mistyped, or what it stood for was removed.">
      <ButtonLink to="/integrations" variant="default" fullWidth>
        Go to Integrations
      </ButtonLink>
      <Text mt="md" component="div">
        <ContactSupport />
      </Text>
    </EntryLayout>
  );
}
