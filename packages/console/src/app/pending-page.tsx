import { Skeleton, Stack } from '@mantine/core';

export function PendingPage() {
  return (
    <Stack gap="md" aria-busy="true" aria-label="Loading" p="md">
      <Skeleton height={22} width={180} />
      <Skeleton height={12} width="50%" />
      <Skeleton height={160} mt="md" radius={12} />
    </Stack>
  );
}
